import type { FlvWriter } from '../media/index.js';
import {
  type ClientStream,
  dataOf,
  propertiesOfPlayStatus,
  StatusCode,
  type StreamMessage,
} from '../session/connection/index.js';

/**
 * How playing ended: the server stopped it, the publisher left, the stream was over, the server closed the connection,
 * the duration was reached, or the signal came.
 */
export type PlayEnd = 'stopped' | 'unpublished' | 'eof' | 'closed' | 'duration' | 'interrupted';

/** What comes in a stream that plays, and when it is over. */
export class Playback {
  /** Undefined while it goes on. */
  end: PlayEnd | undefined;
  /** When something came last. */
  heard = performance.now();
  bytes = 0;

  constructor(
    private readonly writer: FlvWriter,
    private readonly durationMilliseconds = Number.POSITIVE_INFINITY,
  ) {}

  follow(stream: ClientStream): void {
    stream.onMessage = (message) => this.#take(message);
    stream.onStatus = ({ code }) => this.#status(code);
    stream.onEvent = ({ kind }) => {
      if (kind === 'streamEof') this.#finish('eof');
    };
  }

  #take(message: StreamMessage): void {
    if (this.end !== undefined) return;
    this.heard = performance.now();
    this.bytes += message.payload.length;
    const data = dataOf(message);
    // Data of the server about playing is no part of what is played.
    if (data?.kind === 'sampleAccess' || data?.kind === 'onStatus') return;
    if (data?.kind === 'onPlayStatus') {
      this.#status(propertiesOfPlayStatus(data.information).code);
      return;
    }
    this.writer.write(message);
    if (this.writer.milliseconds >= this.durationMilliseconds) this.#finish('duration');
  }

  #status(code: string): void {
    this.heard = performance.now();
    const end = ends.get(code);
    if (end !== undefined) this.#finish(end);
  }

  #finish(end: PlayEnd): void {
    this.end ??= end;
  }
}

const ends: ReadonlyMap<string, PlayEnd> = new Map([
  [StatusCode.playStop, 'stopped'],
  [StatusCode.playComplete, 'stopped'],
  [StatusCode.playUnpublishNotify, 'unpublished'],
]);
