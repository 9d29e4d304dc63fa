import type { Value } from '../../../generated/amf0/index.js';
import type { Command, ConnectObjectProperties, PublishType, StatusCode } from '../../../generated/rtmp/index.js';
import type { RawMessage } from '../chunk-stream/raw-message.js';
import type { ServerConnection } from './server-connection.js';
import type { ServerStream } from './server-stream.js';

/** What a request is answered with. */
export type Answer = Accepted | Refused;

export interface Accepted {
  readonly accept: true;
  /** Words for people in the status; a default where it is left out. */
  readonly description?: string;
  /** Of play: what is played is a recording, and the player is told so. */
  readonly recorded?: boolean;
  /** Called after the replies have been sent and before the next message of the stream is looked at. */
  readonly started?: () => void;
}

export interface Refused {
  readonly accept: false;
  /** What the peer is told; by default the code for a request of this kind that failed. */
  readonly code?: StatusCode;
  readonly description: string;
}

/** An answer now or later. A rejected promise or an exception refuses the request and is reported. */
export type Answered<T = Answer> = T | Promise<T>;

export interface ConnectRequest {
  readonly app: string;
  readonly tcUrl: string;
  readonly object: ConnectObjectProperties;
  readonly arguments: readonly Value[];
}

export interface PublishRequest {
  readonly name: string;
  readonly type: PublishType;
}

export interface PlayRequest {
  readonly name: string;
  /** Seconds, or milliseconds where the client sends those; negative as in the documents; undefined if left out. */
  readonly start: number | undefined;
  readonly duration: number | undefined;
  readonly reset: boolean;
}

export interface PauseRequest {
  readonly pause: boolean;
  readonly milliseconds: number | undefined;
}

/** The length of a stream in seconds; undefined where there is none of that name. */
export type StreamLength = number | undefined;

/** What hooks in on top of the connections of a server. Every method may be called at any time until `disconnect`. */
export interface ServerApplication {
  connect(connection: ServerConnection, request: ConnectRequest): Answered;
  /** Accepted: `media` follows, and in the end exactly one `closeStream`. */
  publish(stream: ServerStream, request: PublishRequest): Answered;
  /** Accepted: `started` of the answer is the place to begin sending; in the end exactly one `closeStream`. */
  play(stream: ServerStream, request: PlayRequest): Answered;
  /**
   * Audio, video and data of a publishing stream. Of `@setDataFrame` it gets what players get; aggregates come as their
   * parts. The payload may be kept.
   */
  media(stream: ServerStream, message: RawMessage): void;
  /** The publisher took back the data that it had set under this name. */
  clearData?(stream: ServerStream, name: string): void;
  /** Without it, `pause` fails. */
  pause?(stream: ServerStream, request: PauseRequest): Answered;
  /** Without it, `seek` fails. */
  seek?(stream: ServerStream, milliseconds: number): Answered;
  /** Without it, `play2` fails. */
  play2?(stream: ServerStream, parameters: Value): Answered;
  /** The player changed `stream.receiveAudio` or `stream.receiveVideo`. */
  receive?(stream: ServerStream): void;
  /** The player announced how many milliseconds it buffers. */
  bufferLength?(stream: ServerStream, milliseconds: number): void;
  getStreamLength?(connection: ServerConnection, name: string): Answered<StreamLength>;
  /** A command that the connection does not know. Undefined: it is answered with an error. */
  command?(connection: ServerConnection, command: Command, streamId: number): Answered<CommandAnswer> | undefined;
  /** Publishing or playing is over, for whatever reason. */
  closeStream(stream: ServerStream): void;
  /**
   * The connection is over, after `closeStream` of its streams; once for each connection that was accepted. Only the
   * `closeStream` of what is accepted later than that comes after it.
   */
  disconnect(connection: ServerConnection): void;
}

/** The values of a result, or why there is none. */
export type CommandAnswer = { readonly accept: true; readonly values: readonly Value[] } | Refused;
