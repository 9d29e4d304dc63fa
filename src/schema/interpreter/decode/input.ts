import type { ByteOrder } from '../../model.js';
import { significances } from '../wire-numbers.js';

/** The bytes, and a place between two of their bits. */
export class Input {
  /** In bits. */
  position = 0;
  /** Where the innermost region ends, in bits. */
  end: number;
  /** How many regions we are in. */
  regions = 0;

  constructor(
    readonly bytes: Uint8Array,
    /** Where a byte stands in the whole input. */
    readonly origin: (byte: number) => number = (byte) => byte,
  ) {
    this.end = bytes.length * 8;
  }

  /** The byte of the whole input that holds the next bit. */
  get offset(): number {
    return this.origin(this.#byte);
  }

  get #byte(): number {
    return Math.floor(this.position / 8);
  }

  /** Bytes left in the region. */
  get left(): number {
    return (this.end - this.position) / 8;
  }

  /** The next bits as a number. The caller has made sure that they are there. */
  number(bits: number, order?: ByteOrder): number {
    const powers = significances(order, bits);
    if (powers === undefined) return this.#bits(bits);
    return powers.reduce((sum, power) => sum + this.#bits(8) * 256 ** power, 0);
  }

  /** The next bytes as a view. The caller has made sure that they are there. */
  view(length: number): Uint8Array {
    if (this.position % 8 !== 0) return Uint8Array.from({ length }, () => this.#bits(8));
    const start = this.#byte;
    this.position += length * 8;
    return this.bytes.subarray(start, start + length);
  }

  #bits(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left -= 1) {
      const byte = this.bytes[this.#byte] ?? 0;
      value = value * 2 + ((byte >> (7 - (this.position % 8))) & 1);
      this.position += 1;
    }
    return value;
  }
}
