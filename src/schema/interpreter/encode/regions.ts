import type { Bytes, Expression, Prefixed, Sized, Terminated, Utf8 } from '../../model.js';
import { evaluateNumber } from '../expressions.js';
import { ruleOf } from '../types.js';
import { type Encoding, type Place, part } from './encoding.js';

export function writeSized(encoding: Encoding, node: Sized, value: unknown, place: Place): void {
  const start = encoding.output.length;
  encoding.write(node.type, value, place);
  const length = (encoding.output.length - start) / 8;
  checkLater(encoding, node.length, length, ruleOf(node, place.owner), place);
}

export function writePrefixed(encoding: Encoding, node: Prefixed, value: unknown, place: Place): void {
  const { label, begin, tagged } = place;
  const said = { ...(label && { label }), ...(begin && { begin }), ...(tagged && { tagged }) };
  const bytes = encoding.aside(node.type, value, { ...part(place), ...said });
  encoding.head(bytes.length, node.head, { path: place.path, rule: ruleOf(node, place.owner) });
  encoding.output.raw(bytes);
}

export function writeUtf8(encoding: Encoding, node: Utf8, value: unknown, place: Place): void {
  const rule = ruleOf(node, place.owner);
  const bytes = textBytes(encoding, value, { path: place.path, rule });
  encoding.output.raw(bytes);
  if (typeof node.length === 'string') return;
  checkLater(encoding, node.length, bytes.length, rule, place);
}

export function writeTerminated(encoding: Encoding, node: Terminated, value: unknown, place: Place): void {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  const bytes = textBytes(encoding, value, at);
  if (bytes.includes(node.end)) encoding.fail('terminator-inside', 'the text has the byte that would end it', at);
  encoding.output.raw([...bytes, node.end]);
}

export function writeBytes(encoding: Encoding, node: Bytes, value: unknown, place: Place): void {
  const rule = ruleOf(node, place.owner);
  if (!(value instanceof Uint8Array)) {
    encoding.fail('wrong-type', 'no Uint8Array', { path: place.path, rule });
  }
  encoding.output.raw(value);
  if (typeof node.length !== 'string') checkLater(encoding, node.length, value.length, rule, place);
}

export function textBytes(encoding: Encoding, value: unknown, at: { path: string; rule: string }): Uint8Array {
  if (typeof value !== 'string') return encoding.fail('wrong-type', `${typeof value} instead of a string`, at);
  if (/\p{Surrogate}/u.test(value)) return encoding.fail('unpaired-surrogate', 'half a surrogate pair', at);
  return new TextEncoder().encode(value);
}

/** A length given by an expression may be derived from what is written after it. */
export function checkLater(
  encoding: Encoding,
  expression: Expression,
  actual: number,
  rule: string,
  place: Place,
): void {
  place.later(() => {
    const expected = evaluateNumber(expression, place.lookup);
    if (actual === expected) return;
    encoding.fail('wrong-length', `${actual} instead of ${expected}`, { path: place.path, rule });
  });
}
