import { randomUUID } from 'node:crypto';
import {
  type ConnectObjectProperties,
  type Message,
  PublishType,
  SoftwareVersion,
  StatusCode,
  StatusLevel,
} from '../../../generated/rtmp/index.js';
import { NotMet, Unsupported } from '../verdict.js';
import { Client } from '../wire/client.js';
import type { Delivery } from '../wire/delivery.js';
import { statusOf } from '../wire/matching.js';
import type { Arrived } from '../wire/messages.js';
import type { Transcript } from '../wire/recording.js';
import { Wire } from '../wire/wire.js';
import type { ServerTarget } from './target.js';

/** A client and a message stream of it. */
export interface StreamClient {
  readonly client: Client;
  readonly streamId: number;
  /** The name that is published or played. */
  readonly stream: string;
  /** Sends a message in the stream. */
  send(message: Message, timestamp?: number, chunkStreamId?: number): void;
}

/** What one run of a case has to work with. Whatever it opens is closed for it. */
export class ServerBench {
  readonly #wires: Wire[] = [];

  constructor(
    readonly target: ServerTarget,
    readonly delivery: Delivery,
    readonly timeoutMilliseconds: number,
  ) {}

  /** A connection on which nothing was said. */
  async open(name = 'client'): Promise<Wire> {
    const { host, port, keeper } = this.target;
    const { delivery, timeoutMilliseconds } = this;
    if (keeper?.isForOneConnection === true && this.#wires.length > 0) {
      throw new Unsupported('the server is declared to take one connection at a time');
    }
    const connect = () => Wire.connect(host, port, { name, delivery, timeoutMilliseconds });
    const wire = await (keeper === undefined ? connect() : keeper.connect(connect));
    this.#wires.push(wire);
    return wire;
  }

  /** A connection whose handshake is done. */
  async greet(name?: string): Promise<Client> {
    return Client.greet(await this.open(name));
  }

  /** What clients say of themselves, with the application of the target. */
  get connectObject(): ConnectObjectProperties {
    return { app: this.target.app, flashVer: SoftwareVersion.player, tcUrl: this.target.tcUrl };
  }

  /** A client that is connected to the application. */
  async connect(name?: string, more: ConnectObjectProperties = {}): Promise<Client> {
    const client = await this.greet(name);
    await client.connect({ ...this.connectObject, ...more });
    return client;
  }

  /** A name that nobody uses. */
  freshName(): string {
    return `${this.target.stream}-${randomUUID().slice(0, 8)}`;
  }

  /** Somebody who publishes. */
  async publish(stream = this.freshName(), on?: Client): Promise<StreamClient> {
    const client = on ?? (await this.connect('publisher'));
    const streamId = await client.createStream();
    client.command(
      { kind: 'publish', transactionId: 0, commandObject: null, name: stream, type: PublishType.live },
      streamId,
    );
    await started(client, streamId, 'publish', StatusCode.publishStart);
    return streamClient(client, streamId, stream);
  }

  /** Somebody who plays what is published, or will be. */
  async play(stream: string, on?: Client): Promise<StreamClient> {
    const client = on ?? (await this.connect('player'));
    const streamId = await client.createStream();
    client.command({ kind: 'play', transactionId: 0, commandObject: null, name: stream }, streamId);
    await started(client, streamId, 'play', StatusCode.playStart);
    return streamClient(client, streamId, stream);
  }

  /** Sends media from a publisher to a player; gives what came out. Rejects with NotMet unless the contents are the same. */
  async passes(
    message: Extract<Message, { kind: 'audio' | 'video' }>,
    from: StreamClient,
    to: StreamClient,
    timestamp = 0,
  ): Promise<Arrived> {
    from.send(message, timestamp);
    await from.client.wire.flush();
    return to.client.expect(`the ${message.kind} that was published`, (arrived) =>
      Buffer.compare(arrived.raw.payload, message.data) === 0 ? arrived : undefined,
    );
  }

  get transcripts(): readonly Transcript[] {
    return this.#wires.map(({ recording }) => recording);
  }

  /** Closes all that is open. */
  dispose(): void {
    for (const wire of this.#wires) wire.destroy();
  }
}

/** Resolves with the status that starts it; rejects with NotMet where it is refused, or neither comes. */
async function started(client: Client, streamId: number, command: string, code: string): Promise<Arrived> {
  const what = `the status ${code} of ${command}`;
  const found = await client.expect(what, (arrived) => {
    const status = statusOf(arrived);
    return status !== undefined && (status.code === code || status.level === StatusLevel.error)
      ? { arrived, status }
      : undefined;
  });
  if (found.status.code === code) return found.arrived;
  throw new NotMet(`${found.status.code} came in place of ${what} in stream ${streamId}`);
}

const streamClient = (client: Client, streamId: number, stream: string): StreamClient => ({
  client,
  streamId,
  stream,
  send: (message, timestamp, chunkStreamId) => client.send(message, { streamId, timestamp, chunkStreamId }),
});
