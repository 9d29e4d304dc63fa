import type { PayloadRoom } from './payload-room.js';
import { PayloadRun } from './payload-run.js';
import type { ReceivedPayload } from './received-message.js';

/** Bytes for which room is made before they are there: a header is cheap and may announce 16 MiB. */
const trustedSize = 1 << 16;
/** Bytes that a payload may keep in memory beyond twice its own: two times what a socket hands over at once. */
const sparedSize = 1 << 17;
/** About the bytes that a run takes itself. */
const runSize = 1 << 7;

/**
 * The payload of a message as it arrives. It is left where it stands among the headers, in the bytes that were pushed,
 * as long as that keeps no more in memory than about twice the payload: else it is copied.
 */
export class IncomingPayload implements ReceivedPayload {
  /** Bytes that have arrived. */
  length = 0;
  /** What was copied: the first bytes of the payload, in room that may be larger. */
  #copied: Uint8Array | undefined;
  #copiedSize = 0;
  /** What came after that. */
  #runs: PayloadRun[] = [];
  /** The last run. */
  #run: PayloadRun | undefined;
  /** Bytes that the runs keep in memory. */
  #kept = 0;

  /** @param announced - Bytes of the whole payload */
  constructor(
    readonly announced: number,
    readonly room: PayloadRoom,
  ) {}

  /** Takes a piece. `header` is where its header begins in the same bytes, -1 if that came before them. */
  add(bytes: Uint8Array, header: number, start: number, end: number, chunkSize: number): void {
    if (this.#run?.extend(bytes, header, start, end, chunkSize) !== true) this.#begin(bytes, start, end, chunkSize);
    this.length += end - start;
  }

  /** Takes the chunks that go on with the last one, all behind the same header. Gives how many bytes the last one lacks. */
  follow(header: Uint8Array): number {
    if (this.#run === undefined) return 0;
    const before = this.#run.size;
    const lacking = this.#run.follow(header, this.announced - this.length);
    this.length += this.#run.size - before;
    return lacking;
  }

  /** Where the last piece ends in its bytes. */
  get end(): number {
    return this.#run?.end ?? 0;
  }

  join(): Uint8Array {
    if (this.#copied === undefined && this.#runs.length < 2) {
      const whole = this.#run === undefined ? nothing : this.#run.whole();
      if (whole !== undefined) return whole;
    }
    this.#copy();
    return this.#copied?.subarray(0, this.length) ?? nothing;
  }

  #begin(bytes: Uint8Array, start: number, end: number, chunkSize: number): void {
    const kept = runSize + (this.#run?.bytes === bytes ? 0 : bytes.length);
    if (this.#runs.length > 0 && this.#kept + kept > 2 * this.length + sparedSize) this.#copy();
    this.#kept += kept;
    this.#run = new PayloadRun(bytes, start, end - start, chunkSize);
    this.#runs.push(this.#run);
  }

  #copy(): void {
    const room = this.#roomForAll();
    let size = this.#copiedSize;
    for (const run of this.#runs) {
      run.copyTo(room, size);
      size += run.size;
    }
    this.#copied = room;
    this.#copiedSize = size;
    this.#runs = [];
    this.#run = undefined;
    this.#kept = 0;
  }

  #roomForAll(): Uint8Array {
    const { announced, length } = this;
    const copied = this.#copied;
    if (copied === undefined) return this.room.take(Math.max(length, Math.min(announced, trustedSize)));
    if (length <= copied.length) return copied;
    const grown = new Uint8Array(Math.min(announced, Math.max(length, 2 * copied.length)));
    grown.set(copied.subarray(0, this.#copiedSize));
    return grown;
  }
}

const nothing = new Uint8Array(0);
