import type { Continued, Enumeration, Flag, Float, Int, Spellings, Uint } from '../../model.js';
import type { Fixed } from '../decode/numbers.js';
import { ruleOf } from '../types.js';
import { canonicalNaN, continuedRange, inRange, range, unsignedOf } from '../wire-numbers.js';
import type { Encoding, Place } from './encoding.js';

interface At {
  readonly path: string;
  readonly rule: string;
}

export function writeFixed(
  encoding: Encoding,
  node: Exclude<Fixed, { kind: 'derived' }>,
  value: unknown,
  place: Place,
) {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  const { output } = encoding;
  switch (node.kind) {
    case 'uint':
    case 'int':
    case 'enum': {
      const base = node.kind === 'enum' ? node.base : node;
      const number = checkedNumber(encoding, node, value, at);
      output.number(number < 0 ? number + 2 ** base.bits : number, base.bits, base.order);
      return;
    }
    case 'float':
      writeFloat(encoding, node, value, at);
      return;
    case 'flag':
      writeFlag(encoding, node, value, at);
      return;
    case 'reserved':
      output.number(encoding.pick(2 ** node.bits, at.path), node.bits);
      return;
    case 'constant':
      output.number(node.value, node.base.bits, node.base.order);
      return;
    case 'magic':
      output.raw(bytesOf(node.hex));
      return;
  }
}

export function writeSpellings(encoding: Encoding, node: Spellings, value: unknown, place: Place): void {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  if (typeof value !== 'number') encoding.fail('wrong-type', `${typeof value} instead of a number`, at);
  encoding.spelled(value, node, at);
}

export function writeContinued(encoding: Encoding, node: Continued, value: unknown, place: Place): void {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  if (typeof value !== 'number') encoding.fail('wrong-type', `${typeof value} instead of a number`, at);
  const { least, most } = continuedRange(node);
  if (!Number.isInteger(value) || value < least || value > most) {
    encoding.fail('out-of-range', `${value} is out of range`, at);
  }
  encoding.continued(unsignedOf(value), at.path);
}

/** The value as a number that the node allows. */
export function checkedNumber(encoding: Encoding, node: Uint | Int | Enumeration, value: unknown, at: At): number {
  if (typeof value !== 'number') return encoding.fail('wrong-type', `${typeof value} instead of a number`, at);
  if (node.kind === 'enum' && !node.open && !Object.values(node.members).some((member) => member.value === value)) {
    return encoding.fail('unknown-value', `${value} is not a known value`, at);
  }
  if (!inRange(node.kind === 'enum' ? node.base : node, value)) {
    return encoding.fail('out-of-range', `${value} is out of range`, at);
  }
  return value;
}

/** Numbers that a derived field may hold beside the right one. */
export function otherNumber(encoding: Encoding, node: Uint | Enumeration, value: number, at: At): number {
  const { least, most } = range(node.kind === 'enum' ? node.base : node);
  const numbers = most - least + 1;
  const step = encoding.pick(numbers, at.path);
  return least + ((value - least + step) % numbers);
}

function writeFlag(encoding: Encoding, node: Flag, value: unknown, at: At): void {
  if (typeof value !== 'boolean') encoding.fail('wrong-type', `${typeof value} instead of a boolean`, at);
  encoding.output.number(value ? 1 + encoding.pick(2 ** node.bits - 1, at.path) : 0, node.bits);
}

function writeFloat(encoding: Encoding, node: Float, value: unknown, at: At): void {
  if (typeof value !== 'number') encoding.fail('wrong-type', `${typeof value} instead of a number`, at);
  if (Number.isNaN(value)) {
    const bytes = bytesOf(canonicalNaN[node.bits]);
    // Any other payload means the same; one stands for all of them.
    if (encoding.pick(2, at.path) === 1) bytes[bytes.length - 1] = 1;
    encoding.output.raw(bytes);
    return;
  }
  const view = new DataView(new ArrayBuffer(node.bits / 8));
  if (node.bits === 64) view.setFloat64(0, value);
  else view.setFloat32(0, value);
  encoding.output.raw(new Uint8Array(view.buffer));
}

const bytesOf = (hex: string): number[] =>
  Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
