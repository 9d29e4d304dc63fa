import type { Extension, Interned } from '../../model.js';
import type { ResolvedType } from '../../resolved.js';
import { contentKey } from '../content.js';
import { labelOf, ruleOf } from '../types.js';
import { type Decoding, type HeadLeft, type Place, part, restOfHead } from './decoding.js';

/** A value behind a head: an entry of the table, or an instance that becomes one. */
export function readInterned(decoding: Decoding, type: ResolvedType, interned: Interned, place: Place): unknown {
  const { input } = decoding;
  const { offset } = input;
  const number = interned.head === 'outer' ? restOfHead(place) : decoding.head('head', interned.head, place);
  const entries = entriesOf(decoding, interned.table);
  if (number % 2 === 0) {
    const index = number / 2;
    if (index >= entries.length) {
      const at = { path: type.name, rule: interned.rule ?? type.layoutRule, offset };
      return decoding.fail('bad-reference', `entry ${index} of a table of ${entries.length}`, at);
    }
    const value = entries[index];
    if (interned.key === 'content' && keysOf(entries).get(contentKey(type, value)) !== index)
      decoding.canonical = false;
    return value;
  }
  const head: HeadLeft = { left: (number - 1) / 2 };
  const value = readInstance(decoding, type, interned, entries, { ...place, head });
  if (head.left !== 0) decoding.canonical = false;
  return value;
}

function readInstance(
  decoding: Decoding,
  type: ResolvedType,
  { key, unlessEmpty }: Interned,
  entries: unknown[],
  place: Place,
): unknown {
  let entered = false;
  const begin = (of: unknown) => {
    entered = true;
    entries.push(of);
  };
  const content: Place = {
    ...part(place, 'content'),
    ...(place.head && { head: place.head }),
    label: labelOf(type),
    ...(key === 'identity' && { begin }),
    ...(type.collapses && { collapses: type.collapses }),
  };
  const value = decoding.read(type.type, content);
  if (key === 'identity' && !entered) begin(value);
  if (key === 'identity' || (unlessEmpty === true && value === '')) return value;
  const keys = keysOf(entries);
  const own = contentKey(type, value);
  if (keys.has(own)) decoding.canonical = false;
  else keys.set(own, entries.length);
  entries.push(value);
  return value;
}

/** The lowest bit that is left of the head. */
export function takeFlag(place: Place): boolean {
  const left = restOfHead(place);
  if (place.head !== undefined) place.head.left = Math.floor(left / 2);
  return left % 2 === 1;
}

export function readExtension(decoding: Decoding, node: Extension, place: Place): unknown {
  const name = place.earlier?.(node.name);
  const type = typeof name === 'string' && Object.hasOwn(node.types, name) ? node.types[name] : undefined;
  // With parameters, though none, even a number is a type of its own, which errors name.
  if (type !== undefined) return decoding.read({ kind: 'ref', type, given: {} }, part(place, 'content'));
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  return decoding.fail('unknown-extension', `no codec for ${JSON.stringify(name)}`, at);
}

function entriesOf({ tables }: Decoding, name: string): unknown[] {
  const entries = tables.get(name) ?? [];
  tables.set(name, entries);
  return entries;
}

/** The first index of each content in a table. */
const keysOf = (entries: unknown[]): Map<unknown, number> => {
  const known = keys.get(entries) ?? new Map<unknown, number>();
  keys.set(entries, known);
  return known;
};

const keys = new WeakMap<unknown[], Map<unknown, number>>();
