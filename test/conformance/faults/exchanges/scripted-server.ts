import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Command,
  decodeCommand,
  encodeAggregate,
  encodeMessage,
  type Message,
  MessageType,
  StatusCode,
  StatusLevel,
} from '../../../../generated/rtmp/index.js';
import { tagOfMessage } from '../../../../generated/rtmp/message.js';
import { needMore } from '../../../../src/runtime/index.js';
import { ChunkReader, ChunkWriter, type RawMessage } from '../../../../src/session/chunk-stream/index.js';
import { chunkStreamIdFor } from '../../../../src/session/message-stream/chunk-stream-ids.js';

/** Takes one client, says the same to each, and notes what it does. A stream named `refused` is refused. */
export class ScriptedServer {
  readonly notes: string[] = [];
  readonly #server: Server;
  #acknowledgements = 0;

  private constructor() {
    this.#server = createServer((socket) => {
      socket.on('error', () => undefined);
      new ScriptedClient(socket, this.notes, () => this.#acknowledgements++).begin();
    });
  }

  static async start(): Promise<ScriptedServer> {
    const scripted = new ScriptedServer();
    await new Promise<void>((resolve) => scripted.#server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  url(stream: string): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    return `rtmp://127.0.0.1:${address.port}/live/${stream}`;
  }

  /** How many there are depends on how bytes are cut on their way. */
  get hasAcknowledged(): boolean {
    return this.#acknowledgements > 0;
  }

  close(): void {
    this.#server.close();
  }
}

class ScriptedClient {
  readonly #writer = new ChunkWriter();
  readonly #reader = new ChunkReader((raw) => this.#message(raw));
  #waiting = Buffer.alloc(0);
  #stage: 'hello' | 'echo' | 'messages' | 'lost' = 'hello';
  #told = Buffer.alloc(0);

  constructor(
    private readonly socket: Socket,
    private readonly notes: string[],
    private readonly acknowledged: () => void,
  ) {}

  begin(): void {
    this.socket.on('data', (bytes) => {
      this.#waiting = Buffer.concat([this.#waiting, bytes]);
      void this.#take();
    });
  }

  async #take(): Promise<void> {
    if (this.#stage === 'hello' && this.#waiting.length >= 1537) {
      this.#stage = 'lost';
      await this.#greet();
    }
    if (this.#stage === 'echo' && this.#waiting.length >= 1536) {
      const echo = this.#cut(1536);
      this.notes.push(`C2 is an echo: ${Buffer.compare(echo.subarray(8), this.#told.subarray(9)) === 0}`);
      this.#stage = 'messages';
    }
    if (this.#stage !== 'messages' || this.#waiting.length === 0) return;
    try {
      this.#reader.push(new Uint8Array(this.#cut(this.#waiting.length)));
    } catch (error) {
      this.#stage = 'lost';
      this.notes.push(String(error));
      this.socket.destroy();
    }
  }

  /** Notes what comes before S1 and before S2. S2 is no echo. */
  async #greet(): Promise<void> {
    const hello = this.#cut(1537);
    this.notes.push(`C0 ${hello[0]}, then ${this.#waiting.length > 0 ? 'more' : 'nothing'} before S1`);
    this.#told = Buffer.from(Uint8Array.from({ length: 1537 }, (_, at) => (at === 0 ? 3 : (at * 7) & 0xff)));
    this.socket.write(this.#told);
    await sleep(60);
    this.notes.push(`${this.#waiting.length} bytes before S2`);
    this.socket.write(Buffer.alloc(1536));
    this.#stage = 'echo';
  }

  #cut(bytes: number): Buffer {
    const taken = this.#waiting.subarray(0, bytes);
    this.#waiting = this.#waiting.subarray(bytes);
    return taken;
  }

  #message(raw: RawMessage): void {
    if (raw.typeId === MessageType.acknowledgement) {
      this.acknowledged();
      return;
    }
    const { typeId, streamId, chunkStreamId, timestamp, payload } = raw;
    const contents = Buffer.from(payload).toString('hex').replace(portInHex, '');
    this.notes.push(`${typeId} in ${streamId} on ${chunkStreamId} at ${timestamp}: ${contents}`);
    if (typeId !== MessageType.command) return;
    const command = decodeCommand(payload);
    if (command !== needMore) void this.#answer(command, streamId);
  }

  async #answer(command: Command, streamId: number): Promise<void> {
    switch (command.kind) {
      case 'connect':
        this.#send({ kind: 'windowAcknowledgementSize', size: 700 });
        this.#send({ kind: 'setChunkSize', size: 600 });
        this.#send({ kind: 'userControl', event: { kind: 'pingRequest', timestamp: 0x12345678 } });
        this.#command({ kind: 'other', values: ['surprise', 9, null, 'x'.repeat(500)] });
        this.#result(command.transactionId, status(StatusCode.connectSuccess));
        return;
      case 'createStream':
        this.#result(command.transactionId, 5);
        return;
      case 'publish': {
        const isRefused = command.name === 'refused';
        this.notes.push('asked to publish');
        await sleep(60);
        this.notes.push(isRefused ? 'refused' : 'accepted');
        this.#status(isRefused ? StatusCode.publishBadName : StatusCode.publishStart, 5, isRefused);
        return;
      }
      case 'play':
        this.#play(streamId);
        return;
      default:
    }
  }

  #play(streamId: number): void {
    this.#send({ kind: 'userControl', event: { kind: 'streamBegin', streamId: 5 } });
    this.#status(StatusCode.playStart, 5, false);
    const frame = (first: string, length: number): Uint8Array =>
      Uint8Array.from({ length }, (_, at) => Buffer.from(first, 'hex')[at] ?? at & 0xff);
    this.#media(9, 0x1000000, frame('1700000000', 1_500), streamId);
    this.#media(9, 0x1000000, frame('1701000000', 2_000), streamId);
    this.#media(8, 0x1000010, frame('af01', 30), streamId);
    const tag = (timestamp: number) => ({
      tag: { filter: false, tagType: 8, timestamp, data: frame('af01', 10) },
    });
    this.#media(22, 0x1000020, encodeAggregate({ kind: 'aggregate', tags: [tag(0), tag(20)] }), streamId);
    this.#send({ kind: 'userControl', event: { kind: 'streamEof', streamId: 5 } });
    this.#status(StatusCode.playUnpublishNotify, 5, false);
  }

  #result(transactionId: number, value: number | Record<string, string>): void {
    this.#command({ kind: 'result', transactionId, commandObject: null, values: [value] });
  }

  #status(code: StatusCode, streamId: number, isError: boolean): void {
    const information = status(code, isError);
    this.#command({ kind: 'onStatus', transactionId: 0, commandObject: null, information }, streamId);
  }

  #command(command: Command, streamId = 0): void {
    this.#send({ kind: 'commandMessage', command }, streamId);
  }

  #send(message: Message, streamId = 0): void {
    const typeId = tagOfMessage(message);
    this.#media(typeId, 0, encodeMessage(message, { typeId }), streamId);
  }

  #media(typeId: number, timestamp: number, payload: Uint8Array, streamId: number): void {
    const chunkStreamId = chunkStreamIdFor(typeId, streamId);
    this.socket.write(this.#writer.write({ chunkStreamId, timestamp, typeId, streamId, payload }));
  }
}

const status = (code: StatusCode, isError = false) => ({
  level: isError ? StatusLevel.error : StatusLevel.status,
  code,
  description: 'as asked',
});

/** The port in tcUrl is another one each time: `:12345/` */
const portInHex = /3a(3\d){4,5}2f/;
