import { isLate } from '../../schema/late.js';
import type { Expression, Field, List, Node } from '../../schema/model.js';
import { subexpressions } from '../../schema/resolver/walk.js';
import { growingFields } from '../../schema/struct-fields.js';
import { lastNumber } from './carried.js';
import { Cursor } from './cursor.js';
import { emitExpression, type Names } from './expressions.js';
import { readTail } from './heads.js';
import { collapsedText, takenFromHead } from './interned.js';
import { nodeAt, ruleOf, unwrapped } from './lookup.js';
import { key, local, quote, tableName } from './names.js';
import { childPart, ownArguments, type Part, tablesOf } from './part.js';
import { fillNode, readNameOf, readNode } from './read.js';
import { type LateField, readLate, skipLate } from './read-late.js';
import { type ReadFields, readRun } from './read-run.js';
import { runsOf } from './runs.js';
import { hasValue, isOptional, typeText } from './types.js';

type Struct = Extract<Node, { kind: 'struct' }>;

/** Emits the body of a struct's read function, up to its return. */
export function readStruct(part: Part, node: Struct): void {
  const { module: m } = part;
  const at = new Cursor(m, 'reader', false, [
    ...['r', 'given', 'depth', part.name, ...tablesOf(part).map(tableName)],
    ...(entersTable(part) ? ['instance', 'head', 'start'] : []),
  ]);
  const runs = runsOf(part.schema, node.fields);
  const moves = runs.some(({ next }) => next !== undefined);
  const read: ReadFields = { texts: new Map(), offsets: new Map(), sizes: new Map(), moves };
  const names = fieldNames(part, node, read);
  const growing = filledFields(part, node);
  const late: LateField[] = [];
  for (const run of runs) {
    readRun(part, run, at, names, read);
    if (run.next === undefined || growing.includes(run.next)) continue;
    const { next } = run;
    if (next.type.kind === 'spellings') readSpellings(part, next, at, read);
    else if (isLate(next.type)) late.push(skipLate(part, next, next.type, at, names));
    else read.texts.set(next.name, readMeasured(part, node, next, at, inField(names, next.name), read));
    if (next.type.kind === 'list') carryOn(part, next.type, read.texts.get(next.name) ?? '', at, read);
  }
  if (late.length > 0) readLate(part, late, at, names, read);
  if (growing.length > 0) {
    readGrowing(part, node, growing, at, read);
    return;
  }
  checkDerived(part, node, read);
  at.toReader();
  const made = construct(part, node, read);
  const table = entersTable(part);
  if (table === undefined) m.line(`return ${made};`);
  else m.line(`const instance = ${made};`, `${tableName(table)}.push(instance);`, 'return instance;');
}

/** The table that the instances of a type enter. */
const entersTable = ({ isRoot, owner }: Part): string | undefined =>
  isRoot ? (owner.remember ?? owner.interned?.table) : undefined;

/** Behind a list that carries a field: its last number. */
function carryOn(part: Part, list: List, items: string, at: Cursor, read: ReadFields): void {
  if (typeof list.until === 'string' || !('carries' in list.until)) return;
  at.toReader();
  part.module.line(
    `if (${items}.length > 0) ${read.texts.get(list.until.carries)} = ${lastNumber(part.schema, list)};`,
  );
}

function fieldNames(part: Part, node: Struct, read: ReadFields): Names {
  const optional = new Set(node.fields.filter(({ type }) => isOptional(type)).map(({ name }) => name));
  const text = (path: string) => {
    const [first = '', ...rest] = path.split('.');
    return [read.texts.get(first) ?? first, ...rest].join('.');
  };
  return {
    of: (op, name) => {
      if (op === 'given') return `given.${name}`;
      if (op === 'head') return takenFromHead(part, name).rest;
      return op === 'countOf' ? countText(part, node, name, text(name)) : text(name);
    },
    optional: (op, name) => op === 'field' && optional.has(name),
  };
}

/** A field that is not of fixed size, with its size where a derived field must confirm it. */
function readMeasured(part: Part, node: Struct, field: Field, at: Cursor, names: Names, read: ReadFields): string {
  if (!isConfirmed(node, field.name)) return readWhole(part, field, at, names);
  const { module: m } = part;
  at.toReader();
  const start = at.name(`${field.name}Start`);
  m.line(`const ${start} = r.position;`);
  const text = readWhole(part, field, at, names);
  at.toReader();
  const size = at.name(`${field.name}Size`);
  m.line(`const ${size} = r.position - ${start};`);
  read.sizes.set(field.name, size);
  return text;
}

