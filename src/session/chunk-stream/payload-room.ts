const firstSize = 1 << 12;
const lastSize = 1 << 18;

/**
 * Room for payloads that are put together from chunks. Payloads are cut from larger pieces, since making an ArrayBuffer
 * costs more than copying a typical payload into it. Each piece is twice as large as the one before, so that a
 * connection that receives little keeps little.
 */
export class PayloadRoom {
  #piece = new Uint8Array(0);
  #used = 0;
  #nextSize = firstSize;

  take(size: number): Uint8Array {
    if (size > this.#piece.length - this.#used) {
      if (4 * size > this.#nextSize) return this.#takeLarge(size);
      this.#piece = new Uint8Array(this.#nextSize);
      this.#used = 0;
      this.#nextSize = Math.min(2 * this.#nextSize, lastSize);
    }
    const start = this.#used;
    this.#used = start + size;
    return this.#piece.subarray(start, start + size);
  }

  /** What would waste much of a piece is one of its own. */
  #takeLarge(size: number): Uint8Array {
    this.#nextSize = Math.min(2 * this.#nextSize, lastSize);
    return new Uint8Array(size);
  }
}
