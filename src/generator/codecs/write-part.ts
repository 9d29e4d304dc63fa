import type { Interned, Node } from '../../schema/model.js';
import { writeAnnounced } from './announced.js';
import { emitCollapsed, headText, valueTypeName, wholeText } from './interned.js';
import { Locals } from './locals.js';
import { ruleOf } from './lookup.js';
import { quote, tableName } from './names.js';
import { writeOverlay } from './overlay.js';
import { handedOn, type Part, parameterNames, parametersOf } from './part.js';
import { sizeBody } from './size-part.js';
import { isMeasured, newTable } from './tables.js';
import { writeTrial } from './trial.js';
import { nestedWrite, writeNode } from './write.js';
import { emitRow, writeCalls } from './write-calls.js';
import { writeExtension } from './write-extension.js';
import { writeList } from './write-list.js';
import { writeRecord } from './write-record.js';
import { writeStruct } from './write-struct.js';
import { emitHostHelpers, emitTagOf, writeVariant } from './write-variant.js';

/** Emits `write…` and `size…` of a part. */
export function emitWrite(part: Part): void {
  const { module: m, name, node } = part;
  const more = parametersOf(part, 'write');
  m.useType('Writer');
  const result = node.kind === 'record' ? 'number' : 'void';
  const type = node.kind === 'extension' ? 'unknown' : valueTypeName(part);
  const value = isCollapsing(part) ? 'alone' : 'value';
  if (isCollapsing(part)) emitCollapsed(part);
  m.line(`export function write${name}(${['w: Writer', `${value}: ${type}`, ...more].join(', ')}): ${result} {`);
  enter(part, true);
  writeBody(part);
  m.line('}', '');
  emitSize(part, type, more);
  if (node.kind === 'variant' && node.values === 'kinds') emitTagOf(part, node);
  if (node.kind === 'variant') emitHostHelpers(part, node);
  if (node.kind === 'calls') emitRow(part, node);
}

const isCollapsing = ({ isRoot, owner }: Part): boolean => isRoot && owner.collapses !== undefined;

/** What depends on the values before it has the size that it takes to write it; its parts have none of their own. */
function emitSize(part: Part, type: string, more: readonly string[]): void {
  const { module: m, name, owner, schema } = part;
  if (isMeasured(schema, owner)) {
    if (!part.isRoot || owner.interned?.head === 'outer') return;
    const args = ['w', 'value', ...handedOn(part, 'write')].join(', ');
    m.line(
      '/** Writes it to measure it: what it holds enters the tables. Throws as encoding does. */',
      `export function size${name}(${[`value: ${type}`, ...more, `options?: ${m.useType('WriteOptions')}`].join(', ')}): number {`,
      `return ${m.use('measured')}((w) => ${writeCall(part, args)}, options);`,
      '}',
      '',
    );
    return;
  }
  m.line(`export function size${name}(${[`value: ${type}`, ...more].join(', ')}): number {`);
  enter(part, false);
  sizeBody(part);
  m.line('}', '');
}

const writeCall = ({ name, node }: Part, args: string): string =>
  node.kind === 'record' ? `void write${name}(${args})` : `write${name}(${args})`;

/** Opens the tables of a scope, counts the nesting, and enters the value into its table. */
function enter(part: Part, writing: boolean): void {
  const { module: m, owner, path } = part;
  if (!part.isRoot) {
    if (writing) checkKind(part);
    return;
  }
  for (const table of owner.scopeOf ?? []) {
    m.line(`const ${tableName(table)} = ${newTable(part.schema, owner, table, m)};`);
  }
  if (owner.nests === true && writing) {
    m.line(`${m.use('checkDepth')}(depth, w.limits.depth, 0, ${quote(path)}, ${quote(owner.layoutRule)});`);
  }
  if (writing) checkKind(part);
  if (owner.remember !== undefined) m.line(`${tableName(owner.remember)}.add(value);`);
  if (owner.interned !== undefined) enterTable(part, owner.interned);
}

