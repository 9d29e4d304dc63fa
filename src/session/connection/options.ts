import { defaultPeerBandwidth, defaultWindowAcknowledgementSize } from '../../../generated/rtmp/index.js';
import { LimitError, type Primitives, type ReadOptions } from '../../runtime/index.js';
import { type ChunkLimits, defaultChunkLimits } from '../chunk-stream/chunk-limits.js';
import type { MessageStreamOptions } from '../message-stream/message-stream.js';

/** What one connection may take. Beyond a limit `receive` throws LimitError with the code named here. */
export interface ConnectionLimits extends ChunkLimits {
  /** Message streams at a time. A client that wants more is refused; the connection goes on. */
  readonly streams: number;
  /** Commands that wait for a reply, of the application or of the peer: code 'transactions-limit'. */
  readonly transactions: number;
  /** Messages that wait for an answer of the application to an earlier one: code 'waiting-messages-limit'. */
  readonly waitingMessages: number;
  /** Bytes of their payloads: code 'waiting-bytes-limit'. */
  readonly waitingBytes: number;
  /** Bytes of one command or data message: code 'command-size-limit'. */
  readonly commandSize: number;
  /** Values and properties in one command or data message: code 'elements-limit'. */
  readonly commandElements: number;
  /** Levels of nesting in one command or data message: code 'depth-limit'. */
  readonly commandDepth: number;
}

export const defaultConnectionLimits: ConnectionLimits = {
  ...defaultChunkLimits,
  streams: 64,
  transactions: 256,
  waitingMessages: 4096,
  waitingBytes: 32 << 20,
  commandSize: 1 << 20,
  commandElements: 65_536,
  commandDepth: 32,
};

/** Something that did the connection no harm, but that its owner may want to log. */
export interface Report {
  readonly code: ReportCode;
  readonly message: string;
}

export type ReportCode =
  /** The connect object lacks its app or its tcUrl. */
  | 'incomplete-connect'
  /** A command that is not known here, or not in this form. */
  | 'unknown-command'
  /** A reply to a command that was never sent. */
  | 'unknown-transaction'
  /** A message of a type that is not known here, or that has no place here. */
  | 'unknown-message'
  /** A user control event that is not known here. */
  | 'unknown-event'
  /** A command that cannot be followed in the state that its stream or the connection is in. */
  | 'out-of-place'
  /** Media in a stream that does not publish. Told once for each stream. */
  | 'media-ignored'
  /** The application threw, or its promise was rejected. */
  | 'application-failed';

export interface ConnectionOptions {
  /** Milliseconds since any epoch, for the handshake. */
  readonly now: () => number;
  /** Fills the bytes at random, for the handshake. */
  readonly random: (bytes: Uint8Array) => void;
  /** Has `hmac-sha256` for the digest form of the handshake; without it only the plain form is spoken. */
  readonly primitives?: Primitives;
  /** Bytes of payload in each chunk that is sent once the connection is set up. 4096 by default. */
  readonly chunkSize?: number;
  /** Bytes after which the peer is to acknowledge. */
  readonly windowAcknowledgementSize?: number;
  readonly limits?: Partial<ConnectionLimits>;
  readonly report?: (report: Report) => void;
  /** Tolerate peers that leave out the extended timestamp of type 3 chunks. On by default in the server. */
  readonly lenientExtendedTimestamp?: boolean;
  /** A type 3 chunk right after a type 0 chunk adds nothing to the timestamp. Off by default. */
  readonly zeroAfterFull?: boolean;
  /** Read commands and data of AMF 3 that lack their format byte as those of AMF 0. On by default in the server. */
  readonly lenientFormat?: boolean;
}

export interface ClientConnectionOptions extends ConnectionOptions {
  /** Open with the digest form of the handshake, which takes `primitives`; either form is taken as an answer. Off by default. */
  readonly digestHandshake?: boolean;
}

export interface ServerConnectionOptions extends ConnectionOptions {
  /** What the client may send ahead of acknowledgements, in bytes. */
  readonly peerBandwidth?: number;
  /** Send onBWDone after the result of connect, as some servers do. Off by default. */
  readonly bandwidthDone?: boolean;
  /** An error after `receive` has returned, when an answer came late: the connection is closed, the owner logs. */
  readonly failed: (error: Error) => void;
  /** The client was refused: the owner lets what was sent drain and ends the transport. */
  readonly ended?: () => void;
}

/** Large enough that headers cost nothing, small enough that audio need not wait for a key frame. */
const chunkSize = 4096;

export const sizesOf = (options: Partial<ServerConnectionOptions>) => ({
  chunkSize: options.chunkSize ?? chunkSize,
  windowAcknowledgementSize: options.windowAcknowledgementSize ?? defaultWindowAcknowledgementSize,
  peerBandwidth: options.peerBandwidth ?? defaultPeerBandwidth,
});

export const limitsOf = (options: ConnectionOptions): ConnectionLimits => ({
  ...defaultConnectionLimits,
  ...options.limits,
});

export const decodingOf = (options: ConnectionOptions): ReadOptions => {
  const { commandDepth, commandElements } = limitsOf(options);
  return { limits: { depth: commandDepth, elements: commandElements } };
};

export function messageOptionsOf(options: ConnectionOptions): MessageStreamOptions {
  const { zeroAfterFull = false, lenientExtendedTimestamp = false, lenientFormat = false } = options;
  return {
    zeroAfterFull,
    lenientExtendedTimestamp,
    lenientFormat,
    limits: limitsOf(options),
    decoding: decodingOf(options),
  };
}

/** A limit of the connection, which has no place in the bytes. */
export function limitError(code: string, what: string): LimitError {
  return new LimitError(code, what, { offset: 0, path: 'connection', rule: '' });
}
