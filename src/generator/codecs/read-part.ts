import type { Head, Node } from '../../schema/model.js';
import { readAnnounced } from './announced.js';
import { lastNumber } from './carried.js';
import { Cursor } from './cursor.js';
import { emitExpression } from './expressions.js';
import { enterInterned, isInternedText, valueTypeName } from './interned.js';
import { ruleOf, typeOf } from './lookup.js';
import { pascal, quote, tableName } from './names.js';
import { readOverlay } from './overlay.js';
import { calleeArguments, captureName, handedOn, type Part, parameterNames, parametersOf } from './part.js';
import { fileOf } from './part-files.js';
import { readNameOf, readNode } from './read.js';
import { readCalls } from './read-calls.js';
import { filledFields, readStruct } from './read-struct.js';
import { readVariant } from './read-variant.js';
import { entriesType } from './tables.js';
import { readTrial } from './trial.js';

/** Emits the function `read…` of a part; for lists and records also `fill…`, which reads into one that is there. */
export function emitRead(part: Part): void {
  const { module: m, name, node } = part;
  m.useType('Reader');
  m.useType('NeedMore');
  const asName = part.isRoot && isInternedText(part.owner) ? ['isName = false'] : [];
  const parameters = ['r: Reader', ...parametersOf(part, 'read'), ...asName];
  if (node.kind === 'list' || node.kind === 'record') emitFill(part, node);
  if (isOnlyFilled(part)) return;
  m.line(`export function read${name}(${parameters.join(', ')}): ${resultType(part)} {`);
  enter(part);
  emitBody(part);
  m.line('}', '');
}

const resultType = (part: Part): string =>
  part.node.kind === 'extension' ? 'unknown' : `${valueTypeName(part)} | NeedMore`;

/** Growing fields are filled where they are: the instance enters its table before that. */
function isOnlyFilled(part: Part): boolean {
  const { isRoot, owner, node } = part;
  if (isRoot || owner.type.kind !== 'struct' || node.kind === 'extension') return false;
  const filled = filledFields({ ...part, isRoot: true }, owner.type);
  return filled.some(({ name }) => part.place === `${owner.name} ${name}`);
}

/** Opens the tables of a scope, and counts the nesting. */
function enter(part: Part): void {
  const { module: m, owner, path } = part;
  if (!part.isRoot) return;
  const fills = part.node.kind === 'list' || part.node.kind === 'record';
  if (!fills) openTables(part);
  if (owner.nests === true) {
    const check = `${m.use('checkDepth')}(depth, r.limits.depth, r.position, ${quote(path)}, ${quote(owner.layoutRule)});`;
    m.line(check);
  }
  if (owner.interned !== undefined) enterInterned(part, owner.interned);
}

function openTables(part: Part): void {
  for (const table of part.isRoot ? (part.owner.scopeOf ?? []) : []) {
    part.module.line(`const ${tableName(table)}: ${entriesType(part.schema, part.owner, table, part.module)} = [];`);
  }
}

function emitBody(part: Part): void {
  const { module: m, name, node, owner } = part;
  switch (node.kind) {
    case 'overlay':
      readOverlay(part, node);
      return;
    case 'trial':
      readTrial(part, node);
      return;
    case 'struct':
      readStruct(part, node);
      return;
    case 'variant':
      readVariant(part, node);
      return;
    case 'calls':
      readCalls(part, node);
      return;
    case 'extension':
      readExtension(part, node);
      return;
    case 'list':
    case 'record': {
      const remember = part.isRoot ? (owner.remember ?? owner.interned?.table) : undefined;
      const target = `${node.kind}Value`;
      m.line(`const ${target}: ${name} = ${node.kind === 'list' ? '[]' : '{}'};`);
      if (remember !== undefined) m.line(`${tableName(remember)}.push(${target});`);
      const count = isHeadCounted(part) ? ['head >>> 1'] : [];
      const first = node.kind === 'record' ? firstName(part, node) : [];
      m.line(`return fill${name}(${['r', target, ...count, ...first, ...handedOn(part, 'read')].join(', ')});`);
      return;
    }
    default: {
      const at = new Cursor(m, 'reader', false, ['r', 'given', 'depth', ...part.captures.map(captureName)]);
      const text = readNode(part, 'content', node, at, parameterNames, part.path);
      at.toReader();
      enterContent(part, text);
    }
  }
}

