import type { BitString, Ending } from './bit-string.js';
import { expectLength, expectRange, tooMany } from './checks.js';
import { withoutEmulationPrevention } from './emulation-prevention.js';
import { DecodeError } from './errors.js';
import { wrap } from './integers.js';
import type { NeedMore } from './need-more.js';
import type { Reader } from './reader.js';

/** What is special about the bits of one type. */
export interface BitstreamForm {
  readonly ending: Ending;
  /** Bytes that keep start codes from appearing are no content. */
  readonly escaped: boolean;
}

/** Thrown where the bits end too early, and caught where the stream began: it never leaves this file. */
const shortage = Symbol('shortage');

/** Reads all that is left of the region of a reader as bits. */
export function readBitstream<T>(
  r: Reader,
  form: BitstreamForm,
  read: (b: BitReader) => T,
  path: string,
  rule: string,
): T | NeedMore {
  try {
    const b = new BitReader(r, form);
    const value = read(b);
    b.finish(path, rule);
    r.position = r.end;
    return value;
  } catch (thrown) {
    if (thrown !== shortage) throw thrown;
    return r.short(r.position, path, rule);
  }
}

/** A place in a run of bits. */
export class BitReader {
  /** In bits from the start of the content. */
  private position = 0;
  /** Where the last item began. */
  private start = 0;
  /** Where the content ends: at its stop bit, or behind the last bit of 1. */
  private readonly contentEnd: number;
  /** The last bit that may be read. */
  private readonly end: number;
  private readonly bytes: Uint8Array;
  private readonly removed: readonly number[];

  constructor(
    private readonly r: Reader,
    private readonly form: BitstreamForm,
  ) {
    const region = r.bytes.subarray(r.position, r.end);
    const content = form.escaped ? withoutEmulationPrevention(region) : { bytes: region, removed: [] };
    this.bytes = content.bytes;
    this.removed = content.removed;
    const lastOne = lastBitOfOne(this.bytes);
    if (form.ending === 'stopBit') {
      if (lastOne < 0) throw shortage;
      this.contentEnd = lastOne;
      this.end = lastOne;
    } else {
      this.contentEnd = lastOne + 1;
      this.end = this.bytes.length * 8;
    }
  }

  /** The byte of the input in which the last item began. */
  get offset(): number {
    return this.offsetOf(this.start);
  }

  /** The byte of the input in which the next item begins. */
  get here(): number {
    return this.offsetOf(this.position);
  }

  /** An unsigned integer of 0 to 53 bits. */
  uint(width: number): number {
    this.begin(width);
    let value = 0;
    for (let left = width; left > 0; ) {
      const used = this.position & 7;
      const take = Math.min(8 - used, left);
      const byte = this.bytes[this.position >>> 3] ?? 0;
      value = value * 2 ** take + ((byte >> (8 - used - take)) & ((1 << take) - 1));
      this.position += take;
      left -= take;
    }
    return value;
  }

  flag(): boolean {
    return this.uint(1) === 1;
  }

  /** An unsigned Exponential Golomb code. */
  ue(min: number, max: number, path: string, rule: string): number {
    const value = this.code();
    expectRange(value, min, max, this.offset, path, rule);
    return value;
  }

  /** A signed Exponential Golomb code: 0, 1, -1, 2, -2 and so on. */
  se(min: number, max: number, path: string, rule: string): number {
    const code = this.code();
    const value = code % 2 === 1 ? (code + 1) / 2 : 0 - code / 2;
    expectRange(value, min, max, this.offset, path, rule);
    return value;
  }

  /** Signed codes that are added up from `start` on, until the sum modulo 2^bits is 0, `most` of them at most. */
  differences(most: number, start: number, bits: number, path: string, rule: string): number[] {
    const items: number[] = [];
    for (let sum = start; items.length < most && sum !== 0; ) {
      this.count(path, rule);
      const item = this.se(1 - 2 ** 31, 2 ** 31 - 1, path, rule);
      items.push(item);
      sum = wrap(sum + item, bits);
    }
    return items;
  }

  /** Bytes that start at any bit: a copy. */
  take(length: number, path: string, rule: string): Uint8Array {
    expectLength(length, this.here, path, rule);
    this.begin(length * 8);
    const taken = this.bitsAsBytes(length * 8);
    this.position += length * 8;
    return taken;
  }

  /** What is left of the content. */
  rest(): BitString {
    const length = Math.max(this.contentEnd - this.position, 0);
    const bytes = this.bitsAsBytes(length);
    this.position += length;
    return { length, bytes };
  }

  /** Whether there is more than what fills the last byte. */
  hasMore(): boolean {
    if (this.position >= this.contentEnd) return false;
    return this.form.ending === 'stopBit' || this.end - this.position >= 8;
  }

  /** Moves to the next byte of the content. */
  align(): void {
    this.uint(-this.position & 7);
  }

  /** Counts one more item of a list. */
  count(path: string, rule: string): void {
    if (++this.r.elements > this.r.limits.elements) throw tooMany(this.r, this.here, path, rule);
  }

  /** Nothing may be left but what fills the last byte. */
  finish(path: string, rule: string): void {
    if (!this.hasMore()) return;
    const what = `${this.contentEnd - this.position} bits are left over`;
    throw new DecodeError('trailing-bytes', what, { offset: this.here, path, rule });
  }

  /** Makes sure that so many bits are there for the next item. */
  private begin(bits: number): void {
    this.start = this.position;
    if (this.end - this.position < bits) throw shortage;
  }

  /** The number of an Exponential Golomb code; more than it can be where too many zeros stand in front. */
  private code(): number {
    const start = this.position;
    let zeros = 0;
    while (zeros < 32 && this.uint(1) === 0) zeros++;
    const value = zeros === 32 ? Number.POSITIVE_INFINITY : 2 ** zeros - 1 + this.uint(zeros);
    this.start = start;
    return value;
  }

  private bitsAsBytes(bits: number): Uint8Array {
    const shift = this.position & 7;
    const from = this.position >>> 3;
    const bytes = this.bytes.slice(from, from + Math.ceil(bits / 8));
    if (shift > 0) {
      for (let index = 0; index < bytes.length; index++) {
        const next = this.bytes[from + index + 1] ?? 0;
        bytes[index] = ((bytes[index] ?? 0) << shift) | (next >> (8 - shift));
      }
    }
    const unused = bytes.length * 8 - bits;
    if (unused > 0) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) & (0xff << unused);
    return bytes;
  }

  private offsetOf(position: number): number {
    const index = position >>> 3;
    let [before, after] = [0, this.removed.length];
    while (before < after) {
      const middle = (before + after) >>> 1;
      if ((this.removed[middle] ?? 0) <= index) before = middle + 1;
      else after = middle;
    }
    return this.r.position + index + before;
  }
}

/** The place of the last bit of 1, or -1. */
function lastBitOfOne(bytes: Uint8Array): number {
  let index = bytes.length - 1;
  while (index >= 0 && bytes[index] === 0) index--;
  const byte = bytes[index] ?? 0;
  return index < 0 ? -1 : index * 8 + 7 - (31 - Math.clz32(byte & -byte));
}
