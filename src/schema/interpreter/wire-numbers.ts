import type { ByteOrder, Continued, Head, Int, Spellings, Uint } from '../model.js';
import { spelledRange } from '../spellings.js';

/** The smallest and largest number that the node allows. */
export function range(node: Uint | Int): { readonly least: number; readonly most: number } {
  if (node.kind === 'int') return { least: -(2 ** (node.bits - 1)), most: 2 ** (node.bits - 1) - 1 };
  return { least: node.min ?? 0, most: node.max ?? 2 ** node.bits - 1 };
}

export function inRange(node: Uint | Int, value: number): boolean {
  const { least, most } = range(node);
  return Number.isInteger(value) && value >= least && value <= most;
}

/** For each byte on the wire, its power of 256; `undefined` where bits go most significant first anyway. */
export function significances(order: ByteOrder | undefined, bits: number): readonly number[] | undefined {
  if (order === undefined || order === 'big') return undefined;
  return order === 'little' ? Array.from({ length: bits / 8 }, (_, index) => index) : order;
}

/** One way to write a number of a `spellings` node: in the head (`tail` undefined) or behind an escape. */
export interface Spelling {
  readonly head: number;
  readonly tail?: { readonly type: Uint; readonly value: number };
}

/** Every way to write the number, the canonical one first. */
export function spellingsOf(node: Spellings, value: number): Spelling[] {
  const head = value - node.plus;
  const isEscape = node.alternatives.some((of) => of.escape === head);
  const found: Spelling[] = inRange(node.head, head) && !isEscape ? [{ head }] : [];
  for (const { escape: announcing, tail, plus } of node.alternatives) {
    if (inRange(tail, value - plus)) found.push({ head: announcing, tail: { type: tail, value: value - plus } });
  }
  return found;
}

/** The one NaN that is written. */
export const canonicalNaN = { 32: '7fc00000', 64: '7ff8000000000000' } as const;

/** Bits of a continued integer, and bytes that it takes at least. */
const continuedBits = 29;
export const continuedBytes = 4;

export function continuedRange({ signed }: Continued): { readonly least: number; readonly most: number } {
  const half = 2 ** (continuedBits - 1);
  return signed ? { least: -half, most: half - 1 } : { least: 0, most: half * 2 - 1 };
}

/** The number as it stands on the wire, without a sign. */
export const unsignedOf = (value: number): number => (value < 0 ? value + 2 ** continuedBits : value);

export const shortestContinued = (unsigned: number): number =>
  unsigned < 2 ** 7 ? 1 : unsigned < 2 ** 14 ? 2 : unsigned < 2 ** 21 ? 3 : continuedBytes;

/** The bytes of a continued integer that takes so many. */
export function continuedOf(unsigned: number, length: number): number[] {
  const last = length === continuedBytes ? 8 : 7;
  return Array.from({ length }, (_, index) => {
    if (index === length - 1) return unsigned % 2 ** last;
    return 0x80 + (Math.floor(unsigned / 2 ** (last + 7 * (length - 2 - index))) % 0x80);
  });
}

/** The most that a head can announce. */
export function mostOf(head: Head): number {
  if (head.kind === 'uint') return range(head).most;
  if (head.kind === 'continued') return continuedRange(head).most;
  return spelledRange(head).most;
}