function isConfirmed(node: Struct, name: string): boolean {
  return node.fields.some(
    ({ type }) => type.kind === 'derived' && type.mismatch !== 'used' && mentionsSize(type.from, name),
  );
}

const mentionsSize = (e: Expression, name: string): boolean =>
  subexpressions(e).some((of) => of.op === 'sizeOf' && of.name === name);

function readWhole(part: Part, field: Field, at: Cursor, names: Names): string {
  const { module: m } = part;
  const path = `${part.path}.${field.name}`;
  const { type } = field;
  if (type.kind !== 'when' && type.kind !== 'ifMore') return readNode(part, field.name, type, at, names, path);
  const value = at.name(local(field.name));
  m.line(`let ${value}: ${typeText(part, field.name, type)} | undefined;`);
  at.settle();
  m.line(type.kind === 'when' ? `if (${emitExpression(m, type.condition, names)}) {` : 'if (p < r.end) {');
  const inside = at.fork();
  m.line(`${value} = ${readNode(part, field.name, type.type, inside, names, path)};`);
  inside.settle();
  m.line('}');
  return value;
}

function readSpellings(part: Part, field: Field, at: Cursor, read: ReadFields): void {
  const node = field.type;
  const { module: m } = part;
  if (node.kind !== 'spellings') return;
  const head = read.texts.get(field.name) ?? '';
  const path = `${part.path}.${field.name}`;
  read.texts.set(field.name, readTail(m, node, head, at, { path, rule: part.owner.layoutRule }));
}

/** Numbers that only confirm what has been read: compared once all is there. */
function checkDerived(part: Part, node: Struct, read: ReadFields): void {
  const { module: m } = part;
  for (const { name, type } of node.fields) {
    if (type.kind !== 'derived' || type.mismatch === 'used') continue;
    const names: Names = {
      of: (op, of) => measureRead(part, node, op, of, read),
      optional: () => false,
    };
    const expected = emitExpression(m, type.from, names);
    const actual = read.texts.get(name);
    const offset = read.offsets.get(name) ?? 'p';
    const path = quote(`${part.path}.${name}`);
    const rule = quote(ruleOf(type));
    if (type.mismatch === 'noted') {
      // What nobody wants to be told is not worth counting.
      m.line(`if (r.note !== undefined && ${actual} !== ${expected}) r.note(${rule}, ${offset}, ${path});`);
    } else m.line(`${m.use('expectDerived')}(${actual}, ${expected}, ${offset}, ${path}, ${rule});`);
  }
}

function measureRead(part: Part, node: Struct, op: string, name: string, read: ReadFields): string {
  const text = read.texts.get(name) ?? name;
  if (op === 'given') return `given.${name}`;
  if (op === 'countOf') return countText(part, node, name, text);
  if (op === 'sizeOf') return read.sizes.get(name) ?? '0';
  return text;
}

/** The number of items of a list or record, whose path and text are given. */
export function countText(part: Part, node: Struct, path: string, text: string): string {
  return nodeAt(part.schema, node, path)?.kind === 'record' ? `Object.keys(${text}).length` : `${text}.length`;
}

export function fieldOf(node: Struct, name: string): Field {
  const field = node.fields.find((of) => of.name === name);
  if (field === undefined) throw new RangeError(`No field ${name}`);
  return field;
}

/** The fields that are filled once the instance is in its table. */
export function filledFields(part: Part, node: Struct): readonly Field[] {
  const { owner, schema, isRoot } = part;
  if (!isRoot || (owner.remember === undefined && owner.interned?.key !== 'identity')) return [];
  return growingFields(node, (of) => unwrapped(schema, of));
}

