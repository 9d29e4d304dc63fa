/**
 * Pieces of one payload that stand in the same bytes, one for each chunk: the first of any size, the others as large as
 * a chunk may be, each behind a header that is as long as the others.
 */
export class PayloadRun {
  /** Bytes of payload. */
  size: number;
  /** Where the last piece ends. */
  #end: number;
  /** Bytes of header between two pieces; 0 if there is but one piece. */
  #between = 0;

  constructor(
    readonly bytes: Uint8Array,
    readonly start: number,
    readonly firstSize: number,
    readonly chunkSize: number,
  ) {
    this.size = firstSize;
    this.#end = start + firstSize;
  }

  get end(): number {
    return this.#end;
  }

  /** Takes the piece from `start` to `end` if it stands behind the others and is cut like them. */
  extend(bytes: Uint8Array, header: number, start: number, end: number, chunkSize: number): boolean {
    if (bytes !== this.bytes || header !== this.#end || chunkSize !== this.chunkSize) return false;
    if (this.#between !== 0 && this.#between !== start - header) return false;
    this.#between = start - header;
    this.size += end - start;
    this.#end = end;
    return true;
  }

  /**
   * Takes the pieces that stand behind the last one, each behind `header`, as most chunks do, up to `wanted` bytes.
   * Gives how many bytes the last piece lacks because the bytes end within it.
   */
  follow(header: Uint8Array, wanted: number): number {
    if (this.#between !== 0 && this.#between !== header.length) return 0;
    const { bytes, chunkSize } = this;
    const step = header.length + chunkSize;
    const last = bytes.length - step;
    let end = this.#end;
    let left = wanted;
    while (left >= chunkSize && end <= last && standsAt(header, bytes, end)) {
      end += step;
      left -= chunkSize;
    }
    let lacking = 0;
    if (left > 0 && bytes.length - end >= header.length && standsAt(header, bytes, end)) {
      const size = Math.min(chunkSize, left);
      const start = end + header.length;
      end = Math.min(start + size, bytes.length);
      left -= end - start;
      lacking = start + size - end;
    }
    if (end === this.#end) return 0;
    this.#between = header.length;
    this.#end = end;
    this.size += wanted - left;
    return lacking;
  }

  /** The payload as it stands, if that is one piece. */
  whole(): Uint8Array | undefined {
    return this.size === this.firstSize ? this.bytes.subarray(this.start, this.start + this.size) : undefined;
  }

  /** Copies the payload, without the headers. */
  copyTo(target: Uint8Array, offset: number): void {
    const { bytes, chunkSize, size } = this;
    let from = this.start;
    let taken = Math.min(this.firstSize, size);
    target.set(bytes.subarray(from, from + taken), offset);
    from += taken + this.#between;
    while (taken < size) {
      const piece = Math.min(chunkSize, size - taken);
      target.set(bytes.subarray(from, from + piece), offset + taken);
      from += piece + this.#between;
      taken += piece;
    }
  }
}

/** The bytes have room for the header there. */
function standsAt(header: Uint8Array, bytes: Uint8Array, position: number): boolean {
  for (let at = 0; at < header.length; at++) if (bytes[position + at] !== header[at]) return false;
  return true;
}
