import { fromLosslessJson } from '../../lossless-json/from-lossless.js';
import { getOwn } from '../../lossless-json/host-objects.js';
import type { Extension, Interned, Node } from '../../model.js';
import type { ResolvedType } from '../../resolved.js';
import { valueFields } from '../../struct-fields.js';
import { genericClasses } from '../classes.js';
import { contentKey } from '../content.js';
import { isFor, isLabelled } from '../hosts.js';
import { collapsedNode, labelOf, ruleOf, typeNamed } from '../types.js';
import { type Encoding, type Place, part, type Table } from './encoding.js';
import { textBytes } from './regions.js';

/** A value behind a head: a pointer to its entry of the table, or the value itself, which becomes one. */
export function writeInterned(encoding: Encoding, type: ResolvedType, value: unknown, place: Place): void {
  const { interned } = type;
  if (interned === undefined) return;
  const index = indexOf(encoding, type, interned, value);
  const at = { path: type.name, rule: interned.rule ?? type.layoutRule };
  const whole = wholeOf(encoding, type, value);
  if (interned.head === 'outer') {
    if (index !== undefined) return;
  } else {
    // What is the same by content may stand there once more.
    const ways = interned.key === 'content' ? 2 : 1;
    if (index !== undefined && encoding.pick(ways, type.name) === 0) {
      encoding.head(index * 2, interned.head, at);
      return;
    }
    encoding.head(1 + 2 * headOf(encoding, type, whole), interned.head, at);
  }
  const table = tableNamed(encoding, interned.table);
  const enters = interned.unlessEmpty !== true || value !== '';
  if (interned.key === 'identity') enter(table, value);
  encoding.write(type.type, whole, { ...part(place), label: labelOf(type) });
  if (interned.key === 'content' && enters) enter(table, contentKey(type, value));
}

/** What the parts of a value put into its head. */
function headOf(encoding: Encoding, { name, type, layoutRule }: ResolvedType, value: unknown): number {
  if (type.kind !== 'struct') return restOf(encoding, type, value, { path: name, rule: type.rule ?? layoutRule });
  let sum = 0;
  let unit = 1;
  for (const field of type.fields) {
    const held = typeof value === 'object' && value !== null ? getOwn(value, field.name) : undefined;
    const at = { path: `${name}.${field.name}`, rule: field.type.rule ?? layoutRule };
    if (field.type.kind === 'headFlag') {
      if (typeof held !== 'boolean') encoding.fail('wrong-type', `${typeof held} instead of a boolean`, at);
      if (held) sum += unit;
      unit *= 2;
    } else sum += unit * restOf(encoding, field.type, held, at);
  }
  return sum;
}

function restOf(encoding: Encoding, node: Node, value: unknown, at: { path: string; rule: string }): number {
  if (node.kind === 'utf8' && node.length === 'head') return textBytes(encoding, value, at).length;
  if (node.kind === 'bytes' && node.length === 'head') {
    return value instanceof Uint8Array ? value.length : encoding.fail('wrong-type', 'no Uint8Array', at);
  }
  if (node.kind === 'list' && node.until === 'head') {
    return Array.isArray(value) ? value.length : encoding.fail('wrong-type', 'no array', at);
  }
  const type = node.kind === 'ref' ? typeNamed(encoding.schema, node.type) : undefined;
  if (type?.interned?.head !== 'outer') return 0;
  const index = indexOf(encoding, type, type.interned, value);
  if (index !== undefined) return index * 2;
  if (type.type.kind === 'struct' && !isLabelled(value, labelOf(type))) {
    encoding.fail('wrong-type', `not ${type.name}`, { path: type.name, rule: type.type.rule ?? type.layoutRule });
  }
  return 1 + 2 * headOf(encoding, type, value);
}

/** The value with all its fields, where it stands for one of them alone. */
function wholeOf({ schema }: Encoding, type: ResolvedType, value: unknown): unknown {
  const { collapses } = type;
  const alone = collapsedNode(schema, type);
  if (collapses === undefined || alone === undefined || type.type.kind !== 'struct') return value;
  if (isLabelled(value, labelOf(type)) || !isFor(schema, alone, value)) return value;
  const classes = genericClasses(schema);
  const fields = valueFields(type.type.fields).map(({ name }) =>
    name === collapses.to ? value : fromLosslessJson(collapses.others[name] ?? { $undefined: true }, classes),
  );
  const Class = classes[type.name];
  return Class === undefined ? value : Reflect.construct(Class, fields);
}

export function writeExtension(encoding: Encoding, node: Extension, value: unknown, place: Place): void {
  const name = place.sibling?.(node.name);
  const type = typeof name === 'string' && Object.hasOwn(node.types, name) ? node.types[name] : undefined;
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  if (type === undefined) encoding.fail('unknown-extension', `no codec for ${JSON.stringify(name)}`, at);
  encoding.write({ kind: 'ref', type, given: {} }, value, part(place));
}

function indexOf(encoding: Encoding, type: ResolvedType, { table, key, unlessEmpty }: Interned, value: unknown) {
  if (unlessEmpty === true && value === '') return undefined;
  return encoding.tables.get(table)?.indices.get(key === 'identity' ? value : contentKey(type, value));
}

function tableNamed({ tables }: Encoding, name: string): Table {
  const table = tables.get(name) ?? { indices: new Map<unknown, number>(), count: 0 };
  tables.set(name, table);
  return table;
}

/** Values without identity take a place in the table as well, but nothing can point to them. */
function enter(table: Table, key: unknown): void {
  if (!table.indices.has(key)) table.indices.set(key, table.count);
  table.count += 1;
}
