import type { Field, Node } from '../../schema/model.js';
import type { ResolvedSchema } from '../../schema/resolved.js';
import { direct, scalarBits } from './lookup.js';

/** One fixed-size field inside a run, with its place in bits from the start of the run. */
export interface Slot {
  readonly field: Field;
  /** The node itself where the field refers to a named scalar. */
  readonly node: Node;
  readonly at: number;
  readonly bits: number;
}

/** Adjacent fixed-size fields: one bounds check, then reads at known offsets. */
export interface Run {
  readonly slots: readonly Slot[];
  readonly bytes: number;
  /** A spellings field, whose head still belongs to the run, or any other field that is not of fixed size. */
  readonly next: Field | undefined;
}

export function runsOf(schema: ResolvedSchema, fields: readonly Field[]): Run[] {
  const runs: Run[] = [];
  let slots: Slot[] = [];
  let at = 0;
  const close = (next: Field | undefined) => {
    runs.push({ slots, bytes: at / 8, next });
    slots = [];
    at = 0;
  };
  for (const field of fields) {
    const node = direct(schema, field.type);
    const bits =
      node.kind === 'spellings'
        ? node.head.bits
        : node.kind === 'computed' || node.kind === 'headFlag'
          ? 0
          : scalarBits(schema, node);
    if (bits === undefined) {
      close(field);
      continue;
    }
    slots.push({ field, node, at, bits });
    at += bits;
    if (node.kind === 'spellings') close(field);
  }
  close(undefined);
  return runs;
}

/** Slots that share bytes: each group starts and ends on a byte boundary. */
export function byteGroups(slots: readonly Slot[]): Slot[][] {
  const groups: Slot[][] = [];
  let group: Slot[] = [];
  for (const slot of slots) {
    if (slot.bits === 0) continue;
    group.push(slot);
    if ((slot.at + slot.bits) % 8 === 0) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** The same for reading, where a byte beside an integer of three bytes is read together with it. */
export function wordGroups(slots: readonly Slot[]): Slot[][] {
  const groups: Slot[][] = [];
  for (const group of byteGroups(slots)) {
    const before = groups.at(-1);
    if (before !== undefined && makeWord(before, group)) groups.splice(-1, 1, [...before, ...group]);
    else groups.push(group);
  }
  return groups;
}

function makeWord(one: readonly Slot[], other: readonly Slot[]): boolean {
  const [less = 0, more = 0] = [bitsOf(one), bitsOf(other)].sort((a, b) => a - b);
  return less === 8 && more === 24 && [...one, ...other].every(({ node }) => isPlainUint(node));
}

const bitsOf = (group: readonly Slot[]): number => group.reduce((sum, { bits }) => sum + bits, 0);

/** Read alike alone and as part of a larger integer. */
function isPlainUint(node: Node): boolean {
  if (node.kind === 'uint') return (node.order ?? 'big') === 'big';
  if (node.kind === 'enum') return isPlainUint(node.base);
  if (node.kind === 'derived') return isPlainUint(node.type);
  return node.kind === 'flag' || node.kind === 'reserved';
}
