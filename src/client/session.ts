import { randomFillSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ClientConnection,
  type ConnectionLimits,
  type ConnectObjectProperties,
  MtrudeError,
  type Report,
  UriScheme,
  UsageError,
} from '../session/connection/index.js';
import { type ByteConnection, connectTcp, primitives } from '../transport/index.js';
import type { StreamUrl } from './rtmp-url.js';

export interface SessionOptions {
  /** How long to wait for the server to accept the transport, in milliseconds. 10000 by default. */
  readonly connectMilliseconds?: number;
  /** How long to wait for each reply of the server, and for it to take bytes, in milliseconds. 15000 by default. */
  readonly replyMilliseconds?: number;
  /** Sign the handshake, as some servers want before they send certain streams. Off by default. */
  readonly digestHandshake?: boolean;
  /** Bytes of payload in each chunk that is sent. */
  readonly chunkSize?: number;
  readonly limits?: Partial<ConnectionLimits>;
  /** Deviations of the server that were put up with. */
  readonly report?: (report: Report) => void;
  /** Ends what goes on in good order. */
  readonly signal?: AbortSignal;
}

/** A connection to a server over TCP. */
export class Session {
  readonly connection: ClientConnection;
  /** Resolves when the transport is over, for whatever reason. */
  readonly closed: Promise<void>;
  readonly #replyMilliseconds: number;
  readonly #signal: AbortSignal | undefined;
  #transport: ByteConnection | undefined;
  #failure: Error | undefined;
  #resolveClosed: () => void = () => undefined;

  private constructor(options: SessionOptions) {
    this.#replyMilliseconds = options.replyMilliseconds ?? 15_000;
    this.#signal = options.signal;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
    const { report, chunkSize, limits, digestHandshake = false } = options;
    this.connection = new ClientConnection(
      (bytes) => this.#transport?.write(bytes),
      {},
      {
        now: () => Math.floor(performance.now()),
        random: (bytes) => {
          randomFillSync(bytes);
        },
        primitives,
        digestHandshake,
        // Some servers leave out the extended timestamp of type 3 chunks.
        lenientExtendedTimestamp: true,
        lenientFormat: true,
        ...(report === undefined ? {} : { report }),
        ...(chunkSize === undefined ? {} : { chunkSize }),
        ...(limits === undefined ? {} : { limits }),
      },
    );
  }

  /**
   * Connects to the server and the application. Rejects with MtrudeError 'cannot-connect', 'connection-closed',
   * 'connection-lost', 'reply-timeout' and 'interrupted', with RejectedError, and with what a session throws for malformed input.
   */
  static async open(url: StreamUrl, object: ConnectObjectProperties, options: SessionOptions): Promise<Session> {
    if (url.secure) throw new UsageError('unsupported-scheme', `${UriScheme.rtmps} is not spoken here`);
    const session = new Session(options);
    await session.#openTransport(url, options.connectMilliseconds);
    try {
      const about = { app: url.app, tcUrl: url.tcUrl, ...object };
      await session.reply('the request for a connection', session.connection.connect(about, ...url.connectArguments));
    } catch (error) {
      session.destroy();
      throw error;
    }
    return session;
  }

  /** Why the connection is over before its time; undefined while it is not. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Waits for what the server replies, but not for ever. Rejects with 'interrupted' when the signal comes. */
  async reply<T>(what: string, reply: Promise<T>): Promise<T> {
    const clock = new AbortController();
    const limit = this.#replyMilliseconds;
    const signal = this.#signal === undefined ? clock.signal : AbortSignal.any([clock.signal, this.#signal]);
    const given = sleep(limit, undefined, { signal }).then(
      () => {
        throw new MtrudeError('reply-timeout', `The server did not answer ${what} within ${limit} ms`);
      },
      () => {
        throw new MtrudeError('interrupted', `Interrupted while the server was to answer ${what}`);
      },
    );
    try {
      return await Promise.race([reply, given]);
    } finally {
      given.catch(() => undefined);
      clock.abort();
    }
  }

  /** Resolves when at most so many bytes wait to be sent. Rejects where the connection fails, or nothing moves. */
  async room(bytes: number): Promise<void> {
    let least = this.#bufferedBytes;
    let moved = performance.now();
    for (this.check(); this.#bufferedBytes > bytes; this.check()) {
      await sleep(pollMilliseconds);
      if (this.#bufferedBytes < least) {
        least = this.#bufferedBytes;
        moved = performance.now();
      } else if (performance.now() - moved > this.#replyMilliseconds) {
        throw new MtrudeError('send-timeout', `The server has taken nothing for ${this.#replyMilliseconds} ms`);
      }
    }
  }

  /** Throws why the connection is over, if it is. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Stops and starts reading. */
  pause(isPaused: boolean): void {
    if (isPaused) this.#transport?.pause();
    else this.#transport?.resume();
  }

  /** Sends all that is left, closes, and waits until the server has closed as well. */
  async end(): Promise<void> {
    await this.room(0);
    this.#transport?.end();
    await this.closed;
  }

  /** Closes without waiting long: there is nothing more to say. */
  async leave(): Promise<void> {
    this.#transport?.end();
    await Promise.race([this.closed, sleep(leaveMilliseconds)]);
    this.destroy();
  }

  /** Closes at once. */
  destroy(): void {
    this.#lose(new MtrudeError('connection-closed', 'The connection was closed'));
    this.#transport?.destroy();
  }

  get #bufferedBytes(): number {
    return this.#transport?.bufferedBytes ?? 0;
  }

  async #openTransport({ host, port }: StreamUrl, connectMilliseconds = 10_000): Promise<void> {
    const options = { host, port, connectMilliseconds, lingerMilliseconds: this.#replyMilliseconds };
    try {
      this.#transport = await connectTcp(options, () => ({
        data: (bytes) => this.#receive(bytes),
        close: (error) => {
          this.#lose(error === undefined ? closedByServer() : lost(error));
          this.#resolveClosed();
        },
      }));
    } catch (error) {
      throw cannotConnect(host, port, error);
    }
  }

  #receive(bytes: Uint8Array): void {
    try {
      this.connection.receive(bytes);
    } catch (error) {
      this.#lose(error instanceof Error ? error : new Error(String(error)));
      this.#transport?.destroy();
    }
  }

  #lose(reason: Error): void {
    this.#failure ??= reason;
    this.connection.close(this.#failure);
  }
}

const closedByServer = () => new MtrudeError('connection-closed', 'The server closed the connection');

const lost = (cause: Error) => new MtrudeError('connection-lost', `The connection broke: ${cause.message}`, { cause });

const pollMilliseconds = 5;
const leaveMilliseconds = 500;

function cannotConnect(host: string, port: number, cause: unknown): MtrudeError {
  const where = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const why = reasons.get(code) ?? (cause instanceof Error ? cause.message : String(cause));
  return new MtrudeError('cannot-connect', `Cannot connect to ${where}: ${why}`, { cause });
}

/** What the codes of the system mean. */
const reasons = new Map([
  ['ECONNREFUSED', 'the connection is refused; nothing listens there'],
  ['ENOTFOUND', 'there is no host of that name'],
  ['ETIMEDOUT', 'it does not answer'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
  ['ENETUNREACH', 'the network cannot be reached'],
]);
