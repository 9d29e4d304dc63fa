import type { Node } from '../../schema/model.js';
import { lastNumber } from './carried.js';
import { Cursor } from './cursor.js';
import { emitExpression } from './expressions.js';
import { readUint } from './integers.js';
import { ruleOf } from './lookup.js';
import { local, quote } from './names.js';
import { readOverlay } from './overlay.js';
import { ownArguments, type Part, parameterNames, parametersOf, tableName } from './part.js';
import { readNode } from './read.js';
import { readCalls } from './read-calls.js';
import { readStruct } from './read-struct.js';
import { readVariant } from './read-variant.js';
import { readTrial } from './trial.js';

/** Emits the function `read…` of a part; for lists and records also `fill…`, which reads into one that is there. */
export function emitRead(part: Part): void {
  const { module: m, name, node } = part;
  m.useType('Reader');
  m.useType('NeedMore');
  const parameters = ['r: Reader', ...parametersOf(part, 'read')];
  if (node.kind === 'list' || node.kind === 'record') emitFill(part, node);
  if (isOnlyFilled(part)) return;
  m.line(`export function read${name}(${parameters.join(', ')}): ${name} | NeedMore {`);
  enter(part);
  emitBody(part);
  m.line('}', '');
}

/** The last field of a remembered class is filled where it is: the instance enters its table before that. */
function isOnlyFilled({ isRoot, owner, path }: Part): boolean {
  if (isRoot || owner.remember === undefined || owner.type.kind !== 'struct') return false;
  return path === `${owner.name}.${owner.type.fields.at(-1)?.name}`;
}

/** Opens the tables of a scope, and counts the nesting. */
function enter(part: Part): void {
  const { module: m, owner, path } = part;
  if (!part.isRoot) return;
  const fills = part.node.kind === 'list' || part.node.kind === 'record';
  if (!fills) openTables(part);
  if (owner.nests !== true) return;
  const check = `${m.use('checkDepth')}(depth, r.limits.depth, r.position, ${quote(path)}, ${quote(owner.layoutRule)});`;
  m.line(check);
}

function openTables(part: Part): void {
  for (const table of part.isRoot ? (part.owner.scopeOf ?? []) : []) {
    part.module.line(`const ${tableName(table)}: object[] = [];`);
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
    case 'list':
    case 'record': {
      const remember = part.isRoot && owner.remember !== undefined;
      const target = `${node.kind}Value`;
      m.line(`const ${target}: ${name} = ${node.kind === 'list' ? '[]' : '{}'};`);
      if (remember) m.line(`${tableName(owner.remember ?? '')}.push(${target});`);
      m.line(`return fill${name}(${['r', target, ...ownArguments(part, parameterNames)].join(', ')});`);
      return;
    }
    default: {
      const at = new Cursor(m, 'reader', false, ['r', 'given', 'depth']);
      const text = readNode(part, 'content', node, at, parameterNames, part.path);
      at.toReader();
      m.line(`return ${text};`);
    }
  }
}

type Growing = Extract<Node, { kind: 'list' | 'record' }>;

function emitFill(part: Part, node: Growing): void {
  const { module: m, name, path } = part;
  const target = node.kind === 'list' ? 'list' : 'record';
  const parameters = ['r: Reader', `${target}: ${name}`, ...parametersOf(part, 'read')];
  m.line(`export function fill${name}(${parameters.join(', ')}): ${name} | NeedMore {`);
  openTables(part);
  const count = `${m.use('countElement')}(r, ${quote(path)}, ${quote(ruleOf(node))});`;
  if (node.kind === 'record') fillRecord(part, node, count);
  else fillList(part, node, count);
  m.line(`return ${target};`, '}', '');
}

function fillList(part: Part, node: Extract<Node, { kind: 'list' }>, countOne: string): void {
  const { module: m, path } = part;
  const at = new Cursor(m, 'reader', false, ['r', 'given', 'depth', 'list']);
  if (node.until === 'end') {
    m.line('while (r.position < r.end) {');
  } else if ('carries' in node.until) {
    fillCarried(part, node, node.until, countOne);
    return;
  } else if ('count' in node.until) {
    const { count } = node.until;
    at.need(count.bits / 8, path, ruleOf(node));
    m.line(`const count = ${readUint(m, count.bits, at.here, count.order)};`);
    at.advance(count.bits / 8);
    at.toReader();
    m.line('for (let index = 0; index < count; index++) {');
  } else {
    m.line(
      `const count = ${emitExpression(m, node.until.counted, parameterNames)};`,
      'for (let index = 0; index < count; index++) {',
    );
  }
  m.line(countOne);
  const inside = new Cursor(m, 'reader', false, ['r', 'given', 'depth', 'list', 'count', 'index']);
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
  const field = local(carries);
  m.line(`for (let next = ${field}; next === ${is}; next = ${lastNumber(part.schema, node)}) {`, countOne);
  const inside = new Cursor(m, 'reader', false, ['r', 'given', 'depth', 'list', 'next', field]);
  const item = readNode(part, 'item', node.item, inside, parameterNames, path);
  inside.toReader();
  m.line(`list.push(${item});`, '}');
}

/**
 * One loop a record: the name, then the terminator or the value. `__proto__` is a name like any other, but storing it
 * plainly would set the prototype.
 */
function fillRecord(part: Part, node: Extract<Node, { kind: 'record' }>, countOne: string): void {
  const { module: m, path } = part;
  const short = (at: string) => `return r.short(${at}, ${quote(path)}, ${quote(ruleOf(node))});`;
  const head = node.name.bits / 8;
  m.line(
    'for (;;) {',
    'const p = r.position;',
    `if (r.end - p < ${head}) ${short('p')}`,
    `const length = ${readUint(m, node.name.bits, 'p', node.name.order)};`,
    `const start = p + ${head};`,
    'if (length === 0) {',
    `if (r.end === start) ${short('start')}`,
    `if (r.view.getUint8(start) === ${node.terminator}) {`,
    'r.position = start + 1;',
    'break;',
    '}',
    '}',
    `if (r.end - start < length) ${short('start')}`,
    countOne,
    `const name = ${m.use('readName')}(r, start, start + length);`,
    'r.position = start + length;',
  );
  const inside = new Cursor(m, 'reader', false, ['r', 'given', 'depth', 'record', 'p', 'length', 'start', 'name']);
  const text = readNode(part, 'value', node.value, inside, parameterNames, path);
  inside.toReader();
  m.line(
    `if (length === 9 && name === '__proto__') ${m.use('defineOwn')}(record, name, ${text});`,
    `else record[name] = ${text};`,
    '}',
  );
}
