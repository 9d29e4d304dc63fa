import type { Spellings, Uint } from './model.js';

/** Whole numbers from the first to the last. */
export type Span = readonly [first: number, last: number];

/** One spelling: the number that stands in the head, undefined where that is the number itself, and what it can hold. */
export interface Way {
  readonly escape: number | undefined;
  readonly tail: Uint | undefined;
  readonly plus: number;
  readonly holds: readonly Span[];
}

/** The spellings of a number in the order of preference, the head's own first. */
export function waysOf({ head, plus, alternatives }: Spellings): Way[] {
  const [low, high] = spanOf(head);
  const marks = alternatives.map((of) => of.escape).filter((of) => of >= low && of <= high);
  const starts = [low, ...marks.toSorted(ascending).map((mark) => mark + 1)];
  const ends = [...marks.toSorted(ascending).map((mark) => mark - 1), high];
  const own = starts.map((start, at): Span => [start + plus, (ends[at] ?? high) + plus]).filter(isSome);
  return [
    { escape: undefined, tail: undefined, plus, holds: own },
    ...alternatives.map(({ escape: announcing, tail, plus: more }): Way => {
      const [first, last] = spanOf(tail);
      return { escape: announcing, tail, plus: more, holds: [[first + more, last + more]] };
    }),
  ];
}

/** All numbers that some spelling can hold, as spans that do not touch, in order. */
export function spelled(node: Spellings): Span[] {
  const spans: Span[] = [];
  for (const [first, last] of waysOf(node)
    .flatMap(({ holds }) => holds)
    .toSorted(([one], [other]) => one - other)) {
    const before = spans.at(-1);
    if (before !== undefined && first <= before[1] + 1) spans.splice(-1, 1, [before[0], Math.max(before[1], last)]);
    else spans.push([first, last]);
  }
  return spans;
}

/** The smallest and the largest of them. */
export function spelledRange(node: Spellings): { readonly least: number; readonly most: number } {
  const spans = spelled(node);
  return { least: spans[0]?.[0] ?? 0, most: spans.at(-1)?.[1] ?? 0 };
}

/** Of some spans, what none of the others has. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  return others.reduce<Span[]>(
    (left, [first, last]) =>
      left.flatMap(([from, to]) =>
        (
          [
            [from, Math.min(to, first - 1)],
            [Math.max(from, last + 1), to],
          ] satisfies Span[]
        ).filter(isSome),
      ),
    [...spans],
  );
}

const spanOf = ({ bits, min = 0, max = 2 ** bits - 1 }: Uint): Span => [min, max];

const isSome = ([first, last]: Span): boolean => first <= last;

const ascending = (one: number, other: number): number => one - other;
