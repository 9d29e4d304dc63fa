import { Client } from '../../wire/client.js';
import type { Wire } from '../../wire/wire.js';
import type { ServerBench } from '../bench.js';

/** Connects to the application where the handshake was done by hand. Rejects with NotMet. */
export async function acceptsConnect(bench: ServerBench, wire: Wire): Promise<Client> {
  const client = new Client(wire);
  await client.connect(bench.connectObject);
  return client;
}
