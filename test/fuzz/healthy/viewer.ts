import { MessageType } from '../../../generated/rtmp/index.js';
import type { RawMessage } from '../../../src/session/chunk-stream/index.js';
import { decodeFrame, isHeader } from './frames.js';

/** Looks at what one player gets. */
export class Viewer {
  received = 0;
  /** Frames that are not as they were sent. */
  altered = 0;
  /** Frames that did not come although a later one did. */
  missing = 0;
  /** From sending to receiving, in milliseconds; of frames sent since it plays. */
  readonly delays: number[] = [];
  /** The sequence number of the last audio frame and the last picture. */
  readonly last = new Map<number, number>();
  /** What is wrong with the beginning. */
  badStart: string | undefined;
  readonly #since = performance.now();
  readonly #headers = new Set<number>();

  take({ typeId, payload }: RawMessage): void {
    if (typeId !== MessageType.audio && typeId !== MessageType.video) return;
    if (isHeader(payload)) {
      this.#headers.add(typeId);
      return;
    }
    const frame = decodeFrame(typeId, payload);
    if (frame === undefined) {
      this.altered++;
      return;
    }
    this.received++;
    const last = this.last.get(typeId);
    if (last !== undefined) this.missing += Math.abs(frame.sequence - last - 1);
    else if (!this.#headers.has(typeId)) this.badStart ??= `no header before the first message of type ${typeId}`;
    else if (typeId === MessageType.video && !frame.isKey) this.badStart ??= 'the first picture is no key frame';
    this.last.set(typeId, frame.sequence);
    if (frame.sentAt >= this.#since) this.delays.push(performance.now() - frame.sentAt);
  }
}
