import { setTimeout as sleep } from 'node:timers/promises';
import { liveMetadata, type MediaMessage, metadataOf } from '../media/index.js';
import {
  asDataFrame,
  type ClientStream,
  MessageType,
  RejectedError,
  StatusLevel,
} from '../session/connection/index.js';
import { elapsed, type Pace } from './pace.js';
import type { Session } from './session.js';

export interface Published {
  /** Audio, video and data messages that were sent. */
  readonly messages: number;
  /** Bytes of their payloads. */
  readonly bytes: number;
  /** From the first timestamp to the last. */
  readonly milliseconds: number;
  /** False if the signal ended it before the end of the file. */
  readonly complete: boolean;
}

/** Sends the tags of a file in a stream that publishes. */
export class Sender {
  #messages = 0;
  #bytes = 0;
  #first: number | undefined;
  #milliseconds = 0;
  #complete = true;
  #refused: Error | undefined;

  constructor(
    private readonly session: Session,
    private readonly stream: ClientStream,
    private readonly pace: Pace | undefined,
    private readonly signal: AbortSignal | undefined,
  ) {
    stream.onStatus = ({ level, code, description = '' }) => {
      if (level === StatusLevel.error) this.#refused = new RejectedError(code, description);
    };
  }

  get summary(): Published {
    const milliseconds = this.#milliseconds;
    return { messages: this.#messages, bytes: this.#bytes, milliseconds, complete: this.#complete };
  }

  /** False if the signal ended it. Rejects if the server does not take it any more. */
  async send(tag: MediaMessage): Promise<boolean> {
    if (!media.has(tag.typeId)) return true;
    if (!(await this.#due(tag.timestamp))) return false;
    await this.session.room(roomBytes);
    if (this.#refused !== undefined) throw this.#refused;
    const metadata = tag.typeId === MessageType.data ? metadataOf(tag.payload) : undefined;
    this.stream.send(metadata === undefined ? tag : { ...tag, payload: asDataFrame(liveMetadata(metadata)) });
    this.#messages++;
    this.#bytes += tag.payload.length;
    this.#first ??= tag.timestamp;
    this.#milliseconds = Math.max(this.#milliseconds, elapsed(this.#first, tag.timestamp));
    return true;
  }

  /** Waits for the time of the message, and looks up now and then. */
  async #due(timestamp: number): Promise<boolean> {
    for (;;) {
      this.session.check();
      if (this.signal?.aborted) {
        this.#complete = false;
        return false;
      }
      const left = this.pace?.until(timestamp, performance.now()) ?? 0;
      if (left <= 0) return true;
      await sleep(Math.min(left, longestSleep));
    }
  }
}

/** What may wait to be sent before the file is read on. */
const roomBytes = 1 << 20;
/** In milliseconds: how soon an end is noticed. */
const longestSleep = 200;
const media: ReadonlySet<number> = new Set([MessageType.audio, MessageType.video, MessageType.data]);
