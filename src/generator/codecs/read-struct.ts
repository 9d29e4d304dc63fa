import { isLate } from '../../schema/late.js';
import type { Expression, Field, List, Node } from '../../schema/model.js';
import { lastNumber } from './carried.js';
import { Cursor } from './cursor.js';
import { emitExpression, type Names } from './expressions.js';
import { readTail } from './heads.js';
import { direct, ruleOf } from './lookup.js';
import { key, local, quote } from './names.js';
import type { Part } from './part.js';
import { tableName, tablesOf } from './part.js';
import { fillNode, readNode } from './read.js';
import { type LateField, readLate, skipLate } from './read-late.js';
import { type ReadFields, readRun } from './read-run.js';
import { runsOf } from './runs.js';
import { hasValue, isOptional, typeText } from './types.js';

type Struct = Extract<Node, { kind: 'struct' }>;

/** Emits the body of a struct's read function, up to its return. */
export function readStruct(part: Part, node: Struct): void {
  const { module: m } = part;
  const at = new Cursor(m, 'reader', false, ['r', 'given', 'depth', ...tablesOf(part).map(tableName)]);
  const read: ReadFields = { texts: new Map(), offsets: new Map() };
  const names = fieldNames(node, read);
  const growing = growingField(part, node);
  const late: LateField[] = [];
  for (const run of runsOf(part.schema, node.fields)) {
    readRun(part, run, at, names, read);
    if (run.next === undefined || run.next === growing) continue;
    const { next } = run;
    if (next.type.kind === 'spellings') readSpellings(part, next, at, read);
    else if (isLate(next.type)) late.push(skipLate(part, next, next.type, at, names));
    else read.texts.set(next.name, readMeasured(part, node, next, at, names));
    if (next.type.kind === 'list') carryOn(part, next.type, read.texts.get(next.name) ?? '', at, read);
  }
  if (late.length > 0) readLate(part, late, at, names, read);
  if (growing !== undefined) {
    readGrowing(part, node, growing, at, read);
    return;
  }
  checkDerived(part, node, read);
  at.toReader();
  m.line(`return ${construct(part, node, read)};`);
}

/** Behind a list that carries a field: its last number. */
function carryOn(part: Part, list: List, items: string, at: Cursor, read: ReadFields): void {
  if (list.until === 'end' || !('carries' in list.until)) return;
  at.toReader();
  part.module.line(
    `if (${items}.length > 0) ${read.texts.get(list.until.carries)} = ${lastNumber(part.schema, list)};`,
  );
}

function fieldNames(node: Struct, read: ReadFields): Names {
  const optional = new Set(node.fields.filter(({ type }) => isOptional(type)).map(({ name }) => name));
  return {
    of: (op, name) => (op === 'given' ? `given.${name}` : (read.texts.get(name) ?? name)),
    optional: (op, name) => op === 'field' && optional.has(name),
  };
}

/** A field that is not of fixed size, with its size where a derived field must confirm it. */
function readMeasured(part: Part, node: Struct, field: Field, at: Cursor, names: Names): string {
  if (!isConfirmed(node, field.name)) return readWhole(part, field, at, names);
  const { module: m } = part;
  at.toReader();
  m.line(`const ${field.name}Start = r.position;`);
  const text = readWhole(part, field, at, names);
  at.toReader();
  m.line(`const ${field.name}Size = r.position - ${field.name}Start;`);
  return text;
}

function isConfirmed(node: Struct, name: string): boolean {
  return node.fields.some(
    ({ type }) => type.kind === 'derived' && type.mismatch !== 'used' && mentionsSize(type.from, name),
  );
}

function mentionsSize(e: Expression, name: string): boolean {
  if (e.op === 'sizeOf') return e.name === name;
  return 'left' in e && (mentionsSize(e.left, name) || mentionsSize(e.right, name));
}

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
  read.texts.set(
    field.name,
    readTail(m, node, head, at, { path: `${part.path}.${field.name}`, rule: part.owner.layoutRule }),
  );
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
  if (op === 'countOf') return countText(part, fieldOf(node, name), text);
  if (op === 'sizeOf') return `${name}Size`;
  return text;
}

export function countText(part: Part, field: Field, text: string): string {
  const inner = direct(part.schema, field.type);
  const target = inner.kind === 'ref' ? part.schema.types[inner.type]?.type : inner;
  return target?.kind === 'record' ? `Object.keys(${text}).length` : `${text}.length`;
}

export function fieldOf(node: Struct, name: string): Field {
  const field = node.fields.find((of) => of.name === name);
  if (field === undefined) throw new RangeError(`No field ${name}`);
  return field;
}

/** The last field of a remembered class: the instance enters its table before that field is filled. */
function growingField(part: Part, node: Struct): Field | undefined {
  return part.isRoot && part.owner.remember !== undefined ? node.fields.at(-1) : undefined;
}

function readGrowing(part: Part, node: Struct, growing: Field, at: Cursor, read: ReadFields): void {
  const { module: m, owner } = part;
  const inner = direct(part.schema, growing.type);
  const target = inner.kind === 'ref' ? part.schema.types[inner.type]?.type : inner;
  const empty = target?.kind === 'record' ? '{}' : '[]';
  const name = local(growing.name);
  m.line(`const ${name}: ${typeText(part, growing.name, growing.type)} = ${empty};`);
  read.texts.set(growing.name, name);
  m.line(`const instance = ${construct(part, node, read)};`, `${tableName(owner.remember ?? '')}.push(instance);`);
  fillNode(part, growing.name, growing.type, name, at, fieldNames(node, read));
  checkDerived(part, node, read);
  at.toReader();
  m.line('return instance;');
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
