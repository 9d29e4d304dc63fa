import { checkDepth, oneNaN, wrongType } from '../../src/runtime/checks.js';
import { EncodeError } from '../../src/runtime/errors.js';
import { writeName } from '../../src/runtime/names.js';
import { References } from '../../src/runtime/references.js';
import { utf8Length, writeUtf8 } from '../../src/runtime/text.js';
import { type WriteOptions, Writer } from '../../src/runtime/writer.js';
import {
  AmfDate,
  type Complex,
  EcmaArray,
  type Properties,
  TypedObject,
  Unsupported,
  type Value,
  XmlDocument,
} from './amf0-values.js';

const hasOwn = Object.prototype.hasOwnProperty;

/** One value, as bytes of its own. */
export function encodeValue(value: Value, options?: WriteOptions): Uint8Array {
  const w = new Writer(options);
  try {
    writeValue(w, value, new References(), 0);
    return w.finish();
  } finally {
    w.release();
  }
}

export function writeValue(w: Writer, value: Value, objects: References, depth: number): void {
  // One comparison after the other: engines compile each to a check of the value's tag, a switch over `typeof` to a call.
  if (typeof value === 'string') {
    if (value.length <= 0x5555 || utf8Length(value) <= 0xffff) {
      const at = w.reserve(3);
      w.bytes[at] = 0x02;
      fillShortString(w, at + 1, value, 'amf0.value', 'amf0/2.1/marker');
    } else {
      writeMarker(w, 0x0c);
      writeLongString(w, value, 'amf0.value', 'amf0/2.1/marker');
    }
  } else if (typeof value === 'number') {
    const at = w.reserve(9);
    w.bytes[at] = 0x00;
    w.view.setFloat64(at + 1, oneNaN(value));
  } else if (typeof value === 'boolean') {
    const at = w.reserve(2);
    w.bytes[at] = 0x01;
    w.bytes[at + 1] = value ? 1 : 0;
  } else if (value === null) {
    writeMarker(w, 0x05);
  } else if (value === undefined) {
    writeMarker(w, 0x06);
  } else if (typeof value === 'object') {
    writeComplex(w, value, objects, depth);
  } else {
    throw wrongType('an ActionScript value', value, 'amf0.value', 'amf0/2.1/marker');
  }
}

function writeComplex(
  w: Writer,
  value: Complex | AmfDate | Unsupported | XmlDocument,
  objects: References,
  depth: number,
): void {
  const index = objects.indexOf(value);
  if (index >= 0 && index <= 0xffff) {
    const at = w.reserve(3);
    w.bytes[at] = 0x07;
    w.view.setUint16(at + 1, index);
  } else if (isPlain(value)) {
    writeMarker(w, 0x03);
    writeObject(w, value, objects, depth);
  } else if (Array.isArray(value)) {
    writeMarker(w, 0x0a);
    writeStrictArray(w, value, objects, depth);
  } else if (value instanceof EcmaArray) {
    writeMarker(w, 0x08);
    writeEcmaArray(w, value, objects, depth);
  } else if (value instanceof TypedObject) {
    writeMarker(w, 0x10);
    writeTypedObject(w, value, objects, depth);
  } else if (value instanceof AmfDate) {
    writeMarker(w, 0x0b);
    const at = w.reserve(10);
    w.view.setFloat64(at, oneNaN(value.milliseconds));
    w.view.setInt16(at + 8, value.zone);
  } else if (value instanceof XmlDocument) {
    writeMarker(w, 0x0f);
    writeLongString(w, value.text, 'amf0.xmlDocument.text', 'amf0/2.17/layout');
  } else if (value instanceof Unsupported) {
    writeMarker(w, 0x0d);
  } else {
    throw wrongType('an ActionScript value', value, 'amf0.value', 'amf0/2.1/marker');
  }
}

function isPlain(value: object): value is Properties {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function writeObject(w: Writer, value: Properties, objects: References, depth: number): void {
  checkDepth(depth, w.limits.depth, w.position, 'amf0.anonymousObject', 'amf0/2.5/layout');
  objects.add(value);
  writeProperties(w, value, objects, depth + 1, 'amf0.anonymousObject', 'amf0/2.5/layout');
}

function writeEcmaArray(w: Writer, value: EcmaArray, objects: References, depth: number): void {
  checkDepth(depth, w.limits.depth, w.position, 'amf0.ecmaArray', 'amf0/2.10/layout');
  objects.add(value);
  const at = w.reserve(4);
  const count = writeProperties(w, value.entries, objects, depth + 1, 'amf0.ecmaArray.entries', 'amf0/2.10/layout');
  w.view.setUint32(at, count);
}

function writeTypedObject(w: Writer, value: TypedObject, objects: References, depth: number): void {
  checkDepth(depth, w.limits.depth, w.position, 'amf0.typedObject', 'amf0/2.18/layout');
  objects.add(value);
  fillShortString(w, w.reserve(2), value.className, 'amf0.typedObject.className', 'amf0/2.18/layout');
  writeProperties(w, value.properties, objects, depth + 1, 'amf0.typedObject.properties', 'amf0/2.18/layout');
}

/** Returns how many properties it wrote. */
function writeProperties(
  w: Writer,
  value: Properties,
  objects: References,
  depth: number,
  path: string,
  rule: string,
): number {
  let count = 0;
  for (const name in value) {
    if (!hasOwn.call(value, name)) continue;
    count++;
    const at = w.reserve(2);
    const length = writeName(w, name);
    if (length < 0) throw unpaired(w.position, path, rule);
    if (length > 0xffff) throw tooLong(length, at, path, rule);
    w.bytes[at] = length >>> 8;
    w.bytes[at + 1] = length;
    writeValue(w, value[name], objects, depth);
  }
  const at = w.reserve(3);
  w.bytes[at] = 0;
  w.bytes[at + 1] = 0;
  w.bytes[at + 2] = 0x09;
  return count;
}

function writeStrictArray(w: Writer, value: readonly Value[], objects: References, depth: number): void {
  checkDepth(depth, w.limits.depth, w.position, 'amf0.strictArray', 'amf0/2.12/layout');
  objects.add(value);
  const at = w.reserve(4);
  w.view.setUint32(at, value.length);
  for (let index = 0; index < value.length; index++) writeValue(w, value[index], objects, depth + 1);
}

function writeMarker(w: Writer, marker: number): void {
  const at = w.reserve(1);
  w.bytes[at] = marker;
}

/** The text after the two bytes reserved for its length, then the length: the text is gone through once only. */
function fillShortString(w: Writer, at: number, text: string, path: string, rule: string): void {
  const length = writeUtf8(w, text);
  if (length < 0) throw unpaired(w.position, path, rule);
  if (length > 0xffff) throw tooLong(length, at, path, rule);
  // Only now: writing the text may have exchanged the buffer.
  w.bytes[at] = length >>> 8;
  w.bytes[at + 1] = length;
}

function writeLongString(w: Writer, text: string, path: string, rule: string): void {
  const at = w.reserve(4);
  const length = writeUtf8(w, text);
  if (length < 0) throw unpaired(w.position, path, rule);
  if (length > 0xffffffff) throw tooLong(length, at, path, rule);
  w.view.setUint32(at, length);
}

function unpaired(offset: number, path: string, rule: string): EncodeError {
  return new EncodeError('unpaired-surrogate', 'A lone surrogate', { offset, path, rule });
}

function tooLong(length: number, offset: number, path: string, rule: string): EncodeError {
  return new EncodeError('too-long', `A text of ${length} bytes`, { offset, path, rule });
}
