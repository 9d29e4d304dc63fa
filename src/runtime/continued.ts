import type { Reader } from './reader.js';
import type { Writer } from './writer.js';

/** What 29 bits can hold. */
const most = 0x1fffffff;

/**
 * Reads an integer of 29 bits in one to four bytes: seven bits a byte behind one that says "more", eight in the fourth.
 * -1 if the input ends first; the reader then stands where it stood.
 */
export function readContinued(r: Reader): number {
  const { position, end, bytes } = r;
  const first = bytes[position];
  if (position >= end || first === undefined) return -1;
  if (first < 0x80) {
    r.position = position + 1;
    return first;
  }
  return readLonger(r, first);
}

function readLonger(r: Reader, first: number): number {
  const { view, end } = r;
  let p = r.position + 1;
  let value = first & 0x7f;
  for (const stop = p + 2; p < stop; ) {
    if (p >= end) return -1;
    const byte = view.getUint8(p++);
    value = (value << 7) | (byte & 0x7f);
    if (byte < 0x80) {
      r.position = p;
      return value;
    }
  }
  if (p >= end) return -1;
  r.position = p + 1;
  return (value << 8) | view.getUint8(p);
}

/** Two's complement over the 29 bits. */
export const signed29 = (value: number): number => (value << 3) >> 3;

/** Writes the low 29 bits in the fewest bytes. */
export function writeContinued(w: Writer, value: number): void {
  const rest = value & most;
  if (rest < 0x80) {
    const at = w.reserve(1);
    w.bytes[at] = rest;
  } else if (rest < 1 << 14) {
    const at = w.reserve(2);
    w.bytes[at] = (rest >> 7) | 0x80;
    w.bytes[at + 1] = rest & 0x7f;
  } else writeLonger(w, rest);
}

function writeLonger(w: Writer, value: number): void {
  if (value < 1 << 21) {
    const at = w.reserve(3);
    w.bytes[at] = (value >> 14) | 0x80;
    w.bytes[at + 1] = (value >> 7) | 0x80;
    w.bytes[at + 2] = value & 0x7f;
    return;
  }
  const at = w.reserve(4);
  w.bytes[at] = (value >> 22) | 0x80;
  w.bytes[at + 1] = (value >> 15) | 0x80;
  w.bytes[at + 2] = (value >> 8) | 0x80;
  w.bytes[at + 3] = value;
}

/** Bytes that an unsigned number takes. */
export const sizeContinued = (value: number): number =>
  value < 0x80 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : 4;
