import { checkBytes, checkString, unwritableText } from './checks.js';
import { writeContinued } from './continued.js';
import { EncodeError } from './errors.js';
import { writeName } from './names.js';
import { utf8Length, writeUtf8 } from './text.js';
import { type WriteOptions, Writer } from './writer.js';

export function writeByte(w: Writer, byte: number): void {
  const at = w.reserve(1);
  w.bytes[at] = byte;
}

/** Bytes of content and of its length in front of it. */
export function sizeWithHead(content: number, sizeOfHead: (length: number) => number): number {
  return sizeOfHead(content) + content;
}

/** Makes room for so many bytes at `at`, moving what stands behind. */
export function insertBytes(w: Writer, at: number, count: number): void {
  const end = w.reserve(count);
  w.bytes.copyWithin(at + count, at, end);
}

/** Writes text in UTF-8, of at most `max` bytes; gives the bytes written. */
export function writeText(w: Writer, value: string, max: number, path: string, rule: string): number {
  const length = writeUtf8(w, checkString(value, path, rule));
  if (length < 0 || length > max) throw unwritableText(length, max, path, rule);
  return length;
}

/** Writes text in UTF-8 and the byte that ends it, which may not stand in the text. */
export function writeTerminated(w: Writer, value: string, end: number, path: string, rule: string): void {
  const start = w.position;
  writeText(w, value, Number.POSITIVE_INFINITY, path, rule);
  if (w.bytes.subarray(start, w.position).includes(end)) {
    const what = `Text with the byte ${end}, which would end it,`;
    throw new EncodeError('terminator-inside', what, { offset: 0, path, rule });
  }
  writeByte(w, end);
}

/** Writes text in UTF-8, and its length to the two bytes at `at`. */
export function setText16(w: Writer, at: number, value: string, path: string, rule: string): void {
  const length = writeUtf8(w, checkString(value, path, rule));
  if (length < 0 || length > 0xffff) throw unwritableText(length, 0xffff, path, rule);
  // Only now: writing the text may have exchanged the buffer.
  w.view.setUint16(at, length);
}

/** The same with a length of four bytes. */
export function setText32(w: Writer, at: number, value: string, path: string, rule: string): void {
  const length = writeUtf8(w, checkString(value, path, rule));
  if (length < 0 || length > 0xffffffff) throw unwritableText(length, 0xffffffff, path, rule);
  w.view.setUint32(at, length);
}

/** Writes the name of a property, which probably came before; gives the bytes written. */
export function writePropertyName(w: Writer, name: string, max: number, path: string, rule: string): number {
  const length = writeName(w, name);
  if (length < 0 || length > max) throw unwritableText(length, max, path, rule);
  return length;
}

/** Writes bytes as they are; gives their number. */
export function writeBytes(w: Writer, value: Uint8Array, path: string, rule: string): number {
  const { length } = checkBytes(value, path, rule);
  const start = w.reserve(length);
  w.bytes.set(value, start);
  return length;
}

/** Whether text takes at most `max` bytes of UTF-8. */
export function fitsUtf8(value: string, max: number): boolean {
  return value.length * 3 <= max || (value.length <= max && utf8Length(value) <= max);
}

/** Writes text behind its length in bytes, doubled and with the lowest bit set. */
export function writeHeadedText(w: Writer, value: string, path: string, rule: string): void {
  // So few units take at most 63 bytes, whose head is one byte; it is stored last, once their number is known.
  if (typeof value === 'string' && value.length <= 21) {
    const at = w.reserve(1);
    const length = writeUtf8(w, value);
    if (length < 0) throw unwritableText(length, longest, path, rule);
    w.bytes[at] = (length << 1) | 1;
    return;
  }
  const length = utf8Length(checkString(value, path, rule));
  if (length > longest) throw unwritableText(length, longest, path, rule);
  writeContinued(w, (length << 1) | 1);
  if (writeUtf8(w, value) < 0) throw unwritableText(-1, longest, path, rule);
}

/** What a head of 29 bits can announce behind its lowest bit. */
const longest = 0xfffffff;

/** Bytes that a function writes. */
export function measured(write: (w: Writer) => void, options: WriteOptions | undefined): number {
  const w = new Writer(options);
  try {
    write(w);
    return w.position;
  } finally {
    w.release();
  }
}
