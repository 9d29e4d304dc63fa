import { carrying } from '../../schema/carried.js';
import type { Node } from '../../schema/model.js';
import { isWrittenAtOnce, writeUint } from './integers.js';
import type { Locals } from './locals.js';
import { ruleOf } from './lookup.js';
import type { MeasuredField } from './measured-fields.js';
import { local, quote } from './names.js';
import type { Part } from './part.js';
import { bytesText, membersText } from './read-run.js';
import { byteGroups, type Run, type Slot } from './runs.js';

/** Emits one reservation and the writes of a run. `texts` has the values of derived fields and heads by name. */
export function writeRun(
  part: Part,
  run: Run,
  locals: Locals,
  texts: ReadonlyMap<string, string>,
  counts: ReadonlyMap<string, MeasuredField>,
): void {
  const { module: m } = part;
  if (run.bytes === 0) return;
  const p = locals.name('p');
  m.line(`const ${p} = w.reserve(${run.bytes});`);
  for (const group of byteGroups(run.slots)) {
    const count = group.length === 1 ? counts.get(group[0]?.field.name ?? '') : undefined;
    if (count === undefined) writeGroup(part, group, p, locals, texts);
    else count.place = group[0]?.at === 0 ? p : `${p} + ${(group[0]?.at ?? 0) / 8}`;
  }
  m.line();
}

function writeGroup(
  part: Part,
  group: readonly Slot[],
  p: string,
  locals: Locals,
  texts: ReadonlyMap<string, string>,
): void {
  const { module: m } = part;
  const [first] = group;
  if (first === undefined) return;
  const here = first.at === 0 ? p : `${p} + ${first.at / 8}`;
  const total = group.reduce((sum, slot) => sum + slot.bits, 0);
  if (group.length === 1) {
    const { node } = first;
    const path = `${part.path}.${first.field.name}`;
    if (node.kind === 'magic') {
      m.line(`w.bytes.set(${bytesText(node.hex)}, ${here});`);
    } else if (node.kind === 'float') {
      const value = `value.${first.field.name}`;
      m.line(
        `w.view.setFloat${node.bits}(${here}, ${m.use('checkNumber')}(${value}, ${quote(path)}, ${quote(ruleOf(node))}));`,
      );
    } else if (node.kind === 'reserved' && total % 8 === 0) {
      m.line(...reservedBytes(part, total / 8, p, first.at / 8));
    } else {
      const order = orderOf(node);
      const text = slotText(part, first, texts);
      const value = isWrittenAtOnce(total, order) ? text : locals.name(local(first.field.name));
      if (value !== text) m.line(`const ${value} = ${text};`);
      m.line(writeUint(m, total, here, value, order));
    }
    return;
  }
  m.line(writeUint(m, total, here, packedText(part, group, total, texts)));
}

function reservedBytes(part: Part, count: number, p: string, at: number): string[] {
  const { module: m } = part;
  const here = at === 0 ? p : `${p} + ${at}`;
  return [1, 2, 3, 4].includes(count)
    ? [writeUint(m, count * 8, here, '0')]
    : [`w.bytes.fill(0, ${here}, ${p} + ${at + count});`];
}

/** Several fields that share bytes, as one number. */
function packedText(part: Part, group: readonly Slot[], total: number, texts: ReadonlyMap<string, string>): string {
  let left = total;
  const terms: string[] = [];
  for (const slot of group) {
    left -= slot.bits;
    if (slot.node.kind === 'reserved' || slot.node.kind === 'carry') continue;
    const text = slotText(part, slot, texts);
    if (text === '0') continue;
    if (total > 31) terms.push(left === 0 ? text : `${text} * ${2 ** left}`);
    else terms.push(left === 0 ? text : `(${text} << ${left})`);
  }
  if (terms.length === 0) return '0';
  return terms.join(total > 31 ? ' + ' : ' | ');
}

function orderOf(node: Node) {
  if (node.kind === 'uint' || node.kind === 'int') return node.order;
  if (node.kind === 'enum' || node.kind === 'constant') return node.base.order;
  if (node.kind === 'derived') return node.type.kind === 'enum' ? node.type.base.order : node.type.order;
  return undefined;
}

function slotText(part: Part, slot: Slot, texts: ReadonlyMap<string, string>): string {
  const known = texts.get(slot.field.name);
  const path = `${part.path}.${slot.field.name}`;
  if (slot.node.kind === 'spellings') return known ?? '0';
  if (known !== undefined && isCarried(part, slot)) return known;
  return slotNumber(part, slot.node, known ?? `value.${slot.field.name}`, path);
}

const isCarried = ({ node }: Part, { field }: Slot): boolean =>
  node.kind === 'struct' && carrying(node, field.name) !== undefined;

/** The number to store for a scalar, checked. */
export function slotNumber(part: Part, node: Node, value: string, path: string): string {
  const { module: m } = part;
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  switch (node.kind) {
    case 'reserved':
      return '0';
    case 'constant':
      return String(node.value);
    case 'flag':
      return `${m.use('checkBoolean')}(${value}, ${place})`;
    case 'uint':
      return `${m.use('checkUint')}(${value}, ${node.min ?? 0}, ${number(node.max ?? 2 ** node.bits - 1)}, ${place})`;
    case 'int': {
      const half = 2 ** (node.bits - 1);
      const checked = `${m.use('checkUint')}(${value}, ${-half}, ${half - 1}, ${place})`;
      return node.bits === 24 ? `${checked} & 0xffffff` : checked;
    }
    case 'enum':
      return node.open
        ? slotNumber(part, { ...node.base, rule: ruleOf(node) }, value, path)
        : `${m.use('checkMember')}(${value}, ${membersText(node.members)}, ${place})`;
    case 'derived': {
      const base = node.type.kind === 'enum' ? node.type.base : node.type;
      return `${m.use('checkUint')}(${value}, ${base.min ?? 0}, ${number(base.max ?? 2 ** base.bits - 1)}, ${place})`;
    }
    default:
      return '0';
  }
}

const number = (of: number): string => (of > 255 ? `0x${of.toString(16)}` : String(of));
