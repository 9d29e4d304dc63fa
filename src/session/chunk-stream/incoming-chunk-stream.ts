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

  constructor(readonly id: number) {}

  begin(): void {
    this.partial = true;
    this.filled = 0;
  }

  append(bytes: Uint8Array, room: PayloadRoom): void {
    if (this.filled > 0) this.#copy(bytes);
    else if (bytes.length === this.state.length) this.#adopt(bytes);
    else if (bytes.length > 0) {
      this.#payload = room.take(Math.min(this.state.length, trustedSize));
      this.#copy(bytes);
    }
  }

  /** Gives the payload away, complete or not: the chunk stream is ready for its next message. */
  end(): Uint8Array {
    const payload = this.#payload;
    this.#payload = nothing;
    this.partial = false;
    return payload;
  }

  /** A payload that came whole is not copied. */
  #adopt(bytes: Uint8Array): void {
    this.#payload = bytes;
    this.filled = bytes.length;
  }

  #copy(bytes: Uint8Array): void {
    const filled = this.filled + bytes.length;
    if (filled > this.#payload.length) this.#grow(filled);
    this.#payload.set(bytes, this.filled);
    this.filled = filled;
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.min(this.state.length, Math.max(needed, 2 * this.#payload.length)));
    grown.set(this.#payload.subarray(0, this.filled));
    this.#payload = grown;
  }
}
