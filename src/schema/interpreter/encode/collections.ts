import { getOwn, isPlainObject } from '../../lossless-json/host-objects.js';
import type { List, Recall, Record_ } from '../../model.js';
import { evaluateNumber } from '../expressions.js';
import { ruleOf } from '../types.js';
import { mostOf } from '../wire-numbers.js';
import { type Encoding, type Place, part } from './encoding.js';
import { checkLater, textBytes } from './regions.js';

export function writeList(encoding: Encoding, node: List, value: unknown, place: Place): void {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  if (!Array.isArray(value)) encoding.fail('wrong-type', 'no array', at);
  const items: readonly unknown[] = value;
  place.begin?.();
  if (typeof node.until === 'object') {
    if ('count' in node.until) encoding.head(items.length, node.until.count, at);
    else if ('counted' in node.until) checkLater(encoding, node.until.counted, items.length, at.rule, place);
  }
  // By index: a gap is an item, and undefined.
  for (let index = 0; index < items.length; index += 1) {
    const carry = carryOf(node, index + 1 < items.length, place);
    encoding.write(node.item, items[index], { ...part(place), ...carry });
  }
}

/** Behind an item of a list that carries a field: the number that says whether another one follows. */
function carryOf({ until }: List, isMore: boolean, place: Place): { readonly carry?: number } {
  if (typeof until !== 'object' || !('carries' in until)) return {};
  return { carry: isMore ? until.while : evaluateNumber({ op: 'field', name: until.carries }, place.lookup) };
}

export function writeRecord(encoding: Encoding, node: Record_, value: unknown, place: Place): void {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  if (!isPlainObject(value)) encoding.fail('wrong-type', 'no plain object', at);
  place.begin?.();
  for (const name of Object.keys(value)) {
    writeName(encoding, node, name, place);
    encoding.write(node.value, getOwn(value, name), part(place));
  }
  if (node.name.kind === 'ref') encoding.write(node.name, '', part(place));
  else encoding.head(0, node.name, at);
  if (node.terminator !== undefined) encoding.output.number(node.terminator, 8);
}

/** Without a terminator the empty name is the end, so that it is no name. */
function writeName(encoding: Encoding, node: Record_, name: string, place: Place): void {
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  if (name === '' && node.terminator === undefined) encoding.fail('out-of-range', 'an empty name is the end', at);
  if (node.name.kind === 'ref') {
    encoding.write(node.name, name, part(place));
    return;
  }
  const bytes = textBytes(encoding, name, at);
  encoding.head(bytes.length, node.name, at);
  encoding.output.raw(bytes);
}

/** Whether a value stands in the table already, at an index that can be written. */
export function recallable(encoding: Encoding, node: Recall, value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const index = encoding.tables.get(node.table)?.indices.get(value);
  return index !== undefined && index <= mostOf(node.index) ? index : undefined;
}
