import { takesIndex } from '../../schema/counted.js';
import type { Case, Node } from '../../schema/model.js';
import { isFixedHead, readAnnounced } from './announced.js';
import { Cursor } from './cursor.js';
import { emitExpression } from './expressions.js';
import { readUint } from './integers.js';
import { direct, isComposite, ruleOf } from './lookup.js';
import { quote, tableName } from './names.js';
import { captureName, type Part, parameterNames } from './part.js';
import { nestedRead, readNode } from './read.js';
import { readField } from './read-run.js';

type Variant = Extract<Node, { kind: 'variant' }>;

/** Emits the body of a variant's read function: one switch on the tag. */
export function readVariant(part: Part, node: Variant): void {
  const { module: m, path } = part;
  const rule = quote(ruleOf(node));
  const start = new Cursor(m, 'reader', false, ['r', 'given', 'depth', 'p', 'tag', ...part.captures.map(captureName)]);
  if ('marker' in node.tag) {
    const { marker } = node.tag;
    start.need(marker.bits / 8, path, part.owner.layoutRule);
    m.line(`const tag = ${readUint(m, marker.bits, start.here, marker.order)};`);
    start.advance(marker.bits / 8);
  }
  if ('peek' in node.tag) peekTag(part, node.tag.peek.bits, start);
  const tag = 'on' in node.tag ? emitExpression(m, node.tag.on, parameterNames) : 'tag';
  const tagPlace = 'marker' in node.tag ? 'p' : 'r.position';
  m.line(`switch (${tag}) {`);
  const style = 'marker' in node.tag ? 16 : 10;
  const isComplete = 'peek' in node.tag && node.cases.length === 2 ** node.tag.peek.bits;
  for (const [at, of] of node.cases.entries()) {
    const isRest = isComplete && at === node.cases.length - 1;
    readCase(part, node, of, isRest ? 'default' : `case ${tagNumber(of.tag, style)}`, start.fork());
  }
  for (const { name, tag, rule: refusal } of node.refused ?? []) {
    m.line(
      `case ${tagNumber(tag, style)}:`,
      `throw ${m.use('refusedTag')}(${quote(name)}, ${tagPlace}, ${quote(path)}, ${quote(refusal)});`,
    );
  }
  if (isComplete) {
    m.line('}');
    return;
  }
  m.line('default:');
  if (node.else === undefined) m.line(`throw ${m.use('unknownTag')}(${tag}, ${tagPlace}, ${quote(path)}, ${rule});`);
  else readContent(part, node.else.name, node.else.type, start.fork());
  m.line('}');
}

/** The tag stays where it is, for the case to read. */
function peekTag({ module: m, path, owner }: Part, bits: number, at: Cursor): void {
  const bytes = Math.ceil(bits / 8);
  at.need(bytes, path, owner.layoutRule);
  const shift = bytes * 8 - bits;
  m.line(`const tag = ${readUint(m, bytes * 8, at.here)}${shift === 0 ? '' : ` >>> ${shift}`};`);
}

function readCase(part: Part, node: Variant, of: Case, label: string, at: Cursor): void {
  const { module: m } = part;
  const { name, type, doc } = of;
  m.line(`// ${name}${doc === undefined ? '' : `: ${doc}`}`, `${label}: {`);
  if (node.counts !== undefined && takesIndex(part.schema, node, of))
    m.line(`${tableName(node.counts)}.push(undefined);`);
  if (type.kind === 'recall') readRecall(part, type, at);
  else readContent(part, name, type, at);
  m.line('}');
}

/** A nested read answers for itself, `needMore` included. */
function readContent(part: Part, name: string, type: Node, at: Cursor): void {
  const { module: m } = part;
  const inner = direct(part.schema, type);
  if (inner.kind === 'ref' || isComposite(inner)) {
    at.toReader();
    m.line(`return ${nestedRead(part, name, inner, parameterNames)};`);
    return;
  }
  const text = readNode(part, name, inner, at, parameterNames, part.path);
  at.toReader();
  m.line(`return ${text};`);
}

/** A pointer back to a value met earlier in the same scope. */
function readRecall(part: Part, node: Extract<Node, { kind: 'recall' }>, at: Cursor): void {
  const { module: m, path } = part;
  const isFixed = isFixedHead(node.index);
  if (isFixed) at.need(node.index.bits / 8, path, part.owner.layoutRule);
  const offset = at.here;
  if (!isFixed) {
    at.toReader();
    m.line('const place = r.position;');
  }
  const index = isFixed ? readField(part, node.index, at, path) : readAnnounced(part, 'index', node.index, at, path);
  m.line(
    `const found = ${m.use('recall')}(${tableName(node.table)}, ${index}, ${isFixed ? offset : 'place'}, ${quote(path)}, ${quote(ruleOf(node))});`,
  );
  at.toReader();
  m.line(`return found as ${part.name};`);
}

/** Markers read best in hexadecimal, ids in decimal. */
export function tagNumber(tag: number, style: number): string {
  return style === 16 ? `0x${tag.toString(16).padStart(2, '0')}` : String(tag);
}
