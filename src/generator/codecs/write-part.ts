import type { Interned, Node } from '../../schema/model.js';
import { isFixedHead, mostOf, sizeAnnounced, writeAnnounced } from './announced.js';
import { emitExpression } from './expressions.js';
import { writeUint } from './integers.js';
import { emitCollapsed, headText, valueTypeName, wholeText } from './interned.js';
import { Locals } from './locals.js';
import { ruleOf, typeOf } from './lookup.js';
import { pascal, quote } from './names.js';
import { writeOverlay } from './overlay.js';
import { calleeArguments, captureName, handedOn, type Part, parameterNames, parametersOf, tableName } from './part.js';
import { fileOf } from './part-files.js';
import { sizeStruct, sizeText } from './size.js';
import { isMeasured, newTable } from './tables.js';
import { sizeTrial, writeTrial } from './trial.js';
import { typeText } from './types.js';
import { nestedWrite, prefixMax, writeNode } from './write.js';
import { emitRow, sizeCalls, writeCalls } from './write-calls.js';
import { valueNames, writeStruct } from './write-struct.js';
import { emitHostHelpers, emitTagOf, sizeVariant, writeVariant } from './write-variant.js';

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

function writeExtension(part: Part, node: Extract<Node, { kind: 'extension' }>): void {
  const { module: m, schema, owner, path } = part;
  const write = (name: string, writer: string, value: string) => {
    const callee = typeOf(schema, name);
    const file = fileOf(schema, owner, name);
    const type = m.useType(valueTypeName({ name: pascal(callee.localName), owner: callee, isRoot: true }), file);
    const args = [writer, `${value} as ${type}`, ...calleeArguments(owner, callee, undefined)];
    return `${m.use(`write${pascal(callee.localName)}`, file)}(${args.join(', ')})`;
  };
  m.line('switch (extension) {');
  for (const type of new Set(Object.values(node.types))) {
    for (const [name, of] of Object.entries(node.types)) if (of === type) m.line(`case ${quote(name)}:`);
    expectStruct(part, type);
    m.line(`${write(type, 'w', 'value')};`, 'return;');
  }
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  m.line(
    'default:',
    `${m.use('writeExtension')}(w, extension, value, (writer, inner) => ${write(node.inner, 'writer', 'inner')}, ${place});`,
    '}',
  );
}

/** What an extension holds has no type of its own: a struct is one only if its name has chosen it. */
function expectStruct({ module: m, schema }: Part, type: string): void {
  const { type: node, interned, label, localName, layoutRule } = typeOf(schema, type);
  if (node.kind !== 'struct' || interned !== undefined) return;
  const kind = label === 'kind' ? ` || !('kind' in value) || value.kind !== ${quote(localName)}` : '';
  const place = `${quote(type)}, ${quote(layoutRule)}`;
  m.line(
    `if (typeof value !== 'object' || value === null${kind} || !${m.use('isPlain')}(value)) throw ${m.use('wrongType')}(${quote(`a value of ${type}`)}, value, ${place});`,
  );
}

function writeList(part: Part, node: Extract<Node, { kind: 'list' }>): void {
  const { module: m, path } = part;
  if (typeof node.until === 'object') {
    const rule = quote(ruleOf(node));
    if ('count' in node.until) {
      const { count } = node.until;
      const place = `${quote(path)}, ${rule}`;
      if (isFixedHead(count)) {
        const least = count.min === undefined ? '' : `, ${count.min}`;
        const checked = `${m.use('checkPrefix')}(value.length, ${mostOf(count)}, ${place}${least})`;
        m.line(`const p = w.reserve(${count.bits / 8});`, writeUint(m, count.bits, 'p', checked, count.order));
      } else writeAnnounced(part, count, 'value.length', new Locals(['w', 'value', 'item', 'given', 'depth']), place);
    } else if ('counted' in node.until) {
      const counted = part.isRoot ? emitExpression(m, node.until.counted, parameterNames) : 'count';
      m.line(`${m.use('checkLength')}(value.length, ${counted}, ${quote(path)}, ${rule});`);
    }
  }
  if (typeof node.until === 'object' && 'carries' in node.until) {
    writeCarried(part, node, node.until);
    return;
  }
  m.line('for (const item of value) {');
  writeNode(
    part,
    'item',
    node.item,
    'item',
    new Locals(['p', 'w', 'value', 'item', 'depth', 'given', 'count', ...part.captures.map(captureName)]),
    parameterNames,
    path,
  );
  m.line('}');
}

/** An item leaves the bits of its last number open; the list knows what comes next. */
function writeCarried(
  part: Part,
  node: Extract<Node, { kind: 'list' }>,
  { carries, while: is }: { readonly carries: string; readonly while: number },
): void {
  const { module: m, path } = part;
  const names = ['p', 'w', 'value', 'item', 'depth', 'given', 'left', ...part.captures.map(captureName)];
  m.line('let left = value.length;', 'for (const item of value) {');
  writeNode(part, 'item', node.item, 'item', new Locals(names), parameterNames, path);
  m.line(
    'left--;',
    `w.bytes[w.position - 1] = (w.bytes[w.position - 1] ?? 0) | (left > 0 ? ${is} : ${captureName(carries)});`,
  );
  m.line('}');
}

