import { carrying } from '../../schema/carried.js';
import type { Node } from '../../schema/model.js';
import type { Cursor } from './cursor.js';
import type { Names } from './expressions.js';
import { emitExpression } from './expressions.js';
import { checkHead } from './heads.js';
import { readUint } from './integers.js';
import { takenFromHead } from './interned.js';
import { direct, ruleOf, scalarBits } from './lookup.js';
import { local, quote } from './names.js';
import type { Part } from './part.js';
import { type Run, type Slot, wordGroups } from './runs.js';

/** The source text of each field's value as it stands on the wire, by name; and where it was read. */
export interface ReadFields {
  readonly texts: Map<string, string>;
  readonly offsets: Map<string, string>;
  /** The bytes that fields took which others confirm. */
  readonly sizes: Map<string, string>;
  /** Whether there are fields that are not of fixed size. */
  readonly moves: boolean;
}

/** Emits one bounds check and the reads of a run; checks of values follow the reads. */
export function readRun(part: Part, run: Run, at: Cursor, names: Names, into: ReadFields): void {
  const { module: m } = part;
  at.need(run.bytes, part.path, part.owner.layoutRule);
  for (const group of wordGroups(run.slots)) readGroup(part, group, at, into);
  for (const slot of run.slots) checkSlot(part, slot, at, into, names);
  at.advance(run.bytes);
  m.line();
}

function readGroup(part: Part, group: readonly Slot[], at: Cursor, into: ReadFields): void {
  const { module: m } = part;
  const [first] = group;
  if (first === undefined) return;
  const byte = first.at / 8;
  const total = group.reduce((sum, slot) => sum + slot.bits, 0);
  const here = at.at(byte);
  if (group.length === 1) {
    if (isSkipped(first.node) || first.node.kind === 'magic') return;
    define(part, first, wholeValue(part, first.node, at, byte), here, at, into);
    return;
  }
  const packed = at.name('packed');
  m.line(`const ${packed} = ${readUint(m, total, here)};`);
  let left = total;
  for (const slot of group) {
    left -= slot.bits;
    if (isSkipped(slot.node)) continue;
    const text = takeBits(part, packed, left, slot.bits, total);
    const value = slot.node.kind === 'flag' ? `${text} !== 0` : text;
    define(part, slot, value, at.at(Math.floor(slot.at / 8)), at, into);
  }
}

/** Reserved bits say nothing; the next number of a carried field is for the list that carries it. */
const isSkipped = ({ kind }: Node): boolean => kind === 'reserved' || kind === 'carry';

function takeBits(part: Part, packed: string, shift: number, bits: number, total: number): string {
  if (total > 32) return `${part.module.use('takeBits')}(${packed}, ${shift}, ${bits})`;
  const shifted = shift === 0 ? packed : `(${packed} >>> ${shift})`;
  if (shift + bits === total) return shifted;
  const mask = bits === 1 ? '1' : `0x${(2 ** bits - 1).toString(16)}`;
  return `(${shifted} & ${mask})`;
}

function define(part: Part, slot: Slot, text: string, offset: string, at: Cursor, into: ReadFields): void {
  const name = at.name(local(slot.field.name));
  const isCarried = part.node.kind === 'struct' && carrying(part.node, slot.field.name) !== undefined;
  part.module.line(`${isCarried ? 'let' : 'const'} ${name} = ${text};`);
  into.texts.set(slot.field.name, name);
  const isCompared = slot.node.kind === 'derived' && slot.node.mismatch !== 'used';
  if (!isCompared || !into.moves) {
    into.offsets.set(slot.field.name, offset);
    return;
  }
  // Compared once all is read, when the position is another one.
  const start = at.name(`${slot.field.name}Start`);
  part.module.line(`const ${start} = ${offset};`);
  into.offsets.set(slot.field.name, start);
}

/** A field that fills whole bytes. */
function wholeValue(part: Part, node: Node, at: Cursor, byte: number): string {
  const { module: m } = part;
  const here = at.at(byte);
  switch (node.kind) {
    case 'int':
      return signed(readUint(m, node.bits, here, node.order), node.bits, here);
    case 'float':
      return `r.view.getFloat${node.bits}(${here})`;
    case 'flag':
      return `${readUint(m, node.bits, here)} !== 0`;
    case 'enum':
    case 'constant':
      return readUint(m, node.base.bits, here, node.base.order);
    case 'derived':
      return node.type.kind === 'enum'
        ? readUint(m, node.type.base.bits, here, node.type.base.order)
        : readUint(m, node.type.bits, here, node.type.order);
    case 'spellings':
      return readUint(m, node.head.bits, here);
    case 'uint':
      return readUint(m, node.bits, here, node.order);
    default:
      return '0';
  }
}