/** Emits the check that a value is of the JavaScript kind that is written: its parts are asked for without looking. */
function checkKind(part: Part): void {
  const { module: m, node, path, owner, isRoot, name } = part;
  const check = (of: string, ...more: string[]) =>
    m.line(`${m.use(of)}(${['value', ...more, quote(path), quote(ruleOf(node))].join(', ')});`);
  if (node.kind === 'list') {
    if (node.until !== 'head') check('checkArray');
  } else if (node.kind === 'record' || node.kind === 'overlay') check('checkPlain');
  else if (node.kind !== 'struct') return;
  else if (!isRoot || owner.label !== 'class') check('checkPlain');
  else if (owner.collapses === undefined && owner.interned?.head !== 'outer') check('checkInstance', name);
}

/** Emits the pointer to a value that is in its table already, or the head of one that is not. */
function enterTable(part: Part, { table, head, key, unlessEmpty, rule }: Interned): void {
  const { module: m, node, path, owner } = part;
  const name = tableName(table);
  const place = `${quote(path)}, ${quote(rule ?? owner.layoutRule)}`;
  const value = isCollapsing(part) ? 'alone' : 'value';
  if (head === 'outer') {
    m.line('if (head % 2 === 0) return;');
    return;
  }
  const locals = new Locals(['w', 'value', 'given', 'depth', 'index']);
  const index = `${name}.indexOf(${value})`;
  m.line(`const index = ${unlessEmpty === true ? `${value} === '' ? -1 : ${index}` : index};`, 'if (index >= 0) {');
  writeAnnounced(part, head, 'index * 2', locals, place);
  m.line('return;', '}');
  if (key === 'identity') m.line(`${name}.add(${value});`);
  if (isCollapsing(part)) m.line(`const value = ${wholeText(part, 'alone')};`);
  if (head.kind === 'continued' && node.kind === 'utf8') return;
  writeAnnounced(part, head, headText(part), locals, place);
}

function writeBody(part: Part): void {
  const { module: m, node, path } = part;
  const locals = new Locals(['w', 'value', 'given', 'depth', 'index', 'head']);
  const { owner } = part;
  switch (node.kind) {
    case 'overlay':
      writeOverlay(part, node);
      return;
    case 'trial':
      writeTrial(part, node);
      return;
    case 'struct':
      writeStruct(part, node);
      if (part.isRoot && owner.interned?.key === 'content') m.line(`${tableName(owner.interned.table)}.add(value);`);
      return;
    case 'extension':
      writeExtension(part, node);
      return;
    case 'variant':
      writeVariant(part, node);
      return;
    case 'calls':
      writeCalls(part, node);
      return;
    case 'list':
      writeList(part, node);
      return;
    case 'record':
      writeRecord(part, node);
      return;
    default:
      if (part.isRoot && owner.interned !== undefined && node.kind === 'utf8') {
        writeInternedText(part, owner.interned, node);
        return;
      }
      if (node.kind === 'ref') m.line(`${nestedWrite(part, 'content', node, 'value', parameterNames)};`);
      else writeNode(part, 'content', node, 'value', locals, parameterNames, path);
  }
}

/** Text goes with its head, whose size depends on the bytes that the text takes. */
function writeInternedText(
  part: Part,
  { table, head, unlessEmpty }: Interned,
  node: Extract<Node, { kind: 'utf8' }>,
): void {
  const { module: m, path } = part;
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  if (typeof head === 'object' && head.kind === 'continued') {
    m.line(`${m.use('writeHeadedText')}(w, value, ${place});`);
  } else m.line(`${m.use('writeText')}(w, value, 0xffffffff, ${place});`);
  m.line(`${unlessEmpty === true ? "if (value !== '') " : ''}${tableName(table)}.add(value);`);
}