function readGrowing(part: Part, node: Struct, growing: readonly Field[], at: Cursor, read: ReadFields): void {
  const { module: m, owner } = part;
  const names = fieldNames(part, node, read);
  const [first] = growing;
  if (first === undefined) return;
  const shared = new Map<string, string>();
  const more = declareFirst(part, first, at, names, shared);
  for (const { name, type } of growing) declareGrowing(part, name, type, names, read);
  const made = construct(part, node, read);
  const text = (name: string) => read.texts.get(name) ?? name;
  const isEmpty = more.length > 0 ? `${more[0]} === ''` : 'count === 0';
  const collapsed = collapsedText(part, text, { name: first.name, isEmpty });
  const alone = collapsed === undefined ? undefined : read.texts.get(owner.collapses?.to ?? '');
  // What collapses is there wherever the others say so.
  if (alone === undefined) m.line(`const instance = ${made};`);
  else {
    const isOptionalField = isOptional(
      node.fields.find(({ name }) => name === owner.collapses?.to)?.type ?? first.type,
    );
    const there = isOptionalField ? `${alone} !== undefined && ` : '';
    m.line(`const instance = ${there}${collapsed} ? ${alone} : ${made};`);
  }
  m.line(`${tableName(owner.remember ?? owner.interned?.table ?? '')}.push(instance);`);
  const known: Names = { ...names, shared };
  for (const field of growing) fillGrowing(part, field, text(field.name), at, known, field === first ? more : []);
  checkDerived(part, node, read);
  at.toReader();
  m.line('return instance;');
}

/** What is known of the first growing field before the instance is made: its first name, or the number of its items. */
function declareFirst(part: Part, field: Field, at: Cursor, names: Names, shared: Map<string, string>): string[] {
  const { module: m, owner, schema } = part;
  const inner = unwrapped(schema, field.type);
  if (inner.kind === 'record' && inner.name.kind === 'ref') {
    if (field.type.kind !== 'record') return [];
    return [readNameOf(part, 'firstName', inner.name, at, names, `${part.path}.${field.name}`)];
  }
  if (owner.collapses === undefined || inner.kind !== 'list') return [];
  const child = childPart(part, field.name, inner);
  at.toReader();
  const [count = '0'] = ownArguments(child, inField(names, field.name), 'read');
  m.line(`const count = ${count};`);
  if (typeof inner.until === 'object' && 'counted' in inner.until) {
    shared.set(JSON.stringify(inner.until.counted), 'count');
  }
  return [];
}

const inField = (names: Names, field: string): Names => ({
  ...names,
  of: (op, name) => names.of(op, op === 'head' ? field : name),
});

/** Declares what a growing field is filled into; an extension is set once it is read. */
function declareGrowing(part: Part, name: string, type: Node, names: Names, read: ReadFields): void {
  const { module: m, schema } = part;
  const inner = unwrapped(schema, type);
  if (inner.kind === 'extension') {
    read.texts.set(name, 'undefined');
    return;
  }
  const empty = inner.kind === 'record' ? '{}' : '[]';
  const own = local(name);
  const text = typeText(part, name, type);
  if (type.kind === 'when') {
    m.line(`const ${own}: ${text} | undefined = ${emitExpression(m, type.condition, names)} ? ${empty} : undefined;`);
  } else m.line(`const ${own}: ${text} = ${empty};`);
  read.texts.set(name, own);
}

function fillGrowing(
  part: Part,
  { name, type }: Field,
  target: string,
  at: Cursor,
  names: Names,
  more: readonly string[],
): void {
  const { module: m } = part;
  const node = type.kind === 'when' ? type.type : type;
  const path = `${part.path}.${name}`;
  if (node.kind === 'extension') {
    at.toReader();
    if (type.kind === 'when') m.line(`if (${emitExpression(m, type.condition, names)}) {`);
    const value = readNode(part, name, node, at, names, path);
    m.line(`Object.assign(instance, { ${value === name ? name : `${name}: ${value}`} });`);
    if (type.kind === 'when') m.line('}');
    return;
  }
  if (type.kind === 'when') m.line(`if (${target} !== undefined) {`);
  const inner = unwrapped(part.schema, node);
  const first =
    more.length === 0 && inner.kind === 'record' && inner.name.kind === 'ref'
      ? [readNameOf(part, 'firstName', inner.name, at, names, path)]
      : more;
  fillNode(part, name, node, target, at, inField(names, name), first);
  if (type.kind === 'when') m.line('}');
}

/** The text that builds the value of a struct from its fields. */
function construct(part: Part, node: Struct, read: ReadFields): string {
  const fields = node.fields.filter(({ type }) => hasValue(type));
  const text = (name: string) => read.texts.get(name) ?? 'undefined';
  if (part.isRoot && part.owner.label === 'class')
    return `new ${part.name}(${fields.map(({ name }) => text(name)).join(', ')})`;
  const entries = fields.map(({ name }) => (key(name) === text(name) ? name : `${key(name)}: ${text(name)}`));
  const kind = part.isRoot && part.owner.label === 'kind' ? [`kind: ${quote(part.owner.localName)}`] : [];
  return `{ ${[...kind, ...entries].join(', ')} }`;
}
