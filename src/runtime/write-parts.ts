import { checkBytes, checkString } from './checks.js';
import { EncodeError } from './errors.js';
import { writeName } from './names.js';
import { utf8Length, writeUtf8 } from './text.js';
import type { Writer } from './writer.js';

/** Writes text in UTF-8, of at most `max` bytes; gives the bytes written. */
export function writeText(w: Writer, value: string, max: number, path: string, rule: string): number {
  return checkWritten(writeUtf8(w, checkString(value, path, rule)), max, path, rule);
}

/** The same for the name of a property, which probably came before. */
export function writePropertyName(w: Writer, name: string, max: number, path: string, rule: string): number {
  return checkWritten(writeName(w, name), max, path, rule);
}

function checkWritten(length: number, max: number, path: string, rule: string): number {
  if (length < 0) {
    const what = 'Text with a lone surrogate, which UTF-8 cannot say,';
    throw new EncodeError('unpaired-surrogate', what, { offset: 0, path, rule });
  }
  if (length <= max) return length;
  const what = `Text of ${length} bytes where at most ${max} fit`;
  throw new EncodeError('too-long', what, { offset: 0, path, rule });
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
