import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from '../../../../generated/rtmp/index.js';
import { encodeMessage, type Message, tagOfMessage } from '../../../../generated/rtmp/message.js';
import { ChunkWriter } from '../../../../src/session/chunk-stream/index.js';
import { chunkStreamIdFor } from '../../../../src/session/message-stream/chunk-stream-ids.js';
import { joinMessages } from '../../../../src/session/message-stream/index.js';

export interface Target {
  readonly host: string;
  readonly port: number;
}

/** One connection of an exchange: what is sent waits until an answer is wanted, and then goes out in one piece. */
export class Line {
  readonly #writer = new ChunkWriter();
  readonly #waiting: Uint8Array[] = [];
  #received: Buffer = Buffer.alloc(0);
  #seen = 0;
  #pings = 0;
  closed = false;

  private constructor(readonly socket: Socket) {
    socket.on('data', (bytes) => {
      this.#received = Buffer.concat([this.#received, bytes]);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
    });
  }

  static async open({ host, port }: Target): Promise<Line> {
    const socket = connect({ host, port });
    const line = new Line(socket);
    await waitUntil(() => !socket.connecting, patience);
    return line;
  }

  /** After S2; C2 waits for what is sent behind it. */
  static async greeted(target: Target): Promise<Line> {
    const line = await Line.open(target);
    line.raw(plainHello(7));
    await line.received(3073);
    line.raw(new Uint8Array(1536));
    return line;
  }

  /** After the handshake and connect. */
  static async connected(target: Target): Promise<Line> {
    const line = await Line.greeted(target);
    line.connect();
    await line.sync();
    line.passOver();
    return line;
  }

  raw(...pieces: readonly (Uint8Array | string)[]): void {
    for (const piece of pieces) this.#waiting.push(typeof piece === 'string' ? fromHex(piece) : piece);
  }

  send(message: Message, { streamId = 0, timestamp = 0, chunkStreamId }: Place = {}): void {
    const typeId = tagOfMessage(message);
    this.media(typeId, encodeMessage(message, { typeId }), { streamId, timestamp, chunkStreamId });
  }

  media(typeId: number, payload: Uint8Array, { streamId = 0, timestamp = 0, chunkStreamId }: Place = {}): void {
    const id = chunkStreamId ?? chunkStreamIdFor(typeId, streamId);
    this.raw(this.#writer.write({ chunkStreamId: id, timestamp, typeId, streamId, payload }));
  }

  aggregate(parts: readonly { typeId: number; timestamp: number; payload: Uint8Array }[], streamId: number): void {
    const [first, ...rest] = parts.map((part) => ({ ...part, streamId, chunkStreamId: 6 }));
    if (first !== undefined) this.raw(this.#writer.write(joinMessages(first, ...rest)));
  }

  command(command: Command, streamId = 0): void {
    this.send({ kind: 'commandMessage', command }, { streamId });
  }

  connect(...userArguments: string[]): void {
    const commandObject = { app: 'live', tcUrl: 'rtmp://127.0.0.1/live' };
    this.command({ kind: 'connect', transactionId: 1, commandObject, userArguments });
  }

  createStream(transactionId = 2): void {
    this.command({ kind: 'createStream', transactionId, commandObject: null });
  }

  publish(name: string, streamId = 1): void {
    this.command({ kind: 'publish', transactionId: 0, commandObject: null, name, type: 'live' }, streamId);
  }

  play(name: string, streamId = 1): void {
    this.command({ kind: 'play', transactionId: 0, commandObject: null, name }, streamId);
  }

  /** A command that the server does not know: it answers with an error of this transaction. */
  unknown(transactionId: number, ...values: string[]): void {
    this.command({ kind: 'other', values: ['unknown', transactionId, null, ...values] });
  }

  /** Sends what waits, and a ping behind it; resolves when the response has come, or will not come. */
  async sync(): Promise<void> {
    const timestamp = 0x70000000 + ++this.#pings;
    const answer = Buffer.from(`0007${timestamp.toString(16)}`, 'hex');
    this.raw('02 000000 000006 04 00000000 0006', timestamp.toString(16));
    this.flush();
    await waitUntil(() => this.closed || this.#received.includes(answer, this.#seen), pingPatience);
  }

  flush(): void {
    if (this.#waiting.length > 0) this.socket.write(Buffer.concat(this.#waiting.splice(0)));
  }

  /** Sends what waits; gives what has come after a time of quiet. */
  async quiet(milliseconds = 40): Promise<string> {
    this.flush();
    await sleep(milliseconds);
    return this.take();
  }

  /** Sends what waits; takes so many bytes, or those that came in time. */
  async received(bytes: number): Promise<Uint8Array> {
    this.flush();
    await waitUntil(() => this.closed || this.#received.length - this.#seen >= bytes, patience);
    const taken = new Uint8Array(this.#received.subarray(this.#seen, this.#seen + bytes));
    this.#seen += taken.length;
    return taken;
  }

  passOver(): void {
    this.#seen = this.#received.length;
  }

  /** What has come since the last call, in hex. */
  take(): string {
    const hex = this.#received.subarray(this.#seen).toString('hex');
    this.passOver();
    return this.closed ? `${hex} closed` : hex;
  }

  end(): void {
    this.socket.destroy();
  }
}

export interface Place {
  readonly streamId?: number | undefined;
  readonly timestamp?: number | undefined;
  readonly chunkStreamId?: number | undefined;
}

/** C0 and a C1 of the plain form with its time. */
export function plainHello(time: number, version = 3): Uint8Array {
  const bytes = Uint8Array.from({ length: 1537 }, (_, at) => (at * 31) & 0xff);
  bytes.set([version, 0, 0, 0, time, 0, 0, 0, 0]);
  return bytes;
}

export const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

async function waitUntil(holds: () => boolean, milliseconds: number): Promise<void> {
  for (const end = performance.now() + milliseconds; !holds() && performance.now() < end; ) await sleep(1);
}

/** In milliseconds. What a faulty peer does not say is not waited for much longer than a healthy one takes. */
const patience = 1_000;
const pingPatience = 1_000;
