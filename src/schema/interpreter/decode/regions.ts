import type { Late } from '../../late.js';
import type { Bytes, Prefixed, Sized, Terminated, Utf8 } from '../../model.js';
import { evaluateNumber } from '../expressions.js';
import { ruleOf } from '../types.js';
import { type Decoding, InputEnds, type Place, part, restOfHead } from './decoding.js';

/** What the errors of a region name. */
interface At {
  readonly path: string;
  readonly rule: string;
}

export function readSized(decoding: Decoding, node: Sized, place: Place): unknown {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  return within(decoding, evaluateNumber(node.length, place.lookup), at, () => decoding.read(node.type, place));
}

export function readPrefixed(decoding: Decoding, node: Prefixed, place: Place): unknown {
  const length = decoding.head('length', node.head, place);
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  const { label, begin, tagged } = place;
  const said = { ...(label && { label }), ...(begin && { begin }), ...(tagged && { tagged }) };
  const content = { ...part(place, 'content'), ...said };
  return within(decoding, length, at, () => decoding.read(node.type, content));
}

/** Steps over a region that is read later. */
export function skipRegion(decoding: Decoding, node: Late, place: Place): void {
  const aside = { ...place, siblings: [] };
  const length =
    node.kind === 'sized' ? evaluateNumber(node.length, place.lookup) : decoding.head('length', node.head, aside);
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  within(decoding, length, at, () => decoding.input.view(length));
}

export function readUtf8(decoding: Decoding, node: Utf8, place: Place): string {
  return asText(decoding, readBytes(decoding, node, place));
}

/** All up to the byte that ends it is one item. */
export function readTerminated(decoding: Decoding, node: Terminated, place: Place): string {
  const { input } = decoding;
  const found = input.bytes.subarray(input.offset, input.end / 8).indexOf(node.end);
  const length = found < 0 ? input.left : found;
  decoding.need((length + 1) * 8, place.path, place.owner.layoutRule);
  const text = asText(decoding, input.view(length));
  input.view(1);
  return text;
}

/** With a length of their own the bytes are a region. */
export function readBytes(decoding: Decoding, node: Bytes | Utf8, place: Place): Uint8Array {
  if (node.length === 'rest') return decoding.input.view(decoding.input.left);
  const length = node.length === 'head' ? restOfHead(place) : evaluateNumber(node.length, place.lookup);
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  return within(decoding, length, at, () => decoding.input.view(length));
}

/** Text of so many bytes. */
export function readText(decoding: Decoding, length: number, at: At): string {
  return asText(
    decoding,
    within(decoding, length, at, () => decoding.input.view(length)),
  );
}

/** Reads inside a region of so many bytes, which the content must fill. */
function within<T>(decoding: Decoding, length: number, at: At, read: () => T): T {
  const { input } = decoding;
  if (length < 0) return decoding.fail('negative-length', `the length would be ${length}`, at);
  const outerEnd = input.end;
  const end = input.position + length * 8;
  if (end > outerEnd) {
    if (input.regions === 0) throw new InputEnds();
    return decoding.fail('truncated', `${length} bytes do not fit into the region around them`, at);
  }
  input.end = end;
  input.regions += 1;
  const value = read();
  if (input.position < end) return decoding.fail('trailing-bytes', 'the content ends before its region', at);
  input.end = outerEnd;
  input.regions -= 1;
  return value;
}

/** Bytes that are not UTF-8 read as U+FFFD, and are not what would be written. */
function asText(decoding: Decoding, bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const again = new TextEncoder().encode(text);
  if (again.length !== bytes.length || again.some((byte, index) => byte !== bytes[index])) decoding.canonical = false;
  return text;
}
