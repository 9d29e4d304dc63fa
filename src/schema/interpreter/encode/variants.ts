import { takesIndex } from '../../counted.js';
import { getOwn } from '../../lossless-json/host-objects.js';
import type { Case, Node, Ref, Variant } from '../../model.js';
import type { ResolvedType } from '../../resolved.js';
import { evaluate, givenLookup } from '../expressions.js';
import { casesFor, fittingCases, isFor } from '../hosts.js';
import { labelOf, ruleOf, typeNamed } from '../types.js';
import { inRange } from '../wire-numbers.js';
import { recallable } from './collections.js';
import { type Encoding, type Place, part } from './encoding.js';
import { writeInterned } from './interned.js';

export function writeVariant(encoding: Encoding, node: Variant, value: unknown, place: Place): void {
  if (node.values === 'host' && writeRecall(encoding, node, value, place)) return;
  const found = chooseCase(encoding, node, value, place);
  place.tagged?.(found.tag);
  writeTag(encoding, node, found, place);
  if (node.counts !== undefined && takesIndex(encoding.schema, node, found)) enter(encoding, node.counts, undefined);
  const { begin } = place;
  encoding.write(found.type, value, { ...part(place), ...(begin && { begin }) });
}

/** Enters a type: its own path, its parameters, its tables, one more level of nesting. */
export function writeRef(encoding: Encoding, node: Ref, value: unknown, place: Place): void {
  const given = Object.entries(node.given ?? {}).map(([name, of]) => [name, evaluate(of, place.lookup)] as const);
  writeType(encoding, typeNamed(encoding.schema, node.type), value, {
    ...place,
    lookup: givenLookup(Object.fromEntries(given)),
  });
}

export function writeType(encoding: Encoding, type: ResolvedType, value: unknown, place: Place): void {
  const depth = encoding.meter.enter(type, place.depth, 0);
  const outer = (type.scopeOf ?? []).map((name) => [name, encoding.tables.get(name)] as const);
  for (const [name] of outer) encoding.tables.delete(name);

  let entered = false;
  const begin = () => {
    entered = true;
    if (type.remember !== undefined) enter(encoding, type.remember, value);
    place.begin?.();
  };
  const { tagged } = place;
  const inside = { ...part(place), path: type.name, owner: type, depth, label: labelOf(type), begin };
  const carried = place.carry === undefined ? {} : { carry: place.carry };
  if (type.interned !== undefined) writeInterned(encoding, type, value, inside);
  else encoding.write(type.type, value, { ...inside, ...carried, ...(tagged && { tagged }) });
  if (!entered) begin();

  for (const [name, table] of outer) {
    if (table === undefined) encoding.tables.delete(name);
    else encoding.tables.set(name, table);
  }
}

/** The tag that the variant in a field will be written with. */
export function tagFor(encoding: Encoding, node: Node, value: unknown, place: Place): number {
  switch (node.kind) {
    case 'variant':
      return canonicalCases(encoding, node, value, place)[0].tag;
    case 'ref': {
      const type = typeNamed(encoding.schema, node.type);
      return tagFor(encoding, type.type, value, { ...part(place), path: type.name, owner: type });
    }
    case 'when':
    case 'ifMore':
    case 'sized':
    case 'prefixed':
      return tagFor(encoding, node.type, value, place);
    default:
      return encoding.fail('wrong-type', 'no variant', { path: place.path, rule: ruleOf(node, place.owner) });
  }
}

function writeRecall(encoding: Encoding, node: Variant, value: unknown, place: Place): boolean {
  for (const of of node.cases) {
    const index = of.type.kind === 'recall' ? recallable(encoding, of.type, value) : undefined;
    if (of.type.kind !== 'recall' || index === undefined) continue;
    place.tagged?.(of.tag);
    writeTag(encoding, node, of, place);
    encoding.head(index, of.type.index, { path: place.path, rule: ruleOf(of.type, place.owner) });
    return true;
  }
  return false;
}

function chooseCase(encoding: Encoding, node: Variant, value: unknown, place: Place): Case {
  const cases = canonicalCases(encoding, node, value, place);
  if (!('marker' in node.tag)) return cases[0];
  return cases[encoding.pick(cases.length, place.path)] ?? cases[0];
}

/**
 * Cases that can be written, the canonical one first. If none can hold the value, the last case for its host type is
 * tried, whose error says why.
 */
function canonicalCases(encoding: Encoding, node: Variant, value: unknown, place: Place): readonly [Case, ...Case[]] {
  const { schema } = encoding;
  const [first, ...others] = node.values === 'host' ? fittingCases(schema, node, value) : casesFor(schema, node, value);
  if (first !== undefined) return [first, ...others];
  const last = casesFor(schema, node, value).at(-1) ?? elseCase(encoding, node, value, place);
  if (last !== undefined) return [last];
  return encoding.fail('wrong-type', 'no case takes such a value', {
    path: place.path,
    rule: ruleOf(node, place.owner),
  });
}

/** The `else` case under the tag that its value keeps, which must not be the tag of something else. */
function elseCase(encoding: Encoding, node: Variant, value: unknown, place: Place): Case | undefined {
  if (node.else === undefined || typeof value !== 'object' || value === null) return undefined;
  const { name, type, tagField } = node.else;
  if (!isFor(encoding.schema, type, value)) return undefined;
  const at = { path: `${place.path}.${tagField}`, rule: ruleOf(node, place.owner) };
  const tag = getOwn(value, tagField);
  if (typeof tag !== 'number') return encoding.fail('wrong-type', `${typeof tag} instead of a number`, at);
  const taken = !Number.isInteger(tag) || [...node.cases, ...(node.refused ?? [])].some((of) => of.tag === tag);
  const marker = 'marker' in node.tag ? node.tag.marker : undefined;
  if (taken || (marker !== undefined && !inRange(marker, tag))) {
    return encoding.fail('out-of-range', `${tag} is not a tag of ${name}`, at);
  }
  return { name, tag, type };
}

/** A marker is written; a tag that is known otherwise must agree with the case. */
function writeTag(encoding: Encoding, node: Variant, { name, tag }: Case, place: Place): void {
  if ('marker' in node.tag) {
    encoding.output.number(tag, node.tag.marker.bits, node.tag.marker.order);
    return;
  }
  // The case writes what is looked at first.
  if ('peek' in node.tag) return;
  const expected = evaluate(node.tag.on, place.lookup);
  if (expected === tag) return;
  encoding.fail('condition-mismatch', `${name} where the tag is ${expected}`, {
    path: place.path,
    rule: ruleOf(node, place.owner),
  });
}

/** Values without identity take a place in the table as well, but nothing can point to them. */
function enter({ tables }: Encoding, name: string, value: unknown): void {
  const table = tables.get(name) ?? { indices: new Map<unknown, number>(), count: 0 };
  if (typeof value === 'object' && value !== null && !table.indices.has(value)) table.indices.set(value, table.count);
  table.count += 1;
  tables.set(name, table);
}
