import {
  and,
  eq,
  field,
  ge,
  given,
  gt,
  ifElse,
  le,
  lt,
  minus,
  ne,
  not,
  or,
  plus,
  wrap,
} from '../../../src/schema/build/index.js';
import type { Expression } from '../../../src/schema/model.js';
import type { Draw } from './draw.js';

/** Something that an expression can look at: a number or a boolean. */
export interface Known {
  readonly name: string;
  readonly is: 'number' | 'boolean';
  readonly given?: true;
}

const read = ({ name, given: isGiven }: Known): Expression => (isGiven ? given(name) : field(name));

/** A condition over what is known; nothing if nothing is. */
export function condition(draw: Draw, known: readonly Known[], depth = 0): Expression | undefined {
  const one = draw.among(known);
  if (one === undefined) return undefined;
  if (depth < 2 && draw.nat(3) === 0) {
    const left = condition(draw, known, depth + 1);
    const right = condition(draw, known, depth + 1);
    if (left !== undefined && right !== undefined) {
      const other = condition(draw, known, depth + 1);
      return draw.one(and(left, right), or(left, right), not(left), ifElse(left, right, other ?? right));
    }
  }
  if (one.is === 'boolean') return draw.flip() ? read(one) : not(read(one));
  const compare = draw.one(eq, ne, lt, le, gt, ge);
  return compare(number(draw, one, known), draw.nat(4));
}

function number(draw: Draw, one: Known, known: readonly Known[]): Expression {
  const other = draw.among(known.filter(({ is }) => is === 'number')) ?? one;
  switch (draw.nat(5)) {
    case 0:
      return wrap(draw.between(1, 8), plus(read(one), read(other)));
    case 1:
      return wrap(8, minus(read(one), read(other)));
    case 2:
      return plus(read(one), draw.nat(3));
    default:
      return read(one);
  }
}
