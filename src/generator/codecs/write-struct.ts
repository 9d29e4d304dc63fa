import { carrying } from '../../schema/carried.js';
import type { Field, Node } from '../../schema/model.js';
import { spelledRange } from '../../schema/spellings.js';
import { emitExpression, type Names } from './expressions.js';
import { writeUint } from './integers.js';
import { Locals } from './locals.js';
import { direct, mayBeUndefined, nodeAt, ruleOf, typeOf } from './lookup.js';
import { type DerivedField, derivedBits, type MeasuredField, measuredFields, sizedBehind } from './measured-fields.js';
import { local, pascal, quote, tableName } from './names.js';
import { childPart, type Part, tablesOf } from './part.js';
import { fileOf } from './part-files.js';
import { countText, fieldOf } from './read-struct.js';
import { runsOf } from './runs.js';
import { sizeAhead } from './size.js';
import { isOptional } from './types.js';
import { choices, chosenText } from './ways.js';
import { nestedWrite, writeNode } from './write.js';
import { slotNumber, writeRun } from './write-run.js';

type Struct = Extract<Node, { kind: 'struct' }>;

/** Emits the body of a struct's write function. */
export function writeStruct(part: Part, node: Struct): void {
  const { module: m } = part;
  const locals = new Locals([
    ...['w', 'value', 'given', 'depth', part.name, ...tablesOf(part).map(tableName)],
    ...(part.isRoot && part.owner.interned !== undefined ? ['alone', 'index', 'announced', 'head', 'tail'] : []),
  ]);
  const texts = new Map<string, string>();
  const firsts = new Map<string, string>();
  const sizes = new Map<string, string>();
  const names = valueNames(part, node, texts, sizes);
  const counts = measuredFields(part, node);
  const behind = sizedBehind(part, node);
  const late = new Set([...counts.keys(), ...[...behind.values()].flat().map(({ name }) => name)]);
  const derive = ({ name, type }: DerivedField): void => {
    const text = locals.name(local(name));
    m.line(`const ${text} = ${emitExpression(m, type.from, names)};`);
    texts.set(name, text);
  };
  for (const { name, type } of node.fields) {
    if (type.kind === 'derived' && !late.has(name)) derive({ name, type });
    const list = carrying(node, name);
    if (list !== undefined) firsts.set(name, chooseFirst(part, { name, type }, list, locals, texts));
    if (type.kind === 'spellings') firsts.set(name, chooseSpelling(part, name, type, locals, texts));
  }
  for (const run of runsOf(part.schema, node.fields)) {
    writeRun(part, run, locals, new Map([...texts, ...firsts]), counts);
    if (run.next === undefined) continue;
    const { name, type } = run.next;
    const count = [...counts.values()].find(({ of }) => of === name);
    const dependents = behind.get(name) ?? [];
    if (count !== undefined) writeMeasured(part, run.next, count, locals, names);
    else if (dependents.length > 0) sizes.set(name, writeMeasuring(part, run.next, locals, names));
    else if (type.kind === 'spellings') writeTail(part, run.next, firsts, texts);
    else writeField(part, run.next, locals, names);
    for (const dependent of dependents) derive(dependent);
    sizes.delete(name);
  }
}

/** Emits the number that a carried field opens with: its own, or the one that says that an item follows. */
function chooseFirst(
  part: Part,
  { name, type }: Field,
  list: { readonly name: string; readonly while: number },
  locals: Locals,
  texts: Map<string, string>,
): string {
  const { module: m } = part;
  const first = locals.name(`first${pascal(name)}`);
  const path = `${part.path}.${name}`;
  const last = `${m.use('checkLast')}(${slotNumber(part, type, `value.${name}`, path)}, ${list.while}, ${quote(path)}, ${quote(ruleOf(type))})`;
  const own = locals.name(`last${pascal(name)}`);
  texts.set(name, own);
  m.line(`const ${own} = ${last};`, `const ${first} = value.${list.name}?.length > 0 ? ${list.while} : ${own};`);
  return first;
}

/** Writes a field. Gives what says how many bytes it took, as long as nothing else is written. */
function writeMeasuring(part: Part, field: Field, locals: Locals, names: Names): string {
  const start = locals.name(`${field.name}Start`);
  part.module.line(`const ${start} = w.position;`);
  writeField(part, field, locals, names);
  return `(w.position - ${start})`;
}

function writeMeasured(part: Part, field: Field, measured: MeasuredField, locals: Locals, names: Names): void {
  const { module: m } = part;
  const { name } = field;
  const write = nestedWrite(part, name, direct(part.schema, field.type), `value.${name}`, names);
  let text = locals.name(`${name}Count`);
  if (measured.measure === 'countOf') m.line(`const ${text} = ${write};`);
  else {
    const start = locals.name(`${name}Start`);
    text = `w.position - ${start}`;
    m.line(`const ${start} = w.position;`, `${write};`);
  }
  const checked = slotNumber(part, measured.type, text, `${part.path}.${measured.field}`);
  const order = measured.type.type.kind === 'enum' ? undefined : measured.type.type.order;
  m.line(writeUint(m, derivedBits(measured.type), measured.place ?? '0', checked, order));
}

