import type { ByteOrder } from '../../model.js';
import { significances } from '../wire-numbers.js';

/** Bits in a row; what was written can be written over. */
export class Output {
  readonly #bytes: number[] = [];
  /** Bits written. */
  length = 0;

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  number(value: number, bits: number, order?: ByteOrder): void {
    this.patch(this.length, value, bits, order);
    this.length += bits;
  }

  raw(bytes: Iterable<number>): void {
    const isAligned = this.length % 8 === 0;
    for (const byte of bytes) {
      if (!isAligned) this.number(byte, 8);
      else {
        this.#bytes.push(byte);
        this.length += 8;
      }
    }
  }

  /** Puts a number where zero bits were written before. */
  patch(at: number, value: number, bits: number, order?: ByteOrder): void {
    const powers = significances(order, bits);
    if (powers === undefined) {
      this.#bits(at, value, bits);
      return;
    }
    powers.forEach((power, index) => {
      this.#bits(at + index * 8, Math.floor(value / 256 ** power) % 256, 8);
    });
  }

  #bits(at: number, value: number, bits: number): void {
    for (let index = 0; index < bits; index += 1) {
      const bit = Math.floor(value / 2 ** (bits - 1 - index)) % 2;
      const byte = Math.floor((at + index) / 8);
      this.#bytes[byte] = (this.#bytes[byte] ?? 0) | (bit << (7 - ((at + index) % 8)));
    }
  }
}
