import { encodeChunkBasicHeader } from '../../../generated/rtmp/chunk-basic-header.js';
import { type ChunkStreamState, initialChunkStream } from '../../../generated/rtmp/chunk-stream.js';
import type { PayloadRoom } from './payload-room.js';

/**
 * Bytes of payload for which room is made before they are there. A header is cheap and may announce 16 MiB; beyond this
 * size the room grows with what has really arrived.
 */
const trustedSize = 1 << 16;
const nothing = new Uint8Array(0);

/** What a ChunkReader knows of one chunk stream: what headers inherit, and the message that is incomplete. */
export class IncomingChunkStream {
  readonly state: ChunkStreamState = initialChunkStream();
  /** Whether a message is incomplete. */
  partial = false;
  /** Bytes of payload that have arrived. */
  filled = 0;
  #payload: Uint8Array = nothing;
  /** The pushed bytes in which the payload stands, as far as it has arrived, from `#start` on. */
  #place: Uint8Array | undefined;
  #start = 0;
  #continuation: Uint8Array | undefined;

  constructor(readonly id: number) {}

  /** The header of a chunk that continues a message, where there is no extended timestamp to be repeated. */
  get continuation(): Uint8Array {
    this.#continuation ??= encodeChunkBasicHeader({ format: 3, chunkStreamId: this.id });
    return this.#continuation;
  }

  begin(): void {
    this.partial = true;
    this.filled = 0;
  }

  /** Takes the bytes from `start` to `end` into the payload. One that came whole is not copied. */
  append(bytes: Uint8Array, start: number, end: number, room: PayloadRoom): void {
    if (this.filled === 0 && end - start === this.state.length) this.stay(bytes, start, end);
    else if (end > start) this.#copy(bytes.subarray(start, end), room);
  }

  /** The first bytes of the payload are left where they are. */
  stay(bytes: Uint8Array, start: number, end: number): void {
    this.#place = bytes;
    this.#start = start;
    this.filled = end - start;
  }

  /** Moves the bytes from `start` to `end` to the ones before, if these stand before them in the same bytes. */
  join(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#place !== bytes) return false;
    bytes.copyWithin(this.#start + this.filled, start, end);
    this.filled += end - start;
    return true;
  }

  /** Gives the payload away, complete or not: the chunk stream is ready for its next message. */
  end(): Uint8Array {
    const payload = this.#place?.subarray(this.#start, this.#start + this.filled) ?? this.#payload;
    this.#payload = nothing;
    this.#place = undefined;
    this.partial = false;
    return payload;
  }

  #copy(bytes: Uint8Array, room: PayloadRoom): void {
    if (this.filled === 0) this.#payload = room.take(Math.min(this.state.length, trustedSize));
    else if (this.#place !== undefined) this.#leave(this.#place, room);
    const filled = this.filled + bytes.length;
    if (filled > this.#payload.length) this.#grow(filled);
    this.#payload.set(bytes, this.filled);
    this.filled = filled;
  }

  /** What was left where it stood needs room of its own, since more comes that stands elsewhere. */
  #leave(place: Uint8Array, room: PayloadRoom): void {
    const { filled } = this;
    this.#payload = room.take(Math.max(filled, Math.min(this.state.length, trustedSize)));
    this.#payload.set(place.subarray(this.#start, this.#start + filled));
    this.#place = undefined;
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.min(this.state.length, Math.max(needed, 2 * this.#payload.length)));
    grown.set(this.#payload.subarray(0, this.filled));
    this.#payload = grown;
  }
}
