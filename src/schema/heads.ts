import type { Spellings, Uint } from './model.js';

/** The smallest and largest number that a head can announce. */
export function headRange(head: Uint | Spellings): { readonly least: number; readonly most: number } {
  if (head.kind === 'uint') return { least: head.min ?? 0, most: head.max ?? 2 ** head.bits - 1 };
  const own = { ...headRange(head.head), plus: head.plus };
  const all = [own, ...head.alternatives.map(({ tail, plus }) => ({ ...headRange(tail), plus }))];
  return {
    least: Math.min(...all.map(({ least, plus }) => least + plus)),
    most: Math.max(...all.map(({ most, plus }) => most + plus)),
  };
}

/** Bits that a head takes at least. */
export const headBits = (head: Uint | Spellings): number => (head.kind === 'uint' ? head.bits : head.head.bits);
