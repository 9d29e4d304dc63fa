import type { Writer } from './writer.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
const { fromCharCode } = String;

/** Up to this many bytes, building the string from its codes beats the call into TextDecoder. */
const shortRead = 48;
/** From this many UTF-16 units on, TextEncoder beats a loop over the units. */
const longWrite = 40;

/** Bytes to read from, as a Reader has them. */
export interface Input {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** Text from UTF-8; each ill-formed sequence reads as U+FFFD, as the Encoding Standard has it. A byte order mark is text. */
export function readUtf8(input: Input, start: number, end: number): string {
  if (end - start > shortRead) return decoder.decode(input.bytes.subarray(start, end));
  const { view } = input;
  let at = start;
  for (; at < end - 3; at += 4) {
    if ((view.getInt32(at) & 0x80808080) !== 0) return decoder.decode(input.bytes.subarray(start, end));
  }
  for (; at < end; at++) {
    if (view.getUint8(at) > 0x7f) return decoder.decode(input.bytes.subarray(start, end));
  }
  return ascii(view, start, end);
}

/** A power of two. */
const slots = 1024;
const slotShift = 22;
const longestName = 32;
const slotWords = longestName / 4;
const names: string[] = Array.from({ length: slots }, () => '');
const nameLengths = new Uint8Array(slots);
const nameWords = new Int32Array(slots * slotWords);

/**
 * A property name from UTF-8. The same few names come again and again, and a name that is the same string object makes
 * the property store several times faster; so recent names are kept. Each name has two slots of a fixed number to be
 * in, and is found there by comparing its bytes. A peer that makes its names collide only gets what names cost anyway.
 */
export function readName(input: Input, start: number, end: number): string {
  const length = end - start;
  if (length === 0) return '';
  if (length > longestName) return readUtf8(input, start, end);
  const { view } = input;
  // Four bytes at a time; the last four overlap the ones before them where the length is no multiple of four.
  const stop = end - 4;
  let hash = length;
  for (let at = start; at < stop; at += 4) hash = Math.imul(hash ^ view.getInt32(at), 0x9e3779b1);
  const tail = tailWord(view, start, end);
  hash = Math.imul(hash ^ tail, 0x9e3779b1);
  const slot = (Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> slotShift) & -2;
  if (isIn(slot, view, start, end, tail)) return names[slot] ?? '';
  if (isIn(slot + 1, view, start, end, tail)) return names[slot + 1] ?? '';
  return remember(slot, input, start, end, tail);
}

function tailWord(view: DataView, start: number, end: number): number {
  const length = end - start;
  if (length >= 4) return view.getInt32(end - 4);
  // Of one to three bytes: the first, the middle and the last are all there are.
  return view.getUint8(start) | (view.getUint8(start + (length >> 1)) << 8) | (view.getUint8(end - 1) << 16);
}

function isIn(slot: number, view: DataView, start: number, end: number, tail: number): boolean {
  if (nameLengths[slot] !== end - start) return false;
  let word = slot * slotWords;
  for (let at = start; at < end - 4; at += 4) if (nameWords[word++] !== view.getInt32(at)) return false;
  return nameWords[word] === tail;
}

/** The newest name takes the first slot and moves the one there to the second, so that two hot names never fight. */
function remember(slot: number, input: Input, start: number, end: number, tail: number): string {
  const other = slot + 1;
  names[other] = names[slot] ?? '';
  nameLengths[other] = nameLengths[slot] ?? 0;
  nameWords.copyWithin(other * slotWords, slot * slotWords, (slot + 1) * slotWords);
  const name = internalized(readUtf8(input, start, end));
  names[slot] = name;
  nameLengths[slot] = end - start;
  let word = slot * slotWords;
  for (let at = start; at < end - 4; at += 4) nameWords[word++] = input.view.getInt32(at);
  nameWords[word] = tail;
  return name;
}

/** Bytes of the text in UTF-8. A lone surrogate counts as the three bytes of U+FFFD. */
export function utf8Length(text: string): number {
  const units = text.length;
  let length = units;
  for (let at = 0; at < units; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x7f) continue;
    length += unit > 0x7ff ? 2 : 1;
    // A pair takes four bytes: three for its first unit, and the one that its second has already.
    if (isPairAt(text, at, unit)) at++;
  }
  return length;
}

