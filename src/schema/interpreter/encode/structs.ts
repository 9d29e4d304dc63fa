import { carrying } from '../../carried.js';
import { getOwn } from '../../lossless-json/host-objects.js';
import type { Derived, Field, Node, Struct } from '../../model.js';
import { valueAt } from '../content.js';
import { evaluate, type Lookup, mentions, type Scalar, scalarOf } from '../expressions.js';
import { countOf, isLabelled } from '../hosts.js';
import { filledLast, ruleOf } from '../types.js';
import { type Encoding, type Place, part } from './encoding.js';
import { checkedNumber, otherNumber } from './numbers.js';
import { tagFor } from './variants.js';

export function writeStruct(encoding: Encoding, node: Struct, value: unknown, place: Place): void {
  if (!isLabelled(value, place.label ?? {})) {
    const what = place.label?.class ?? place.label?.kind ?? 'a plain object';
    encoding.fail('wrong-type', `not ${what}`, { path: place.path, rule: ruleOf(node, place.owner) });
  }
  const { output } = encoding;
  const sizes = new Map<string, number>();
  const tags = new Map<string, number>();
  const checks: (() => void)[] = [];
  const later = (check: () => void) => checks.push(check);
  const inside: Place = { ...part(place), later, lookup: place.lookup };
  const lookup = siblingLookup(encoding, node, value, inside, sizes, tags);
  const growing = filledLast(encoding.schema, node)[0]?.name;
  const sibling = (path: string) => valueAt(value, path);

  for (const { name, type } of node.fields) {
    if (name === growing) place.begin?.();
    const at: Place = {
      ...inside,
      lookup,
      sibling,
      path: `${place.path}.${name}`,
      tagged: (tag) => tags.set(name, tag),
    };
    const start = output.length;
    if (type.kind === 'derived') writeDerived(encoding, node, { name, type }, at);
    else if (type.kind === 'carry') encoding.write(type.type, place.carry ?? 0, at);
    else if (type.kind !== 'computed') encoding.write(type, firstOf(encoding, node, { name, type }, value, at), at);
    sizes.set(name, (output.length - start) / 8);
  }
  for (const check of checks) check();
}

/** What stands where a field does: its value, or if a list carries it on, the number that says that an item follows. */
function firstOf(encoding: Encoding, struct: Struct, { name, type }: Field, value: object, place: Place): unknown {
  const held = getOwn(value, name);
  const list = carrying(struct, name);
  if (list === undefined || (type.kind !== 'uint' && type.kind !== 'enum')) return held;
  const at = { path: place.path, rule: ruleOf(type, place.owner) };
  if (checkedNumber(encoding, type, held, at) === list.while) {
    return encoding.fail('condition-mismatch', `${list.while} says that ${list.name} goes on`, at);
  }
  return countOf(getOwn(value, list.name)) === 0 ? held : list.while;
}

/** Leaves room; the number is known once everything after it is written. */
function writeDerived(
  encoding: Encoding,
  struct: Struct,
  { name, type }: { readonly name: string; readonly type: Derived },
  place: Place,
): void {
  const { output } = encoding;
  const base = type.type.kind === 'enum' ? type.type.base : type.type;
  const start = output.length;
  output.number(0, base.bits);
  const at = { path: place.path, rule: ruleOf(type, place.owner) };
  // Another number is harmless where it is only noted and nothing hangs on it.
  const free = type.mismatch === 'noted' && !mentions(struct, ['field'], name);
  place.later(() => {
    const right = checkedNumber(encoding, type.type, evaluate(type.from, place.lookup), at);
    output.patch(start, free ? otherNumber(encoding, type.type, right, at) : right, base.bits, base.order);
  });
}

/** What expressions see of a struct while it is written: its values, and measures of its parts. */
function siblingLookup(
  encoding: Encoding,
  node: Struct,
  value: object,
  place: Place,
  sizes: ReadonlyMap<string, number>,
  tags: ReadonlyMap<string, number>,
): Lookup {
  const fieldNamed = (name: string): Field | undefined => node.fields.find((of) => of.name === name);
  const lookup: Lookup = (op, name) => {
    if (name.includes('.')) {
      const held = valueAt(value, name);
      return op === 'countOf' ? countOf(held) : scalarOf(held);
    }
    const found = fieldNamed(name);
    if (found === undefined) return place.lookup(op, name);
    const at = { ...place, lookup, path: `${place.path}.${name}` };
    const held = getOwn(value, name);
    if (op === 'field') return fieldScalar(found.type, held, lookup);
    if (op === 'countOf') return countOf(held);
    if (op === 'tagOf') return tags.get(name) ?? tagFor(encoding, found.type, held, at);
    if (op === 'sizeOf') return sizes.get(name) ?? sizeOf(encoding, found.type, held, at);
    return place.lookup(op, name);
  };
  return lookup;
}

function fieldScalar(node: Node, held: unknown, lookup: Lookup): Scalar {
  if (node.kind === 'derived' || node.kind === 'computed') return evaluate(node.from, lookup);
  return node.kind === 'constant' ? node.value : scalarOf(held);
}

/** The bytes of a field that is not written yet. Whether it is there is up to the value, not to the condition. */
function sizeOf(encoding: Encoding, node: Node, held: unknown, place: Place): number {
  if (node.kind !== 'when' && node.kind !== 'ifMore') return encoding.measure(node, held, place);
  return held === undefined ? 0 : sizeOf(encoding, node.type, held, place);
}