const isHeadCounted = ({ isRoot, node }: Part): boolean => isRoot && node.kind === 'list' && node.until === 'head';

/** What is interned and holds nothing else enters its table once it is read. */
function enterContent({ module: m, owner, isRoot }: Part, text: string): void {
  if (!isRoot || owner.interned === undefined) {
    m.line(`return ${text};`);
    return;
  }
  const push = `${tableName(owner.interned.table)}.push(${text});`;
  m.line(owner.interned.unlessEmpty === true ? `if (${text} !== '') ${push}` : push, `return ${text};`);
}

/** Reads the first name of a record whose names are a type of their own. */
function firstName(part: Part, node: Extract<Node, { kind: 'record' }>): string[] {
  if (node.name.kind !== 'ref') return [];
  const at = new Cursor(part.module, 'reader', false, ['r', 'given', 'depth', 'recordValue']);
  const text = readNameOf(part, 'firstName', node.name, at, parameterNames, part.path);
  at.toReader();
  return [text];
}

type Growing = Extract<Node, { kind: 'list' | 'record' }>;

function emitFill(part: Part, node: Growing): void {
  const { module: m, name, path } = part;
  const target = node.kind === 'list' ? 'list' : 'record';
  const count = isHeadCounted(part) ? ['count: number'] : [];
  const first = node.kind === 'record' && node.name.kind === 'ref' ? ['firstName: string'] : [];
  const parameters = ['r: Reader', `${target}: ${name}`, ...count, ...first, ...parametersOf(part, 'read')];
  m.line(`export function fill${name}(${parameters.join(', ')}): ${name} | NeedMore {`);
  openTables(part);
  // A continued length has moved the reader by the time it is known whether there is an element.
  const begin = node.kind === 'record' && node.name.kind === 'continued' ? ', begin' : '';
  const countOne = `${m.use('countElement')}(r, ${quote(path)}, ${quote(ruleOf(node))}${begin});`;
  if (node.kind === 'list') fillList(part, node, countOne);
  else if (node.name.kind === 'ref') fillNamed(part, node, node.name, countOne);
  else fillRecord(part, node, node.name, countOne);
  m.line(`return ${target};`, '}', '');
}

function fillList(part: Part, node: Extract<Node, { kind: 'list' }>, countOne: string): void {
  const { module: m, path } = part;
  const captures = part.captures.map(captureName);
  const at = new Cursor(m, 'reader', false, ['r', 'given', 'depth', 'list', ...captures]);
  if (node.until === 'end') {
    m.line('while (r.position < r.end) {');
  } else if (typeof node.until === 'object' && 'carries' in node.until) {
    fillCarried(part, node, node.until, countOne);
    return;
  } else {
    if (typeof node.until === 'object' && 'count' in node.until) {
      readAnnounced(part, 'count', node.until.count, at, path);
      at.toReader();
    } else if (part.isRoot && typeof node.until === 'object') {
      m.line(`const count = ${emitExpression(m, node.until.counted, parameterNames)};`);
    }
    m.line('for (let index = 0; index < count; index++) {');
  }
  m.line(countOne);
  const inside = new Cursor(m, 'reader', false, ['r', 'given', 'depth', 'list', 'count', 'index', ...captures]);
  const item = readNode(part, 'item', node.item, inside, parameterNames, path);
  inside.toReader();
  m.line(`list.push(${item});`, '}');
}

/** Each item ends with the number that says whether another one follows. */
function fillCarried(
  part: Part,
  node: Extract<Node, { kind: 'list' }>,
  { carries, while: is }: { readonly carries: string; readonly while: number },
  countOne: string,
): void {
  const { module: m, path } = part;
  const field = captureName(carries);
  m.line(`for (let next = ${field}; next === ${is}; next = ${lastNumber(part.schema, node)}) {`, countOne);
  const inside = new Cursor(m, 'reader', false, [
    'r',
    'given',
    'depth',
    'list',
    'next',
    ...part.captures.map(captureName),
  ]);
  const item = readNode(part, 'item', node.item, inside, parameterNames, path);
  inside.toReader();
  m.line(`list.push(${item});`, '}');
}

