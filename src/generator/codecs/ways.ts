import type { Spellings } from '../../schema/model.js';
import { type Span, spelled, type Way, waysOf, without } from '../../schema/spellings.js';

/** A spelling that is written, and the test by which it is chosen; undefined for the last, which holds the rest. */
export interface Choice extends Way {
  readonly test: string | undefined;
}

/** The tests that find the first spelling that can hold a number, given as source text, of which some spelling can. */
export function choices(node: Spellings, number: string): Choice[] {
  let left = spelled(node);
  const found: Choice[] = [];
  for (const way of waysOf(node)) {
    const others = without(left, way.holds);
    if (sizeOf(others) === sizeOf(left)) continue;
    found.push({ ...way, test: others.length === 0 ? undefined : testText(number, without(left, others), left) });
    left = others;
    if (others.length === 0) break;
  }
  return found;
}

/** The text that one of several gives, by the tests of choices. */
export const chosenText = (all: readonly Choice[], text: (of: Choice) => string): string =>
  all.map((of) => (of.test === undefined ? text(of) : `${of.test} ? ${text(of)} : `)).join('');

/** Tells a part of some spans from the rest of them. */
function testText(number: string, part: readonly Span[], all: readonly Span[]): string {
  const [least, most] = [all[0]?.[0], all.at(-1)?.[1]];
  const tests = part.map(([first, last]) =>
    [...(first === least ? [] : [`${number} >= ${first}`]), ...(last === most ? [] : [`${number} <= ${last}`])].join(
      ' && ',
    ),
  );
  return tests.length === 1 ? tests.join() : `(${tests.join(' || ')})`;
}

const sizeOf = (spans: readonly Span[]): number => spans.reduce((sum, [first, last]) => sum + last - first + 1, 0);
