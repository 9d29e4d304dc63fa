import { checkDepth, countElement, recall, refusedTag, unknownTag } from '../../src/runtime/checks.js';
import { readName } from '../../src/runtime/names.js';
import { type NeedMore, needMore } from '../../src/runtime/need-more.js';
import { Reader, type ReadOptions } from '../../src/runtime/reader.js';
import { readUtf8 } from '../../src/runtime/text.js';
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

/** One value, the whole input. */
export function decodeValue(bytes: Uint8Array, options?: ReadOptions): Value | NeedMore {
  const r = new Reader(bytes, options);
  const value = readValue(r, [], 0);
  if (value !== needMore) r.finish('amf0.value', 'amf0/2.1/layout');
  return value;
}

export function readValue(r: Reader, objects: Complex[], depth: number): Value | NeedMore {
  const start = r.position;
  if (start >= r.end) return r.short(start, 'amf0.value', 'amf0/2.1/marker');
  const marker = r.view.getUint8(start);
  r.position = start + 1;
  switch (marker) {
    case 0x00:
      if (r.end - start < 9) return r.short(start + 1, 'amf0.value', 'amf0/2.1/marker');
      r.position = start + 9;
      return r.view.getFloat64(start + 1);
    case 0x01:
      if (r.end - start < 2) return r.short(start + 1, 'amf0.value', 'amf0/2.1/marker');
      r.position = start + 2;
      return r.view.getUint8(start + 1) !== 0;
    case 0x02: {
      if (r.end - start < 3) return r.short(start + 1, 'amf0.value', 'amf0/2.1/marker');
      const from = start + 3;
      const to = from + r.view.getUint16(start + 1);
      if (to > r.end) return r.short(from, 'amf0.value', 'amf0/2.1/marker');
      r.position = to;
      return readUtf8(r, from, to);
    }
    case 0x03:
      return readObject(r, objects, depth);
    case 0x05:
      return null;
    case 0x06:
      return undefined;
    case 0x07:
      if (r.end - start < 3) return r.short(start + 1, 'amf0.value', 'amf0/2.9/reference-in-table');
      r.position = start + 3;
      return recall(objects, r.view.getUint16(start + 1), start + 1, 'amf0.value', 'amf0/2.9/reference-in-table');
    case 0x08:
      return readEcmaArray(r, objects, depth);
    case 0x0a:
      return readStrictArray(r, objects, depth);
    case 0x0b:
      return readDate(r);
    case 0x0c:
      return readLongString(r, 'amf0.value', 'amf0/2.1/marker');
    case 0x0d:
      return new Unsupported();
    case 0x0f:
      return readXmlDocument(r);
    case 0x10:
      return readTypedObject(r, objects, depth);
    case 0x04:
      throw refusedTag('movieClip', start, 'amf0.value', 'amf0/2.6/movie-clip');
    case 0x09:
      throw refusedTag('objectEnd', start, 'amf0.value', 'amf0/2.11/object-end');
    case 0x0e:
      throw refusedTag('recordSet', start, 'amf0.value', 'amf0/2.16/record-set');
    case 0x11:
      throw refusedTag('avmPlus', start, 'amf0.value', 'amf0/3.1/avm-plus');
    default:
      throw unknownTag(marker, start, 'amf0.value', 'amf0/2.1/marker');
  }
}

function readObject(r: Reader, objects: Complex[], depth: number): Properties | NeedMore {
  checkDepth(depth, r.limits.depth, r.position, 'amf0.anonymousObject', 'amf0/2.5/layout');
  const value: Properties = {};
  objects.push(value);
  return readProperties(r, value, objects, depth + 1, 'amf0.anonymousObject', 'amf0/2.5/layout');
}