/**
 * One loop a record: the name, then the terminator or the value. `__proto__` is a name like any other, but storing it
 * plainly would set the prototype.
 */
function fillRecord(part: Part, node: RecordNode, name: Head, countOne: string): void {
  const { module: m, path } = part;
  const short = (at: string) => `return r.short(${at}, ${quote(path)}, ${quote(ruleOf(node))});`;
  m.line('for (;;) {');
  if (name.kind === 'continued') m.line('const begin = r.position;');
  const at = new Cursor(m, 'reader', false, [
    'r',
    'given',
    'depth',
    'record',
    'name',
    'start',
    ...part.captures.map(captureName),
  ]);
  const length = readAnnounced(part, 'length', name, at, path);
  const start = at.here.includes(' ') ? 'start' : at.here;
  if (start === 'start') m.line(`const start = ${at.here};`);
  if (node.terminator === undefined) {
    m.line(`if (${length} === 0) {`, `r.position = ${start};`, 'break;', '}');
  } else {
    m.line(
      `if (${length} === 0) {`,
      `if (r.end === ${start}) ${short(start)}`,
      `if (r.view.getUint8(${start}) === ${node.terminator}) {`,
      `r.position = ${start} + 1;`,
      'break;',
      '}',
      '}',
    );
  }
  m.line(
    `if (r.end - ${start} < ${length}) ${short(start)}`,
    countOne,
    `const name = ${m.use('readName')}(r, ${start}, ${start} + ${length});`,
  );
  at.jump(`${start} + ${length}`);
  storeValue(part, node, at, `${length} === 9 && `);
  m.line('}');
}

/** The same where each name is of a type of text, the first of which has been read: an empty one is the end. */
function fillNamed(part: Part, node: RecordNode, name: Extract<Node, { kind: 'ref' }>, countOne: string): void {
  const { module: m, path } = part;
  m.line("for (let name = firstName; name !== ''; ) {", countOne);
  storeValue(part, node, new Cursor(m, 'reader', false, ['r', 'given', 'depth', 'record', 'name', 'firstName']), '');
  const at = new Cursor(m, 'reader', false, ['r', 'given', 'depth', 'record', 'name', 'firstName', 'valueField']);
  const next = readNameOf(part, 'nextName', name, at, parameterNames, path);
  at.toReader();
  m.line(`name = ${next};`, '}');
}

function storeValue(part: Part, node: RecordNode, at: Cursor, isLikely: string): void {
  const { module: m, path } = part;
  const text = readNode(part, 'value', node.value, at, parameterNames, path);
  at.toReader();
  m.line(
    `if (${isLikely}name === '__proto__') ${m.use('defineOwn')}(record, name, ${text});`,
    `else record[name] = ${text};`,
  );
}

type RecordNode = Extract<Node, { kind: 'record' }>;

/** One switch on the name; others are for the caller's codecs. */
function readExtension(part: Part, node: Extract<Node, { kind: 'extension' }>): void {
  const { module: m, schema, owner, path } = part;
  const read = (name: string, reader: string) => {
    const callee = typeOf(schema, name);
    const call = m.use(`read${pascal(callee.localName)}`, fileOf(schema, owner, name));
    return `${call}(${[reader, ...calleeArguments(owner, callee, undefined)].join(', ')})`;
  };
  m.line('switch (extension) {');
  for (const type of new Set(Object.values(node.types))) {
    for (const [name, of] of Object.entries(node.types)) if (of === type) m.line(`case ${quote(name)}:`);
    m.line(`return ${read(type, 'r')};`);
  }
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  m.line(
    'default:',
    `return ${m.use('readExtension')}(r, extension, (inner) => ${read(node.inner, 'inner')}, ${place});`,
    '}',
  );
}
