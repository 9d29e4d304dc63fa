import type {
  Carry,
  Continued,
  Derived,
  Enumeration,
  Flag,
  Float,
  Int,
  Magic,
  Node,
  Reserved,
  Spellings,
  Uint,
} from '../../model.js';
import { ruleOf } from '../types.js';
import {
  canonicalNaN,
  continuedBytes,
  continuedRange,
  inRange,
  shortestContinued,
  spellingsOf,
} from '../wire-numbers.js';
import type { Decoding, Place } from './decoding.js';

/** Nodes whose bits never vary: together they form the runs of a struct. */
export type Fixed = Extract<
  Node,
  { kind: 'uint' | 'int' | 'float' | 'flag' | 'reserved' | 'constant' | 'magic' | 'enum' | 'derived' | 'carry' }
>;

export function isFixed(node: Node): node is Fixed {
  return fixedKinds.has(node.kind);
}

const fixedKinds: ReadonlySet<Node['kind']> = new Set([
  'uint',
  'int',
  'float',
  'flag',
  'reserved',
  'constant',
  'magic',
  'enum',
  'derived',
  'carry',
]);

export function bitsOf(node: Fixed): number {
  switch (node.kind) {
    case 'magic':
      return node.hex.length * 4;
    case 'constant':
    case 'enum':
      return node.base.bits;
    case 'derived':
    case 'carry':
      return bitsOf(node.type);
    default:
      return node.bits;
  }
}

/** Reads a node of fixed size. Its bits may have been asked for before, with the run. */
export function readFixed(decoding: Decoding, node: Fixed, place: Place): unknown {
  decoding.need(bitsOf(node), place.path, place.owner.layoutRule);
  const at = { path: place.path, rule: ruleOf(node, place.owner), offset: decoding.input.offset };
  const { input } = decoding;
  switch (node.kind) {
    case 'uint':
    case 'enum':
    case 'derived':
    case 'carry':
      return readNumber(decoding, node, at);
    case 'int':
      return readInt(decoding, node);
    case 'float':
      return readFloat(decoding, node);
    case 'flag':
      return readFlag(decoding, node);
    case 'reserved':
      if (input.number(node.bits) !== 0) decoding.canonical = false;
      return undefined;
    case 'constant': {
      const value = input.number(node.base.bits, node.base.order);
      if (value === node.value) return value;
      return decoding.fail('constant-mismatch', `${value} instead of ${node.value}`, at);
    }
    case 'magic':
      return readMagic(decoding, node, at);
  }
}

/** The head is an item of its own unless it was asked for with the run; the tail always is. */
export function readSpellings(decoding: Decoding, node: Spellings, place: Place): number {
  const { input } = decoding;
  const at = { path: place.path, rule: ruleOf(node, place.owner), offset: input.offset };
  decoding.need(node.head.bits, place.path, place.owner.layoutRule);
  const head = input.number(node.head.bits, node.head.order);
  const escaped = node.alternatives.find((of) => of.escape === head);
  if (escaped === undefined) {
    if (inRange(node.head, head)) return head + node.plus;
    return decoding.fail('out-of-range', `${head} is out of range`, at);
  }
  const tailAt = { ...at, offset: input.offset };
  decoding.need(escaped.tail.bits, place.path, place.owner.layoutRule);
  const tail = input.number(escaped.tail.bits, escaped.tail.order);
  if (!inRange(escaped.tail, tail)) return decoding.fail('out-of-range', `${tail} is out of range`, tailAt);
  const value = tail + escaped.plus;
  if (spellingsOf(node, value)[0]?.head !== head) decoding.canonical = false;
  return value;
}

/** One item: all of its bytes are asked for at its first. */
export function readContinued(decoding: Decoding, node: Continued, place: Place): number {
  const { input } = decoding;
  const { offset } = input;
  let length = 1;
  decoding.need(8, place.path, place.owner.layoutRule);
  while (length < continuedBytes && (input.bytes[offset + length - 1] ?? 0) >= 0x80) {
    length += 1;
    decoding.need(length * 8, place.path, place.owner.layoutRule);
  }
  let unsigned = 0;
  for (let index = 1; index <= length; index += 1) {
    const more = index < continuedBytes ? input.number(1) : 0;
    const bits = index < continuedBytes ? 7 : 8;
    unsigned = unsigned * 2 ** bits + input.number(bits);
    if (more === 0) break;
  }
  if (length > shortestContinued(unsigned)) decoding.canonical = false;
  const { least, most } = continuedRange(node);
  return unsigned > most ? unsigned - most - 1 + least : unsigned;
}

interface At {
  readonly path: string;
  readonly rule: string;
  readonly offset: number;
}

function readNumber(decoding: Decoding, node: Uint | Enumeration | Derived | Carry, at: At): number {
  if (node.kind === 'derived' || node.kind === 'carry') return readNumber(decoding, node.type, at);
  const base = node.kind === 'enum' ? node.base : node;
  const value = decoding.input.number(base.bits, base.order);
  if (!inRange(base, value)) return decoding.fail('out-of-range', `${value} is out of range`, at);
  if (node.kind === 'enum' && !node.open && !Object.values(node.members).some((member) => member.value === value)) {
    return decoding.fail('unknown-value', `${value} is not a known value`, at);
  }
  return value;
}

function readInt({ input }: Decoding, node: Int): number {
  const raw = input.number(node.bits, node.order);
  return raw >= 2 ** (node.bits - 1) ? raw - 2 ** node.bits : raw;
}

function readFloat(decoding: Decoding, node: Float): number {
  const bytes = Uint8Array.from({ length: node.bits / 8 }, () => decoding.input.number(8));
  const view = new DataView(bytes.buffer);
  const value = node.bits === 64 ? view.getFloat64(0) : view.getFloat32(0);
  if (Number.isNaN(value) && hexOf(bytes) !== canonicalNaN[node.bits]) decoding.canonical = false;
  return value;
}

function readFlag(decoding: Decoding, node: Flag | Reserved): boolean {
  const value = decoding.input.number(node.bits);
  if (value > 1) decoding.canonical = false;
  return value !== 0;
}

function readMagic(decoding: Decoding, node: Magic, at: At): undefined {
  const bytes = Uint8Array.from({ length: node.hex.length / 2 }, () => decoding.input.number(8));
  if (hexOf(bytes) === node.hex.toLowerCase()) return undefined;
  return decoding.fail('constant-mismatch', `${hexOf(bytes)} instead of ${node.hex}`, at);
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
