import { MessageType, type StatusCode } from '../../../generated/rtmp/index.js';
import type { RawMessage } from '../chunk-stream/raw-message.js';
import type { SharedMessage } from '../chunk-stream/shared-message.js';
import type { SharedRun } from '../chunk-stream/shared-run.js';
import { chunkStreamIdFor } from '../message-stream/chunk-stream-ids.js';
import type { ServerConnection } from './server-connection.js';
import type { ServerLink } from './server-link.js';
import type { StatusExtra } from './status.js';

export type StreamState = 'idle' | 'publishing' | 'playing';

/** What is needed of a message to send it in a stream: the ids are those of the stream. */
export type StreamMessage = Pick<RawMessage, 'typeId' | 'timestamp' | 'payload'>;

/** One message stream of a connection, as the application of a server sees it. */
export interface ServerStream {
  readonly id: number;
  readonly connection: ServerConnection;
  readonly state: StreamState;
  /** What is published or played, or was before the stream became idle. */
  readonly name: string;
  /** Whether the player wants audio and video. What it does not want is not sent. */
  readonly receiveAudio: boolean;
  readonly receiveVideo: boolean;
  readonly paused: boolean;
  /** Milliseconds that the player buffers, once it said so. */
  readonly bufferLength: number | undefined;
  /** False if it was not sent: the stream is gone, or its player does not want messages of that type. */
  sendMessage(message: StreamMessage): boolean;
  /** The same with bytes that many streams share; the chunk stream is that of the message. */
  sendShared(shared: SharedMessage): boolean;
  /** The same with several messages, in one piece if the player wants all of them. */
  sendRun(run: SharedRun): boolean;
  status(code: StatusCode, description: string, extra?: StatusExtra): void;
  /** Tells the player that what was played is over. */
  eof(): void;
  /** Tells the player that there is nothing for now. */
  dry(): void;
}

/** The same as the connection sees it, which may change it. */
export class ServerStreamState implements ServerStream {
  state: StreamState = 'idle';
  name = '';
  receiveAudio = true;
  receiveVideo = true;
  paused = false;
  bufferLength: number | undefined;
  /** Given back, or its connection is over. */
  gone = false;

  constructor(
    readonly id: number,
    private readonly link: ServerLink,
  ) {}

  get connection(): ServerConnection {
    return this.link.connection;
  }

  sendMessage({ typeId, timestamp, payload }: StreamMessage): boolean {
    if (!this.#wants(typeId)) return false;
    const chunkStreamId = chunkStreamIdFor(typeId, this.id);
    this.link.sendRaw({ chunkStreamId, timestamp, typeId, streamId: this.id, payload });
    return true;
  }

  sendShared(shared: SharedMessage): boolean {
    if (!this.#wants(shared.content.typeId)) return false;
    this.link.sendShared(shared, this.id);
    return true;
  }

  sendRun(run: SharedRun): boolean {
    if (this.gone) return false;
    if (this.receiveAudio && this.receiveVideo) this.link.sendRun(run, this.id);
    else for (const message of run.messages) this.sendShared(message);
    return true;
  }

  status(code: StatusCode, description: string, extra?: StatusExtra): void {
    if (!this.gone) this.link.status(this.id, code, description, extra);
  }

  eof(): void {
    if (!this.gone) this.link.event({ kind: 'streamEof', streamId: this.id });
  }

  dry(): void {
    if (!this.gone) this.link.event({ kind: 'streamDry', streamId: this.id });
  }

  begin(state: StreamState, name: string): void {
    this.state = state;
    this.name = name;
    this.paused = false;
  }

  /** Publishing or playing is over: the application hears of it once. */
  finish(): void {
    if (this.state === 'idle') return;
    this.state = 'idle';
    this.link.application.closeStream(this);
  }

  #wants(typeId: number): boolean {
    if (this.gone) return false;
    if (typeId === MessageType.audio) return this.receiveAudio;
    return typeId !== MessageType.video || this.receiveVideo;
  }
}
