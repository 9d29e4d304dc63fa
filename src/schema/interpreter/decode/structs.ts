import { isLate } from '../../late.js';
import { setOwn } from '../../lossless-json/host-objects.js';
import { toLosslessJson } from '../../lossless-json/to-lossless.js';
import type { Collapses, Computed, Derived, Field, Node, Struct } from '../../model.js';
import { valueFields } from '../../struct-fields.js';
import { sameJson, valueAt } from '../content.js';
import { evaluate, type Lookup, type Scalar, scalarOf } from '../expressions.js';
import { countOf } from '../hosts.js';
import { bareNode, filledLast, inlined, ruleOf } from '../types.js';
import { type Decoding, type Place, part } from './decoding.js';
import { bitsOf, isFixed } from './numbers.js';
import { skipRegion } from './regions.js';

export function readStruct(decoding: Decoding, node: Struct, place: Place): object {
  const { input } = decoding;
  const scalars = new Map<string, Scalar>();
  const values = new Map<string, unknown>();
  const sizes = new Map<string, number>();
  const tags = new Map<string, number>();
  const derived: { name: string; node: Derived; offset: number }[] = [];
  const late: (() => void)[] = [];
  const inside = { ...place, lookup: fieldLookup(scalars, values, place.lookup) };
  const earlier = (path: string) => valueAt(Object.fromEntries(values), path);
  const set = (name: string, value: unknown) => {
    scalars.set(name, scalarOf(value));
    values.set(name, value);
  };
  const kept = valueFields(node.fields);
  const growing = filledLast(decoding.schema, node);
  let made: object | undefined;
  let collapsed: string | undefined;
  const make = (isEmpty: boolean) => {
    if (made !== undefined || place.begin === undefined) return;
    if (place.collapses !== undefined && isCollapsed(place.collapses, values, growing[0]?.name, isEmpty)) {
      collapsed = place.collapses.to;
    }
    made = collapsed === undefined ? construct(decoding, kept, values, place) : emptyFor(decoding, node, collapsed);
    place.begin(made);
  };
  let runEnd = 0;

  node.fields.forEach(({ name, type }, index) => {
    const isFirst = name === growing[0]?.name;
    if (isFirst && !['list', 'record'].includes(bareNode(decoding.schema, type).kind)) make(false);
    if (index >= runEnd && decoding.content === undefined) {
      const run = runFrom(decoding, node.fields, index);
      decoding.need(run.bits, place.path, place.owner.layoutRule);
      runEnd = run.end;
    }
    const { offset, position } = input;
    const tagged = (tag: number) => tags.set(name, tag);
    const at: Place = {
      ...part(inside, name),
      path: `${place.path}.${name}`,
      tagged,
      assign: set,
      earlier,
      ...(place.head && { head: place.head }),
      ...(isFirst && place.begin !== undefined && { begin: (_, isEmpty = false) => make(isEmpty) }),
      ...(name === collapsed && made !== undefined && { into: made }),
    };
    if (isLate(type)) {
      skipRegion(decoding, type, at);
      late.push(() => set(name, readBack(decoding, position, type, at)));
    } else {
      const value = type.kind === 'computed' ? compute(decoding, type, at, place.tag) : decoding.read(type, at);
      if (isFirst) make(false);
      set(name, value);
      if (type.kind === 'carry') carryOn(decoding, Number(value), place);
    }
    sizes.set(name, (input.position - position) / 8);
    if (type.kind === 'derived') derived.push({ name, node: type, offset });
  });

  for (const read of late) read();
  if (late.length > 0) inside.siblings.sort((left, right) => left.offset - right.offset);

  const measures = { sizeOf: sizes, tagOf: tags };
  const measured: Lookup = (op, name) => {
    if (op === 'countOf') return countOf(values.get(name));
    return op === 'sizeOf' || op === 'tagOf' ? measures[op].get(name) : inside.lookup(op, name);
  };
  for (const field of derived) checkDerived(decoding, field, scalars.get(field.name), { ...place, lookup: measured });
  if (made === undefined) return construct(decoding, kept, values, place);
  if (collapsed === undefined) for (const { name } of kept) setOwn(made, name, values.get(name));
  return made;
}

