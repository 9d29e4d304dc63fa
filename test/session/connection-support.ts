import { setImmediate } from 'node:timers/promises';
import type { Value } from '../../generated/amf0/index.js';
import {
  type Command,
  isStatusInformation,
  type Message,
  propertiesOfStatusInformation,
} from '../../generated/rtmp/index.js';
import type { RawMessage } from '../../src/session/chunk-stream/index.js';
import {
  type Answered,
  ClientConnection,
  type ClientEvents,
  type ConnectionOptions,
  type ConnectObjectProperties,
  type Report,
  type ServerApplication,
  ServerConnection,
  type ServerConnectionOptions,
  type ServerStream,
} from '../../src/session/connection/index.js';
import { ClientHandshake } from '../../src/session/handshake/index.js';
import { MessageStream } from '../../src/session/message-stream/index.js';

/** How the bytes of one output arrive: cut in any way. */
export type Cut = (bytes: Uint8Array) => Uint8Array[];

const whole: Cut = (bytes) => [bytes];

export const cutInto =
  (sizes: readonly number[]): Cut =>
  (bytes) => {
    const pieces: Uint8Array[] = [];
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
      pieces.push(bytes.slice(at, at + size));
      at += size;
    }
    return pieces;
  };

/** What an application was told, in order, and what it answers. */
export class RecordingApplication implements ServerApplication {
  readonly log: string[] = [];
  readonly messages: RawMessage[] = [];
  readonly streams: ServerStream[] = [];

  constructor(private readonly answers: Partial<ServerApplication> = {}) {
    for (const name of optionalHooks) if (answers[name] !== undefined) Object.assign(this, { [name]: answers[name] });
  }

  connect(...[connection, request]: Parameters<ServerApplication['connect']>): Answered {
    this.log.push(`connect ${request.app}`);
    return this.answers.connect?.(connection, request) ?? { accept: true };
  }

  publish(...[stream, request]: Parameters<ServerApplication['publish']>): Answered {
    this.log.push(`publish ${stream.id} ${request.name} ${request.type}`);
    this.streams.push(stream);
    return this.answers.publish?.(stream, request) ?? { accept: true };
  }

  play(...[stream, request]: Parameters<ServerApplication['play']>): Answered {
    this.log.push(`play ${stream.id} ${request.name} ${request.start} ${request.duration} ${request.reset}`);
    this.streams.push(stream);
    return this.answers.play?.(stream, request) ?? { accept: true };
  }

  media(stream: ServerStream, message: RawMessage): void {
    this.log.push(`media ${stream.id} ${message.typeId} ${message.timestamp} ${message.payload.length}`);
    this.messages.push(message);
  }

  closeStream(stream: ServerStream): void {
    this.log.push(`closeStream ${stream.id} ${stream.name}`);
  }

  disconnect(): void {
    this.log.push('disconnect');
  }
}

const optionalHooks = [
  'clearData',
  'pause',
  'seek',
  'play2',
  'receive',
  'bufferLength',
  'getStreamLength',
  'command',
] as const;

export interface PairOptions {
  readonly cut?: Cut;
  readonly server?: Partial<ServerConnectionOptions>;
  readonly client?: Partial<ConnectionOptions>;
  readonly events?: ClientEvents;
  /** Sees all bytes that a side sends. */
  readonly watch?: (side: 'client' | 'server', bytes: Uint8Array) => void;
}

/** A client and a server whose outputs are piped into each other. */
export class Pair {
  readonly client: ClientConnection;
  readonly server: ServerConnection;
  readonly reports: Report[] = [];
  readonly clientReports: Report[] = [];
  /** What `receive` threw, and what came through `failed`. */
  readonly errors: unknown[] = [];
  ended = false;
  #turns = 0;

  constructor(
    readonly application: ServerApplication,
    { cut = whole, server, client, events = {}, watch = () => undefined }: PairOptions = {},
  ) {
    const common = { now: () => 1000, random: (bytes: Uint8Array) => bytes.fill(7) };
    this.server = new ServerConnection(
      (bytes) => {
        watch('server', bytes);
        this.#pipe(cut(bytes), (piece) => this.client.receive(piece));
      },
      application,
      {
        ...common,
        report: (report) => this.reports.push(report),
        failed: (error) => this.errors.push(error),
        ended: () => {
          this.ended = true;
        },
        ...server,
      },
    );
    this.client = new ClientConnection(
      (bytes) => {
        watch('client', bytes);
        this.#pipe(cut(bytes), (piece) => this.server.receive(piece));
      },
      events,
      { ...common, report: (report) => this.clientReports.push(report), ...client },
    );
  }

