import type { Node } from '../../schema/model.js';
import { isFixedHead, mostOf, writeAnnounced } from './announced.js';
import { writeUint } from './integers.js';
import { Locals } from './locals.js';
import { ruleOf } from './lookup.js';
import { quote } from './names.js';
import { captureName, type Part, parameterNames } from './part.js';
import { typeText } from './types.js';
import { nestedWrite, prefixMax, writeNode } from './write.js';

/** The number of properties is the result, for those who announce it. */
export function writeRecord(part: Part, node: Extract<Node, { kind: 'record' }>): void {
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
