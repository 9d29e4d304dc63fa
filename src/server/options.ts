import type { GopCacheLimits } from '../media/index.js';
import { type ConnectionLimits, defaultPort, UsageError } from '../session/connection/index.js';
import type { LogOptions } from './log.js';

/** Everything a server can be told. What is left out has a safe default. Times are in milliseconds, sizes in bytes. */
export interface ServerOptions {
  /** Address to listen on. `127.0.0.1` by default: nobody else can connect. */
  readonly host?: string;
  /** Port to listen on; 0 for any that is free. By default the one of `rtmp` URIs. */
  readonly port?: number;
  /** Folder for recordings, made when needed. Without it nobody can publish with the types `record` and `append`. */
  readonly data?: string;
  /**
   * How long messages of a live stream may wait for others, so that each player gets them in one write. It adds at
   * most so much to the time from publisher to player, half of it on average, and saves most of the work: with many
   * players the cost is in the number of writes. With few players there is less to save, so messages wait for 6 ms times
   * the square root of the number of players (42 ms for 50, 85 ms for 200), and no longer than this. 0 sends each
   * message at once. 100 by default.
   */
  readonly joinMilliseconds?: number;
  /** So many waiting bytes are sent without waiting longer. 65536 by default. */
  readonly joinBytes?: number;
  /** What is kept of a live stream for those who join late: 8 MiB and 4096 messages by default. */
  readonly gopCache?: Partial<GopCacheLimits>;
  /**
   * Bytes that may wait to be sent to one player. Beyond that the player gets nothing until the next key frame for
   * which there is room. 16 MiB by default. What waits is shared by all players of a stream.
   */
  readonly sendQueueBytes?: number;
  /** For so long a player may get nothing because its queue is full; then it is disconnected. 10000 by default. */
  readonly slowMilliseconds?: number;
  /** Bytes of a recording that may wait for the disk before the publisher is slowed down. 8 MiB by default. */
  readonly recordQueueBytes?: number;
  /** Connections at a time; more are closed at once. 1000 by default. */
  readonly connections?: number;
  /** Time for the handshake and the command that connects. 10000 by default. */
  readonly handshakeMilliseconds?: number;
  /** A connection from which nothing comes for so long is closed; before that it is asked for a sign. 60000 by default. */
  readonly idleMilliseconds?: number;
  /** How long closing waits for what was written to be sent. 2000 by default. */
  readonly lingerMilliseconds?: number;
  /** Bytes of payload in each chunk that is sent. 65536 by default: hardly any video frame is cut. */
  readonly chunkSize?: number;
  /** What one connection may take. */
  readonly connectionLimits?: Partial<ConnectionLimits>;
  readonly log?: LogOptions;
}

export type ResolvedOptions = Required<Omit<ServerOptions, 'data' | 'gopCache' | 'log'>> & {
  readonly data: string | undefined;
  readonly gopCache: GopCacheLimits;
};

/** Fills in the defaults. Throws UsageError with the code `bad-option` for what makes no sense. */
export function resolveOptions(options: ServerOptions): ResolvedOptions {
  const resolved: ResolvedOptions = {
    host: options.host ?? '127.0.0.1',
    port: options.port ?? defaultPort,
    data: options.data,
    joinMilliseconds: options.joinMilliseconds ?? 100,
    joinBytes: options.joinBytes ?? 65_536,
    gopCache: { bytes: 8 << 20, messages: 4096, ...options.gopCache },
    sendQueueBytes: options.sendQueueBytes ?? 16 << 20,
    slowMilliseconds: options.slowMilliseconds ?? 10_000,
    recordQueueBytes: options.recordQueueBytes ?? 8 << 20,
    connections: options.connections ?? 1000,
    handshakeMilliseconds: options.handshakeMilliseconds ?? 10_000,
    idleMilliseconds: options.idleMilliseconds ?? 60_000,
    lingerMilliseconds: options.lingerMilliseconds ?? 2_000,
    chunkSize: options.chunkSize ?? 65_536,
    connectionLimits: options.connectionLimits ?? {},
  };
  if (resolved.port > 0xffff) throw new UsageError('bad-option', `port is ${resolved.port}, not at most 65535`);
  const { gopCache, connectionLimits, ...rest } = resolved;
  checkNumbers({ ...rest });
  checkNumbers({ ...gopCache }, 'gopCache.');
  checkNumbers({ ...connectionLimits }, 'connectionLimits.');
  return resolved;
}

function checkNumbers(values: Readonly<Record<string, unknown>>, prefix = ''): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'number') continue;
    const least = mayBeZero.has(name) ? 0 : 1;
    if (Number.isSafeInteger(value) && value >= least && value <= longest) continue;
    throw new UsageError('bad-option', `${prefix}${name} is ${value}, not an integer from ${least} to ${longest}`);
  }
}

const mayBeZero = new Set(['port', 'joinMilliseconds', 'bytes', 'messages', 'lingerMilliseconds']);
/** More does not fit into a timer. */
const longest = 2 ** 31 - 1;