/**
 * Writes the text in UTF-8 and returns its length in bytes, or -1 if it has a lone surrogate, which UTF-8 cannot say;
 * the writer then stands where it stood. The caller throws, because it knows the path and the rule.
 */
export function writeUtf8(w: Writer, text: string): number {
  const units = text.length;
  w.ensure(units * 3);
  const { bytes, position } = w;
  if (units < longWrite) {
    let at = 0;
    for (; at < units - 3; at += 4) {
      const a = text.charCodeAt(at);
      const b = text.charCodeAt(at + 1);
      const c = text.charCodeAt(at + 2);
      const d = text.charCodeAt(at + 3);
      if ((a | b | c | d) > 0x7f) return writeMixed(w, text, at);
      const to = position + at;
      bytes[to] = a;
      bytes[to + 1] = b;
      bytes[to + 2] = c;
      bytes[to + 3] = d;
    }
    for (; at < units; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 0x7f) return writeMixed(w, text, at);
      bytes[position + at] = unit;
    }
    w.position = position + units;
    return units;
  }
  const { written } = encoder.encodeInto(text, bytes.subarray(position));
  if (written !== units && hasLoneSurrogate(text)) return -1;
  w.position = position + written;
  return written;
}

/** The rest of a text whose first units, all ASCII, are written but not yet counted. */
function writeMixed(w: Writer, text: string, from: number): number {
  const { bytes, position } = w;
  const units = text.length;
  let to = position + from;
  for (let at = from; at < units; at++) {
    let unit = text.charCodeAt(at);
    if (unit <= 0x7f) {
      bytes[to++] = unit;
      continue;
    }
    if (unit <= 0x7ff) {
      bytes[to++] = 0xc0 | (unit >> 6);
    } else {
      if ((unit & 0xf800) === 0xd800) {
        if (!isPairAt(text, at, unit)) return -1;
        unit = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++at) & 0x3ff);
        bytes[to++] = 0xf0 | (unit >> 18);
        bytes[to++] = 0x80 | ((unit >> 12) & 0x3f);
      } else {
        bytes[to++] = 0xe0 | (unit >> 12);
      }
      bytes[to++] = 0x80 | ((unit >> 6) & 0x3f);
    }
    bytes[to++] = 0x80 | (unit & 0x3f);
  }
  w.position = to;
  return to - position;
}

function isPairAt(text: string, at: number, unit: number): boolean {
  return (unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

function hasLoneSurrogate(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit & 0xf800) !== 0xd800) continue;
    if (!isPairAt(text, at, unit)) return true;
    at++;
  }
  return false;
}

/** Codes go to the engine eight at a time: four times as fast as appending one by one, and the text stays flat. */
function ascii(v: DataView, at: number, end: number): string {
  let text = '';
  for (; end - at >= 8; at += 8) {
    text += fromCharCode(
      v.getUint8(at),
      v.getUint8(at + 1),
      v.getUint8(at + 2),
      v.getUint8(at + 3),
      v.getUint8(at + 4),
      v.getUint8(at + 5),
      v.getUint8(at + 6),
      v.getUint8(at + 7),
    );
  }
  return at === end ? text : text + shortAscii(v, at, end - at);
}

function shortAscii(v: DataView, at: number, count: number): string {
  const first = v.getUint8(at);
  if (count === 1) return fromCharCode(first);
  const second = v.getUint8(at + 1);
  if (count === 2) return fromCharCode(first, second);
  const third = v.getUint8(at + 2);
  if (count === 3) return fromCharCode(first, second, third);
  const fourth = v.getUint8(at + 3);
  if (count === 4) return fromCharCode(first, second, third, fourth);
  const fifth = v.getUint8(at + 4);
  if (count === 5) return fromCharCode(first, second, third, fourth, fifth);
  const sixth = v.getUint8(at + 5);
  if (count === 6) return fromCharCode(first, second, third, fourth, fifth, sixth);
  return fromCharCode(first, second, third, fourth, fifth, sixth, v.getUint8(at + 6));
}

/** The engine's own copy of a name, the one that property stores compare by address. */
function internalized(name: string): string {
  return Object.keys({ [name]: 0 })[0] ?? name;
}
