import type { Spellings } from '../../schema/model.js';

/** One spelling: its head, -1 where the head is the number itself, and the numbers that it can hold. */
export interface Way {
  readonly head: number;
  readonly min: number;
  readonly max: number;
}

/** The numbers that each spelling can hold, the head's own first. */
export function waysOf(node: Spellings): Way[] {
  const escapes = node.alternatives.map(({ escape: announcing }) => announcing);
  const heads = Array.from({ length: 2 ** node.head.bits }, (_, head) => head).filter(
    (head) => !escapes.includes(head) && head >= (node.head.min ?? 0) && head <= (node.head.max ?? Infinity),
  );
  return [
    { head: -1, min: Math.min(...heads) + node.plus, max: Math.max(...heads) + node.plus },
    ...node.alternatives.map(({ escape: announcing, tail, plus }) => ({
      head: announcing,
      min: plus,
      max: plus + 2 ** tail.bits - 1,
    })),
  ];
}