  connect(object: ConnectObjectProperties = { app: 'live', tcUrl: 'rtmp://example.com/live' }) {
    return this.client.connect(object);
  }

  /** Resolves when both sides have nothing left to say. */
  async quiet(): Promise<void> {
    let before: number;
    do {
      before = this.#turns;
      await setImmediate();
      await setImmediate();
    } while (before !== this.#turns);
  }

  #pipe(pieces: readonly Uint8Array[], receive: (piece: Uint8Array) => void): void {
    queueMicrotask(() => {
      this.#turns++;
      try {
        for (const piece of pieces) receive(piece);
      } catch (error) {
        this.errors.push(error);
      }
    });
  }
}

/** A pair that is connected, with one message stream. */
export async function connectedPair(application: ServerApplication, options?: PairOptions) {
  const pair = new Pair(application, options);
  await pair.connect();
  const stream = await pair.client.createStream();
  return { pair, stream };
}

export const codes = (reports: readonly Report[]): string[] => reports.map(({ code }) => code);

/** Bytes that tell one payload from another. */
export const payload = (length: number, seed = 1): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 31 + seed) & 0xff);

/** A server and a client that sends whatever it is told to, in any order. */
export class RawPeer {
  readonly server: ServerConnection;
  readonly reports: Report[] = [];
  readonly failures: Error[] = [];
  /** What the server sent, control messages aside. */
  readonly commands: { readonly streamId: number; readonly command: Command }[] = [];
  readonly events: string[] = [];
  /** The kinds of all messages that came. */
  readonly kinds: string[] = [];
  readonly stream: MessageStream;

  constructor(application: ServerApplication, options: Partial<ServerConnectionOptions> = {}) {
    const common = { now: () => 1000, random: (bytes: Uint8Array) => bytes.fill(7) };
    const handshake = new ClientHandshake(common);
    let shaken = false;
    this.stream = new MessageStream((bytes) => this.server.receive(bytes), {
      message: ({ raw, message }) => this.#take(raw.streamId, message),
    });
    this.server = new ServerConnection(
      (bytes) => {
        if (shaken) {
          this.stream.receive(bytes);
          return;
        }
        const { send, rest } = handshake.receive(bytes);
        shaken = rest !== undefined;
        this.server.receive(send);
      },
      application,
      {
        ...common,
        report: (report) => this.reports.push(report),
        failed: (error) => this.failures.push(error),
        ...options,
      },
    );
    this.server.receive(handshake.start());
  }

  /** Sends a command as a row of values. */
  command(values: readonly Value[], streamId = 0): void {
    this.stream.send({ kind: 'commandMessage', command: { kind: 'other', values: [...values] } }, { streamId });
  }

  connect(): void {
    const commandObject = { app: 'live', tcUrl: 'rtmp://example.com/live' };
    const command = { kind: 'connect', transactionId: 1, commandObject, userArguments: [] } as const;
    this.stream.send({ kind: 'commandMessage', command: { ...command, userArguments: [] } }, { streamId: 0 });
  }

  createStream(): void {
    const command = { kind: 'createStream', transactionId: 2, commandObject: null } as const;
    this.stream.send({ kind: 'commandMessage', command }, { streamId: 0 });
  }

  /** The codes of the statuses and errors that came in a message stream. */
  codes(streamId: number): string[] {
    return this.commands
      .filter((received) => received.streamId === streamId)
      .flatMap(({ command }) => {
        const information =
          command.kind === 'onStatus' ? command.information : command.kind === 'error' ? command.values[0] : undefined;
        return isStatusInformation(information) ? [propertiesOfStatusInformation(information).code] : [];
      });
  }

  #take(streamId: number, message: Message | undefined): void {
    this.kinds.push(message?.kind ?? 'media');
    if (message?.kind === 'commandMessage') this.commands.push({ streamId, command: message.command });
    if (message?.kind === 'userControl') this.events.push(message.event.kind);
  }
}

/** An answer that comes when `give` is called. */
export function later<T>(): { readonly answer: Promise<T>; readonly give: (answer: T) => void } {
  let give: (answer: T) => void = () => undefined;
  const answer = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { answer, give };
}