/** Bits of the adjacent fields of fixed size from here on, which are asked for at once; and where they end. */
function runFrom(
  { schema }: Decoding,
  fields: readonly Field[],
  from: number,
): { readonly bits: number; readonly end: number } {
  let bits = 0;
  for (let end = from; ; end += 1) {
    const own = fields[end]?.type;
    if (own === undefined) return { bits, end };
    const type = inlined(schema, own)?.type ?? own;
    // The head of spellings may share a byte with what precedes it, and closes the run.
    if (type.kind === 'spellings') return { bits: bits + type.head.bits, end: end + 1 };
    if (isFixed(type)) bits += bitsOf(type);
    else if (type.kind !== 'computed') return { bits, end: Math.max(end, from + 1) };
  }
}

/** A number that no list around waits for says nothing. */
function carryOn(decoding: Decoding, value: number, { carry }: Place): void {
  if (carry !== undefined) carry(value);
  else if (value !== 0) decoding.canonical = false;
}

/** Reads what was stepped over, now that the rest of the struct is known. */
function readBack(decoding: Decoding, from: number, node: Node, place: Place): unknown {
  const { input } = decoding;
  const { position } = input;
  input.position = from;
  const value = decoding.read(node, place);
  input.position = position;
  return value;
}

function fieldLookup(
  scalars: ReadonlyMap<string, Scalar>,
  values: ReadonlyMap<string, unknown>,
  outer: Lookup,
): Lookup {
  return (op, name) => {
    if (op === 'field' && scalars.has(name)) return scalars.get(name);
    const [first = ''] = name.split('.');
    if ((op !== 'field' && op !== 'countOf') || !values.has(first)) return outer(op, name);
    const held = valueAt(Object.fromEntries(values), name);
    return op === 'countOf' ? countOf(held) : scalarOf(held);
  };
}

/** Whether all fields but one have the values that make that one the whole. */
function isCollapsed(
  { others }: Collapses,
  values: ReadonlyMap<string, unknown>,
  growing: string | undefined,
  isEmpty: boolean,
): boolean {
  return Object.entries(others).every(([name, json]) =>
    name === growing ? isEmpty : sameJson(toLosslessJson(values.get(name)), json),
  );
}

function emptyFor({ schema }: Decoding, node: Struct, name: string): object {
  const field = node.fields.find((of) => of.name === name);
  return field && bareNode(schema, field.type).kind === 'list' ? [] : {};
}

function compute(decoding: Decoding, node: Computed, place: Place, tag: Place['tag']): Scalar {
  return decoding.annotate(place, node, () =>
    tag?.field === place.name ? tag.value : evaluate(node.from, place.lookup),
  );
}

/** A number that steers the reading cannot differ; another can. */
function checkDerived(
  decoding: Decoding,
  field: { readonly name: string; readonly node: Derived; readonly offset: number },
  actual: Scalar,
  place: Place,
): void {
  const { name, node, offset } = field;
  if (node.mismatch === 'used') return;
  const expected = evaluate(node.from, place.lookup);
  if (expected === actual) return;
  const at = { path: `${place.path}.${name}`, rule: ruleOf(node, place.owner), offset };
  if (node.mismatch === 'error') decoding.fail('derived-mismatch', `${actual} instead of ${expected}`, at);
  decoding.canonical = false;
  decoding.note(at.rule, at.offset, at.path);
}

/** The value with all its keys in their order; what has not been read yet is undefined. */
function construct(
  decoding: Decoding,
  kept: readonly Field[],
  values: ReadonlyMap<string, unknown>,
  { label }: Place,
): object {
  const Class = label?.class === undefined ? undefined : decoding.classes[label.class];
  if (Class !== undefined) {
    // What a class takes is known to it alone; the fields are those of its type.
    const instance: object = Reflect.construct(
      Class,
      kept.map(({ name }) => values.get(name)),
    );
    return instance;
  }
  const made = {};
  if (label?.kind !== undefined) setOwn(made, 'kind', label.kind);
  for (const { name } of kept) setOwn(made, name, values.get(name));
  return made;
}
