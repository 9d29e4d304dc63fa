import type { Spellings, Uint } from './model.js';
import { spelledRange } from './spellings.js';

/** The smallest and largest number that a head can announce. */
export function headRange(head: Uint | Spellings): { readonly least: number; readonly most: number } {
  return head.kind === 'uint' ? { least: head.min ?? 0, most: head.max ?? 2 ** head.bits - 1 } : spelledRange(head);
}

/** Bits that a head takes at least. */
export const headBits = (head: Uint | Spellings): number => (head.kind === 'uint' ? head.bits : head.head.bits);
