import { randomFillSync } from 'node:crypto';
import { ClientHandshake } from '../../session/handshake/index.js';
import type { Wire } from './wire.js';

/** Does the handshake as most clients do; gives what came behind it. Rejects with NotMet. */
export async function greet(wire: Wire): Promise<Uint8Array> {
  const handshake = new ClientHandshake({
    now: () => Math.floor(performance.now()),
    random: (bytes) => {
      randomFillSync(bytes);
    },
  });
  let rest: Uint8Array | undefined;
  wire.write(handshake.start());
  wire.consume((bytes) => {
    const step = handshake.receive(bytes);
    if (step.send.length > 0) wire.write(step.send);
    rest = step.rest;
  });
  await wire.until('the handshake of the server', () => rest !== undefined);
  return rest ?? new Uint8Array();
}