/** The number of properties is the result, for those who announce it. */
function writeRecord(part: Part, node: Extract<Node, { kind: 'record' }>): void {
  const { module: m, path } = part;
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  const item = typeText(part, 'value', node.value);
  m.line('let count = 0;', 'for (const name in value) {', `if (!${m.use('isOwn')}(value, name)) continue;`);
  m.line('count++;');
  const captures = part.captures.map(captureName);
  const used = ['p', 'w', 'value', 'name', 'head', 'length', 'depth', 'given', 'item', 'count', 'end', ...captures];
  const locals = new Locals(used);
  writeName(part, node, locals, place);
  m.line(`const item = value[name] as ${item};`);
  writeNode(part, 'value', node.value, 'item', locals, parameterNames, path);
  m.line('}');
  writeEnd(part, node, locals, place);
  m.line('return count;');
}

function writeName(part: Part, node: Extract<Node, { kind: 'record' }>, locals: Locals, place: string): void {
  const { module: m } = part;
  const { name, terminator } = node;
  if (terminator === undefined) m.line(`if (name === '') throw ${m.use('emptyName')}(${place});`);
  if (name.kind === 'ref') {
    m.line(`${nestedWrite(part, 'name', name, 'name', parameterNames)};`);
  } else if (!isFixedHead(name)) {
    writeAnnounced(part, name, `${m.use('utf8Length')}(name)`, locals, place);
    m.line(`${m.use('writePropertyName')}(w, name, ${mostOf(name)}, ${place});`);
  } else if (name.bits === 16 && (name.order ?? 'big') === 'big') {
    m.line(`${m.use('writeName16')}(w, name, ${place});`);
  } else {
    m.line(`const head = w.reserve(${name.bits / 8});`);
    m.line(`const length = ${m.use('writePropertyName')}(w, name, ${prefixMax(name.bits)}, ${place});`);
    m.line(writeUint(m, name.bits, 'head', 'length', name.order));
  }
}

function writeEnd(
  part: Part,
  { name, terminator }: Extract<Node, { kind: 'record' }>,
  locals: Locals,
  place: string,
): void {
  const { module: m } = part;
  if (name.kind !== 'ref' && isFixedHead(name)) {
    const bytes = name.bits / 8;
    m.line(`const end = w.reserve(${bytes + (terminator === undefined ? 0 : 1)});`);
    m.line(writeUint(m, name.bits, 'end', '0', name.order));
    if (terminator !== undefined) m.line(`w.bytes[end + ${bytes}] = ${terminator};`);
    return;
  }
  if (name.kind === 'ref') m.line(`${nestedWrite(part, 'name', name, "''", parameterNames)};`);
  else writeAnnounced(part, name, '0', locals, place);
  if (terminator !== undefined) m.line(`${m.use('writeByte')}(w, ${terminator});`);
}

function sizeBody(part: Part): void {
  const { module: m, node } = part;
  switch (node.kind) {
    case 'overlay':
      m.line(`return ${node.size};`);
      return;
    case 'trial':
      sizeTrial(part, node);
      return;
    case 'struct':
      sizeStruct(part, node.fields, valueNames(part, node, new Map()));
      return;
    case 'variant':
      sizeVariant(part, node);
      return;
    case 'calls':
      sizeCalls(part, node);
      return;
    case 'list': {
      const { until } = node;
      const head =
        typeof until === 'object' && 'count' in until ? sizeAnnounced(part, until.count, 'value.length') : '0';
      m.line(`let size = ${head};`);
      m.line(
        `for (const item of value) size += ${sizeText(part, 'item', node.item, 'item', parameterNames)};`,
        'return size;',
      );
      return;
    }
    case 'record': {
      const { name, terminator } = node;
      const size = (text: string, length: string) =>
        name.kind === 'ref' ? sizeText(part, 'name', name, text, parameterNames) : sizeAnnounced(part, name, length);
      const heading =
        name.kind === 'ref' ? size('name', '') : `${size('', 'utf8Length(name)')} + ${m.use('utf8Length')}(name)`;
      m.line(
        `let size = ${sum(size("''", '0'), terminator === undefined ? 0 : 1)};`,
        'for (const name in value) {',
        `if (!${m.use('isOwn')}(value, name)) continue;`,
      );
      m.line(`const item = value[name] as ${typeText(part, 'value', node.value)};`);
      m.line(`size += ${heading} + ${sizeText(part, 'value', node.value, 'item', parameterNames)};`);
      m.line('}', 'return size;');
      return;
    }
    default:
      m.line(`return ${sizeText(part, 'content', node, 'value', parameterNames)};`);
  }
}

const sum = (text: string, more: number): string =>
  /^\d+$/.test(text) ? String(Number(text) + more) : `${text} + ${more}`;
