import type { ByteOrder, Int, Spellings, Uint } from '../model.js';

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
