import { takesIndex } from '../../counted.js';
import type { Case, Ref, Variant } from '../../model.js';
import type { ResolvedType } from '../../resolved.js';
import { evaluate, evaluateNumber, givenLookup } from '../expressions.js';
import { fittingCases } from '../hosts.js';
import { labelOf, ruleOf, typeNamed } from '../types.js';
import { type Decoding, type Place, part } from './decoding.js';
import { readInterned } from './interned.js';

export function readVariant(decoding: Decoding, node: Variant, place: Place): unknown {
  const { offset } = decoding.input;
  const tag = readTag(decoding, node.tag, place);
  place.tagged?.(tag);
  const found = node.cases.find((of) => of.tag === tag);
  if (found !== undefined) return readCase(decoding, node, found, place);
  const refused = node.refused?.find((of) => of.tag === tag);
  if (refused !== undefined) {
    return decoding.fail('refused-tag', `${refused.name} (${tag})`, { path: place.path, rule: refused.rule, offset });
  }
  if (node.else !== undefined) {
    const { name, type, tagField } = node.else;
    return decoding.read(type, { ...chosen(place, name), tag: { field: tagField, value: tag } });
  }
  return decoding.fail('unknown-tag', `${tag}`, { path: place.path, rule: ruleOf(node, place.owner), offset });
}

function readTag(decoding: Decoding, tag: Variant['tag'], place: Place): number {
  if ('marker' in tag) return decoding.head('marker', tag.marker, place);
  return 'on' in tag ? evaluateNumber(tag.on, place.lookup) : decoding.peek(tag.peek.bits, place);
}

/** Enters a type: its own path, its parameters, its tables, one more level of nesting. */
export function readRef(decoding: Decoding, node: Ref, place: Place): unknown {
  const given = Object.entries(node.given ?? {}).map(([name, of]) => [name, evaluate(of, place.lookup)] as const);
  return readType(decoding, typeNamed(decoding.schema, node.type), {
    ...place,
    lookup: givenLookup(Object.fromEntries(given)),
  });
}

export function readType(decoding: Decoding, type: ResolvedType, place: Place): unknown {
  const { tables, input } = decoding;
  const depth = decoding.meter.enter(type, place.depth, input.offset);
  const outer = (type.scopeOf ?? []).map((name) => [name, tables.get(name)] as const);
  for (const [name] of outer) tables.set(name, []);

  let entered = false;
  const begin = (value: unknown) => {
    entered = true;
    if (type.remember !== undefined) tableNamed(decoding, type.remember).push(value);
    place.begin?.(value);
  };
  const { interned } = type;
  const value = interned
    ? decoding.annotate(
        { ...part(place, place.name), path: type.name, owner: type, depth, named: type },
        type.type,
        (inside) => readInterned(decoding, type, interned, { ...inside, ...(place.head && { head: place.head }) }),
      )
    : decoding.read(type.type, {
        ...part(place, place.name),
        ...(place.tag && { tag: place.tag }),
        ...(place.carry && { carry: place.carry }),
        ...(place.tagged && { tagged: place.tagged }),
        path: type.name,
        owner: type,
        depth,
        named: type,
        label: labelOf(type),
        ...(type.remember === undefined && place.begin === undefined ? {} : { begin }),
      });
  if (!entered) begin(value);

  for (const [name, table] of outer) {
    if (table === undefined) tables.delete(name);
    else tables.set(name, table);
  }
  return value;
}

function readCase(decoding: Decoding, node: Variant, found: Case, place: Place): unknown {
  // What cannot be pointed to leaves a gap.
  if (node.counts !== undefined && takesIndex(decoding.schema, node, found)) {
    tableNamed(decoding, node.counts).push(undefined);
  }
  const value = decoding.read(found.type, chosen(place, found.name));
  if (node.values === 'host' && found.type.kind !== 'recall' && 'marker' in node.tag) {
    if (fittingCases(decoding.schema, node, value)[0] !== found) decoding.canonical = false;
  }
  return value;
}

/** The case stands for the whole: it enters tables in its place. */
function chosen(place: Place, name: string): Place {
  return { ...part(place, name), ...(place.begin && { begin: place.begin }) };
}

function tableNamed({ tables }: Decoding, name: string): unknown[] {
  const table = tables.get(name) ?? [];
  tables.set(name, table);
  return table;
}