function signed(unsigned: string, bits: number, here: string): string {
  const plain = unsigned === `r.view.getUint${bits}(${here})`;
  if (plain) return `r.view.getInt${bits}(${here})`;
  return bits === 32 ? `${unsigned} | 0` : `(${unsigned} << ${32 - bits}) >> ${32 - bits}`;
}

/** Emits what must hold of a number just read. */
function checkSlot(part: Part, slot: Slot, at: Cursor, into: ReadFields, names: Names): void {
  const { module: m } = part;
  const { node, field } = slot;
  const path = quote(`${part.path}.${field.name}`);
  const text = into.texts.get(field.name) ?? '';
  if (node.kind === 'headFlag') {
    const name = at.name(local(field.name));
    m.line(`const ${name} = ${takenFromHead(part, field.name).flag};`);
    into.texts.set(field.name, name);
    return;
  }
  const offset = into.offsets.get(field.name) ?? at.here;
  if (node.kind === 'computed') {
    const name = at.name(local(field.name));
    m.line(`const ${name} = ${emitExpression(m, node.from, names)};`);
    into.texts.set(field.name, name);
  } else if (node.kind === 'magic') {
    m.line(
      `${m.use('expectBytes')}(r, ${at.at(slot.at / 8)}, ${bytesText(node.hex)}, ${path}, ${quote(ruleOf(node))});`,
    );
  } else if (node.kind === 'spellings') checkHead(m, node, text, offset, `${part.path}.${field.name}`);
  else checkScalar(part, node, text, offset, path);
}

function checkScalar(part: Part, node: Node, text: string, offset: string, path: string): void {
  const { module: m } = part;
  const rule = quote(ruleOf(node));
  switch (node.kind) {
    case 'constant':
      m.line(`${m.use('expectNumber')}(${text}, ${node.value}, ${offset}, ${path}, ${rule});`);
      return;
    case 'uint':
      if (node.min === undefined && node.max === undefined) return;
      m.line(
        `${m.use('expectRange')}(${text}, ${node.min ?? 0}, ${node.max ?? 2 ** node.bits - 1}, ${offset}, ${path}, ${rule});`,
      );
      return;
    case 'enum':
      checkScalar(part, { ...node.base, rule: ruleOf(node) }, text, offset, path);
      if (node.open) return;
      m.line(`${m.use('expectMember')}(${text}, ${membersText(node.members)}, ${offset}, ${path}, ${rule});`);
      return;
    case 'derived':
      checkScalar(part, { ...node.type, rule: node.rule ?? '' }, text, offset, path);
      return;
    default:
  }
}

export const membersText = (members: Readonly<Record<string, { readonly value: number }>>): string =>
  `[${Object.values(members)
    .map(({ value }) => value)
    .join(', ')}]`;

export const bytesText = (hex: string): string => `[${(hex.match(/../g) ?? []).map((byte) => `0x${byte}`).join(', ')}]`;

/** Reads one fixed-size node outside a run, checks it, and gives its text. The bounds check has been made. */
export function readField(part: Part, node: Node, at: Cursor, path: string): string {
  const { module: m } = part;
  const inner = direct(part.schema, node);
  const offset = at.here;
  if (inner.kind === 'magic') {
    m.line(`${m.use('expectBytes')}(r, ${offset}, ${bytesText(inner.hex)}, ${quote(path)}, ${quote(ruleOf(inner))});`);
    at.advance(inner.hex.length / 2);
    return 'undefined';
  }
  const text = wholeValue(part, inner, at, 0);
  const bits = scalarBits(part.schema, inner) ?? 0;
  const base = inner.kind === 'enum' ? inner.base : inner;
  const checked =
    (base.kind === 'uint' && (base.min !== undefined || base.max !== undefined)) ||
    inner.kind === 'constant' ||
    (inner.kind === 'enum' && !inner.open);
  if (!checked) {
    at.advance(bits / 8);
    return text;
  }
  const value = at.name('number');
  m.line(`const ${value} = ${text};`);
  checkScalar(part, inner, value, offset, quote(path));
  at.advance(bits / 8);
  return value;
}
