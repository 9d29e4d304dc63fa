import type { BitstreamForm } from './bit-reader.js';
import { type BitString, checkBitString, type Ending } from './bit-string.js';
import { checkArray, checkBytes, checkUint } from './checks.js';
import { withEmulationPrevention } from './emulation-prevention.js';
import { EncodeError } from './errors.js';
import { wrap } from './integers.js';
import type { Writer } from './writer.js';

/** Writes bits, and what fills their last byte. */
export function writeBitstream(w: Writer, form: BitstreamForm, write: (b: BitWriter) => void): void {
  const bytes = bitstreamBytes(form, write);
  const start = w.reserve(bytes.length);
  w.bytes.set(bytes, start);
}

/** The bytes that bits take, with all that keeps start codes out of them: they are written and counted. */
export const sizeBitstream = (form: BitstreamForm, write: (b: BitWriter) => void): number =>
  bitstreamBytes(form, write).length;

function bitstreamBytes(form: BitstreamForm, write: (b: BitWriter) => void): Uint8Array {
  const b = new BitWriter(form.ending);
  write(b);
  const content = b.finish();
  return form.escaped ? withEmulationPrevention(content) : content;
}

/** Bits in a row. */
export class BitWriter {
  private readonly bytes: number[] = [];
  /** Bits written. */
  private position = 0;

  constructor(private readonly ending: Ending) {}

  /** An unsigned integer of 0 to 53 bits, which fits. */
  uint(value: number, width: number): void {
    for (let left = width; left > 0; ) {
      const used = this.position & 7;
      const take = Math.min(8 - used, left);
      left -= take;
      const piece = Math.floor(value / 2 ** left) % 2 ** take;
      const index = this.position >>> 3;
      this.bytes[index] = (this.bytes[index] ?? 0) | (piece << (8 - used - take));
      this.position += take;
    }
  }

  /** An unsigned Exponential Golomb code. */
  ue(value: number, min: number, max: number, path: string, rule: string): void {
    this.code(checkUint(value, min, max, path, rule));
  }

  /** A signed Exponential Golomb code. */
  se(value: number, min: number, max: number, path: string, rule: string): void {
    const checked = checkUint(value, min, max, path, rule);
    this.code(checked > 0 ? 2 * checked - 1 : -2 * checked);
  }

  /** Signed codes that are added up: they end where the sum is 0, or there are as many as can be. */
  differences(value: readonly number[], most: number, start: number, bits: number, path: string, rule: string): void {
    for (const item of checkArray(value, path, rule)) this.se(item, 1 - 2 ** 31, 2 ** 31 - 1, path, rule);
    checkDifferences(value, most, start, bits, path, rule);
  }

  /** Bytes that start at any bit; gives their number. */
  put(value: Uint8Array, path: string, rule: string): number {
    for (const byte of checkBytes(value, path, rule)) this.uint(byte, 8);
    return value.length;
  }

  /** Bits that nobody has taken apart. */
  rest(value: BitString, path: string, rule: string): void {
    const { length, bytes } = checkBitString(value, this.ending, path, rule);
    for (const [index, byte] of bytes.entries()) {
      const bits = Math.min(8, length - index * 8);
      this.uint(byte >> (8 - bits), bits);
    }
  }

  /** Moves to the next byte. */
  align(): void {
    this.uint(0, -this.position & 7);
  }

  finish(): Uint8Array {
    if (this.ending === 'stopBit') this.uint(1, 1);
    this.align();
    return Uint8Array.from(this.bytes);
  }

  private code(value: number): void {
    const width = Math.floor(Math.log2(value + 1));
    this.uint(0, width);
    this.uint(value + 1, width + 1);
  }
}

/** Differences that a reader would take for more or for fewer have another length than they should. */
export function checkDifferences(
  value: readonly number[],
  most: number,
  start: number,
  bits: number,
  path: string,
  rule: string,
): void {
  let [sum, length] = [start, 0];
  for (; length < most && sum !== 0 && length < value.length; length++) sum = wrap(sum + (value[length] ?? 0), bits);
  if (length === value.length && (length === most || sum === 0)) return;
  const what = `${value.length} differences, which end after ${length}`;
  throw new EncodeError('wrong-length', what, { offset: 0, path, rule });
}
