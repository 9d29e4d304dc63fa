import type { Node } from '../../schema/model.js';
import { emitExpression } from './expressions.js';
import { writeUint } from './integers.js';
import { Locals } from './locals.js';
import { ruleOf } from './lookup.js';
import { local, quote } from './names.js';
import { writeOverlay } from './overlay.js';
import { type Part, parameterNames, parametersOf, tableName } from './part.js';
import { sizeStruct, sizeText } from './size.js';
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
  m.line(`export function write${name}(${['w: Writer', `value: ${name}`, ...more].join(', ')}): ${result} {`);
  enter(part, true);
  writeBody(part);
  m.line('}', '');
  m.line(`export function size${name}(${[`value: ${name}`, ...more].join(', ')}): number {`);
  enter(part, false);
  sizeBody(part);
  m.line('}', '');
  if (node.kind === 'variant' && node.values === 'kinds') emitTagOf(part, node);
  if (node.kind === 'variant') emitHostHelpers(part, node);
  if (node.kind === 'calls') emitRow(part, node);
}

/** Opens the tables of a scope, counts the nesting, and enters the value into its table. */
function enter(part: Part, writing: boolean): void {
  const { module: m, owner, path } = part;
  if (!part.isRoot) return;
  for (const table of owner.scopeOf ?? []) m.line(`const ${tableName(table)} = new ${m.use('References')}();`);
  if (owner.nests === true && writing) {
    m.line(`${m.use('checkDepth')}(depth, w.limits.depth, 0, ${quote(path)}, ${quote(owner.layoutRule)});`);
  }
  if (owner.remember !== undefined) m.line(`${tableName(owner.remember)}.add(value);`);
}

function writeBody(part: Part): void {
  const { module: m, node, path } = part;
  const locals = new Locals(['w', 'value', 'given', 'depth']);
  switch (node.kind) {
    case 'overlay':
      writeOverlay(part, node);
      return;
    case 'trial':
      writeTrial(part, node);
      return;
    case 'struct':
      writeStruct(part, node);
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
      if (node.kind === 'ref') m.line(`${nestedWrite(part, 'content', node, 'value', parameterNames)};`);
      else writeNode(part, 'content', node, 'value', locals, parameterNames, path);
  }
}

function writeList(part: Part, node: Extract<Node, { kind: 'list' }>): void {
  const { module: m, path } = part;
  if (node.until !== 'end') {
    const rule = quote(ruleOf(node));
    if ('count' in node.until) {
      const { bits, order } = node.until.count;
      const count = `${m.use('checkPrefix')}(value.length, ${prefixMax(bits)}, ${quote(path)}, ${rule})`;
      m.line(`const p = w.reserve(${bits / 8});`, writeUint(m, bits, 'p', count, order));
    } else if ('counted' in node.until) {
      const counted = emitExpression(m, node.until.counted, parameterNames);
      m.line(`${m.use('checkLength')}(value.length, ${counted}, ${quote(path)}, ${rule});`);
    }
  }
  if (node.until !== 'end' && 'carries' in node.until) {
    writeCarried(part, node, node.until);
    return;
  }
  m.line('for (const item of value) {');
  writeNode(
    part,
    'item',
    node.item,
    'item',
    new Locals(['p', 'w', 'value', 'item', 'depth', 'given']),
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
  const names = ['p', 'w', 'value', 'item', 'depth', 'given', 'left', local(carries)];
  m.line('let left = value.length;', 'for (const item of value) {');
  writeNode(part, 'item', node.item, 'item', new Locals(names), parameterNames, path);
  m.line(
    'left--;',
    `w.bytes[w.position - 1] = (w.bytes[w.position - 1] ?? 0) | (left > 0 ? ${is} : ${local(carries)});`,
  );
  m.line('}');
}

/** The number of properties is the result, for those who announce it. */
function writeRecord(part: Part, node: Extract<Node, { kind: 'record' }>): void {
  const { module: m, path } = part;
  const { bits, order } = node.name;
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  const item = typeText(part, 'value', node.value);
  m.line('let count = 0;', 'for (const name in value) {', `if (!${m.use('isOwn')}(value, name)) continue;`);
  m.line('count++;');
  if (bits === 16 && (order ?? 'big') === 'big') m.line(`${m.use('writeName16')}(w, name, ${place});`);
  else {
    m.line(`const head = w.reserve(${bits / 8});`);
    m.line(`const length = ${m.use('writePropertyName')}(w, name, ${prefixMax(bits)}, ${place});`);
    m.line(writeUint(m, bits, 'head', 'length', order));
  }
  const locals = new Locals(['p', 'w', 'value', 'name', 'head', 'length', 'depth', 'given', 'item', 'count']);
  m.line(`const item = value[name] as ${item};`);
  writeNode(part, 'value', node.value, 'item', locals, parameterNames, path);
  m.line('}', `const end = w.reserve(${bits / 8 + 1});`);
  m.line(writeUint(m, bits, 'end', '0', order), `w.bytes[end + ${bits / 8}] = ${node.terminator};`, 'return count;');
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
      const head = node.until !== 'end' && 'count' in node.until ? node.until.count.bits / 8 : 0;
      m.line(`let size = ${head};`);
      m.line(
        `for (const item of value) size += ${sizeText(part, 'item', node.item, 'item', parameterNames)};`,
        'return size;',
      );
      return;
    }
    case 'record': {
      const head = node.name.bits / 8;
      m.line(
        `let size = ${head + 1};`,
        'for (const name in value) {',
        `if (!${m.use('isOwn')}(value, name)) continue;`,
      );
      m.line(`const item = value[name] as ${typeText(part, 'value', node.value)};`);
      m.line(
        `size += ${head} + ${m.use('utf8Length')}(name) + ${sizeText(part, 'value', node.value, 'item', parameterNames)};`,
      );
      m.line('}', 'return size;');
      return;
    }
    default:
      m.line(`return ${sizeText(part, 'content', node, 'value', parameterNames)};`);
  }
}