/** Names as they stand in the value; derived fields as the locals that hold them. */
export function valueNames(
  part: Part,
  node: Struct,
  texts: ReadonlyMap<string, string>,
  sizes: ReadonlyMap<string, string> = new Map(),
): Names {
  const optional = new Set(node.fields.filter(({ type }) => isOptional(type)).map(({ name }) => name));
  return {
    of(op, name) {
      switch (op) {
        case 'given':
          return `given.${name}`;
        case 'sizeOf':
          return sizes.get(name) ?? sizeAhead(part, name, fieldOf(node, name).type, `value.${name}`, this);
        case 'countOf':
          return countText(part, node, name, checkedList(part, node, name));
        case 'tagOf':
          return tagText(part, fieldOf(node, name), `value.${name}`);
        default: {
          const known = texts.get(name);
          const field = node.fields.find((of) => of.name === name);
          if (known !== undefined) return known;
          const follows = field?.type.kind === 'derived' || field?.type.kind === 'computed';
          return follows ? emitExpression(part.module, field.type.from, this) : `value.${name}`;
        }
      }
    },
    optional: (op, name) => op === 'field' && optional.has(name),
  };
}

/** A list or record whose items are counted before it is written. */
function checkedList({ module: m, schema, path }: Part, node: Struct, name: string): string {
  const found = nodeAt(schema, node, name);
  if (found?.kind !== 'list') return `value.${name}`;
  return `${m.use('checkArray')}(value.${name}, ${quote(`${path}.${name}`)}, ${quote(ruleOf(found))})`;
}

function tagText(part: Part, field: Field, value: string): string {
  const inner = unwrap(field.type);
  if (inner.kind !== 'ref') return `tagOf${childPart(part, field.name, inner).name}(${value})`;
  const callee = typeOf(part.schema, inner.type);
  return `${part.module.use(`tagOf${pascal(callee.localName)}`, fileOf(part.schema, part.owner, callee.name))}(${value})`;
}

function unwrap(node: Node): Node {
  return node.kind === 'sized' || node.kind === 'prefixed' ? unwrap(node.type) : node;
}

function writeField(part: Part, field: Field, locals: Locals, names: Names): void {
  const { module: m } = part;
  const { name, type } = field;
  const path = `${part.path}.${name}`;
  const value = `value.${name}`;
  if (type.kind === 'when') {
    const condition = emitExpression(m, type.condition, names);
    const check = mayBeUndefined(part.schema, type.type) ? 'isWanted' : 'isPresent';
    m.line(`if (${m.use(check)}(${value}, ${condition}, ${quote(path)}, ${quote(ruleOf(type))})) {`);
    writeNode(part, name, type.type, value, locals, names, path);
    m.line('}');
  } else if (type.kind === 'ifMore') {
    m.line(`if (${value} !== undefined) {`);
    writeNode(part, name, type.type, value, locals, names, path);
    m.line('}');
  } else writeNode(part, name, direct(part.schema, type), value, locals, names, path);
}

type Spellings = Extract<Node, { kind: 'spellings' }>;

/** Emits the choice of the first spelling that holds the number: the head to store, by name. */
function chooseSpelling(part: Part, name: string, node: Spellings, locals: Locals, texts: Map<string, string>): string {
  const { module: m } = part;
  const place = `${quote(`${part.path}.${name}`)}, ${quote(ruleOf(node))}`;
  const head = locals.name(`${name}Head`);
  const number = locals.name(`${name}Number`);
  texts.set(name, number);
  const { least, most } = spelledRange(node);
  m.line(`const ${number} = ${m.use('checkUint')}(value.${name}, ${least}, ${most}, ${place});`);
  const text = chosenText(choices(node, number), (of) => String(of.escape ?? shifted(number, node.plus)));
  m.line(`const ${head} = ${text};`);
  return head;
}

const shifted = (text: string, plus: number): string => (plus === 0 ? text : `${text} - ${plus}`);

function writeTail(
  part: Part,
  field: Field,
  firsts: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string>,
): void {
  const { module: m } = part;
  if (field.type.kind !== 'spellings') return;
  const number = texts.get(field.name) ?? '';
  const head = firsts.get(field.name) ?? '';
  const tails = choices(field.type, number).filter(({ tail }) => tail !== undefined);
  for (const [index, { escape: announcing, tail, plus }] of tails.entries()) {
    if (tail === undefined) continue;
    const value = shifted(number, plus);
    m.line(`${index > 0 ? 'else ' : ''}if (${head} === ${announcing}) {`);
    m.line(`const tail = w.reserve(${tail.bits / 8});`, writeUint(m, tail.bits, 'tail', value, tail.order), '}');
  }
}