function readEcmaArray(r: Reader, objects: Complex[], depth: number): EcmaArray | NeedMore {
  const start = r.position;
  checkDepth(depth, r.limits.depth, start, 'amf0.ecmaArray', 'amf0/2.10/layout');
  if (r.end - start < 4) return r.short(start, 'amf0.ecmaArray.count', 'amf0/2.10/associative-count');
  const count = r.view.getUint32(start);
  r.position = start + 4;
  const value = new EcmaArray({});
  objects.push(value);
  const entries = readProperties(r, value.entries, objects, depth + 1, 'amf0.ecmaArray.entries', 'amf0/2.10/layout');
  if (entries === needMore) return needMore;
  if (r.note !== undefined && count !== Object.keys(entries).length) {
    r.note('amf0/2.10/associative-count', start, 'amf0.ecmaArray.count');
  }
  return value;
}

function readTypedObject(r: Reader, objects: Complex[], depth: number): TypedObject | NeedMore {
  const start = r.position;
  checkDepth(depth, r.limits.depth, start, 'amf0.typedObject', 'amf0/2.18/layout');
  const value = new TypedObject('', {});
  objects.push(value);
  if (r.end - start < 2) return r.short(start, 'amf0.typedObject.className', 'amf0/2.18/layout');
  const to = start + 2 + r.view.getUint16(start);
  if (to > r.end) return r.short(start + 2, 'amf0.typedObject.className', 'amf0/2.18/layout');
  value.className = readUtf8(r, start + 2, to);
  r.position = to;
  const path = 'amf0.typedObject.properties';
  if (readProperties(r, value.properties, objects, depth + 1, path, 'amf0/2.18/layout') === needMore) return needMore;
  return value;
}

function readProperties(
  r: Reader,
  into: Properties,
  objects: Complex[],
  depth: number,
  path: string,
  rule: string,
): Properties | NeedMore {
  for (;;) {
    const start = r.position;
    if (r.end - start < 2) return r.short(start, path, rule);
    const from = start + 2;
    const to = from + r.view.getUint16(start);
    if (to > r.end) return r.short(from, path, rule);
    if (to === from) {
      if (to === r.end) return r.short(to, path, rule);
      if (r.view.getUint8(to) === 0x09) {
        r.position = to + 1;
        return into;
      }
    }
    const name = readName(r, from, to);
    r.position = to;
    countElement(r, path, rule);
    const value = readValue(r, objects, depth);
    if (value === needMore) return needMore;
    if (to - from === 9 && name === '__proto__') {
      Object.defineProperty(into, name, { value, writable: true, enumerable: true, configurable: true });
    } else {
      into[name] = value;
    }
  }
}

function readStrictArray(r: Reader, objects: Complex[], depth: number): Value[] | NeedMore {
  const start = r.position;
  checkDepth(depth, r.limits.depth, start, 'amf0.strictArray', 'amf0/2.12/layout');
  if (r.end - start < 4) return r.short(start, 'amf0.strictArray', 'amf0/2.12/layout');
  r.position = start + 4;
  const items: Value[] = [];
  objects.push(items);
  for (let left = r.view.getUint32(start); left > 0; left--) {
    countElement(r, 'amf0.strictArray', 'amf0/2.12/layout');
    const item = readValue(r, objects, depth + 1);
    if (item === needMore) return needMore;
    items.push(item);
  }
  return items;
}

function readDate(r: Reader): AmfDate | NeedMore {
  const start = r.position;
  if (r.end - start < 10) return r.short(start, 'amf0.zonedDate', 'amf0/2.13/layout');
  r.position = start + 10;
  return new AmfDate(r.view.getFloat64(start), r.view.getInt16(start + 8));
}

function readXmlDocument(r: Reader): XmlDocument | NeedMore {
  const text = readLongString(r, 'amf0.xmlDocument.text', 'amf0/2.17/layout');
  return text === needMore ? needMore : new XmlDocument(text);
}

function readLongString(r: Reader, path: string, rule: string): string | NeedMore {
  const start = r.position;
  if (r.end - start < 4) return r.short(start, path, rule);
  const from = start + 4;
  const to = from + r.view.getUint32(start);
  if (to > r.end) return r.short(from, path, rule);
  r.position = to;
  return readUtf8(r, from, to);
}
