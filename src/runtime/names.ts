import { unwritableText } from './checks.js';
import { type Input, readUtf8, writeUtf8 } from './text.js';
import type { Writer } from './writer.js';

const slotBits = 10;
const slots = 2 ** slotBits;
const longestName = 32;
const slotWords = longestName / 4;
const names: string[] = Array.from({ length: slots }, () => '');
const nameLengths = new Uint8Array(slots);
const nameWords = new Int32Array(slots * slotWords);
const writtenNames: string[] = Array.from({ length: slots }, () => '');
const writtenBytes = new DataView(new ArrayBuffer(slots * longestName));

/**
 * A property name from UTF-8. The same few names come again and again, and a name that is the same string object makes
 * the property store several times faster; so recent names are kept, 1,024 at most. Their hash picks two slots, and
 * comparing all bytes finds the name there. A peer that makes its names collide only gets what text costs anyway.
 */
export const readName = (input: Input, start: number, end: number): string =>
  start === end ? '' : readSomeName(input, start, end);

/** Apart, so that the empty name that ends a record costs no call. */
function readSomeName(input: Input, start: number, end: number): string {
  const length = end - start;
  if (length > longestName) return readUtf8(input, start, end);
  const { view } = input;
  // Four bytes at a time; the last four overlap the ones before them where the length is no multiple of four.
  const stop = end - 4;
  let hash = length;
  for (let at = start; at < stop; at += 4) hash = Math.imul(hash ^ view.getInt32(at), 0x9e3779b1);
  const tail = tailWord(view, start, end);
  const slot = slotOf(hash ^ tail);
  return (
    nameIn(slot, view, start, end, tail) ??
    nameIn(slot + 1, view, start, end, tail) ??
    remember(slot, input, start, end, tail)
  );
}

/**
 * Writes a property name as `writeUtf8` would. Names of ASCII that were written lately are copied four bytes at a time,
 * which takes about half of the time of going through their units.
 */
export function writeName(w: Writer, name: string): number {
  const { length } = name;
  if (length === 0 || length > longestName) return writeUtf8(w, name);
  const slot = writtenSlot(name, length);
  if (writtenNames[slot] === name) return copyName(w, slot, length);
  if (writtenNames[slot + 1] === name) return copyName(w, slot + 1, length);
  return writeNewName(w, name, slot);
}

/** Writes a property name behind its length in two bytes. */
export function writeName16(w: Writer, name: string, path: string, rule: string): void {
  const { length } = name;
  if (length > 0 && length <= longestName) {
    const first = writtenSlot(name, length);
    const slot = writtenNames[first] === name ? first : first + 1;
    if (writtenNames[slot] === name) {
      copyName16(w, slot, length);
      return;
    }
  }
  writeOtherName16(w, name, path, rule);
}

function writeOtherName16(w: Writer, name: string, path: string, rule: string): void {
  const at = w.reserve(2);
  const length = writeName(w, name);
  if (length < 0 || length > 0xffff) throw unwritableText(length, 0xffff, path, rule);
  w.view.setUint16(at, length);
}

/** The first of the pair of slots where a name that was written may be. */
function writtenSlot(name: string, length: number): number {
  const middle = name.charCodeAt(length >> 1);
  const last = name.charCodeAt(length - 1);
  const sum = name.charCodeAt(0) + (middle << 5) + (last << 10) + (length << 15);
  return (Math.imul(sum, 0x9e3779b1) >>> (32 - slotBits)) & -2;
}

/** The first of a pair of slots. */
function slotOf(hash: number): number {
  hash = Math.imul(hash, 0x9e3779b1);
  return (Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> (32 - slotBits)) & -2;
}

function tailWord(view: DataView, start: number, end: number): number {
  const length = end - start;
  if (length >= 4) return view.getInt32(end - 4);
  // Of one to three bytes: the first, the middle and the last are all there are.
  return view.getUint8(start) | (view.getUint8(start + (length >> 1)) << 8) | (view.getUint8(end - 1) << 16);
}

function nameIn(slot: number, view: DataView, start: number, end: number, tail: number): string | undefined {
  if (nameLengths[slot] !== end - start) return undefined;
  let word = slot * slotWords;
  for (let at = start; at < end - 4; at += 4) if (nameWords[word++] !== view.getInt32(at)) return undefined;
  return nameWords[word] === tail ? names[slot] : undefined;
}

/** The newest name takes the first slot and moves the one there to the second, so that two hot names never fight. */
function remember(slot: number, input: Input, start: number, end: number, tail: number): string {
  const other = slot + 1;
  names.copyWithin(other, slot, other);
  nameLengths.copyWithin(other, slot, other);
  nameWords.copyWithin(other * slotWords, slot * slotWords, other * slotWords);
  const name = internalized(readUtf8(input, start, end));
  names[slot] = name;
  nameLengths[slot] = end - start;
  let word = slot * slotWords;
  for (let at = start; at < end - 4; at += 4) nameWords[word++] = input.view.getInt32(at);
  nameWords[word] = tail;
  return name;
}

function copyName(w: Writer, slot: number, length: number): number {
  // The last word may reach beyond the name; what comes next overwrites it. Little-endian costs no exchange of bytes.
  w.ensure(longestName);
  const { view, position } = w;
  const from = slot * longestName;
  for (let at = 0; at < length; at += 4) view.setInt32(position + at, writtenBytes.getInt32(from + at, true), true);
  w.position = position + length;
  return length;
}

function copyName16(w: Writer, slot: number, length: number): void {
  w.ensure(2 + longestName);
  const { view, position } = w;
  view.setUint16(position, length);
  const to = position + 2;
  const from = slot * longestName;
  for (let at = 0; at < length; at += 4) view.setInt32(to + at, writtenBytes.getInt32(from + at, true), true);
  w.position = to + length;
}

function writeNewName(w: Writer, name: string, slot: number): number {
  const length = writeUtf8(w, name);
  if (length !== name.length) return length;
  w.ensure(longestName);
  const from = w.position - length;
  const to = slot * longestName;
  for (let at = 0; at < longestName; at += 4) {
    writtenBytes.setInt32(to + longestName + at, writtenBytes.getInt32(to + at));
    writtenBytes.setInt32(to + at, w.view.getInt32(from + at));
  }
  writtenNames.copyWithin(slot + 1, slot, slot + 1);
  writtenNames[slot] = name;
  return length;
}

/** The engine's own copy of a name, the one that property stores compare by address. */
function internalized(name: string): string {
  return Object.keys({ [name]: 0 })[0] ?? name;
}
