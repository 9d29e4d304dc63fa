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
  mod,
  ne,
  not,
  or,
  plus,
  present,
  wrap,
} from '../../../src/schema/build/index.js';
import type { Expression } from '../../../src/schema/model.js';
import type { Draw } from './draw.js';

/** Something that an expression can look at: a number or a boolean. */
export interface Known {
  readonly name: string;
  readonly is: 'number' | 'boolean';
  readonly given?: true;
  /** It may be missing. */
  readonly optional?: true;
  /** A number of at most so much. */
  readonly most?: number;
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
      return draw.one(
        and(left, right),
        or(left, right),
        not(left),
        ifElse(left, right, other ?? right),
        and(left, true),
      );
    }
  }
  if (one.optional === true && draw.flip()) return present(read(one));
  if (one.is === 'boolean') return one.optional === true || draw.flip() ? eq(read(one), draw.flip()) : not(read(one));
  const compare = draw.one(eq, ne, lt, le, gt, ge);
  return compare(number(draw, one, known), draw.nat(4));
}

/** A number out of what is known, never negative; nothing if nothing is. */
export function someNumber(draw: Draw, known: readonly Known[]): Expression | undefined {
  const one = draw.among(known.filter(isCertain));
  return one && wrap(draw.between(1, 8), number(draw, one, known));
}

/** A number that is always there. */
const isCertain = ({ is, optional }: Known): boolean => is === 'number' && optional !== true;

function number(draw: Draw, one: Known, known: readonly Known[]): Expression {
  if (one.optional === true) {
    return draw.flip() ? read(one) : plus(ifElse(present(read(one)), read(one), draw.nat(3)), draw.nat(3));
  }
  const other = draw.among(known.filter(isCertain)) ?? one;
  switch (draw.nat(6)) {
    case 0:
      return wrap(draw.between(1, 8), plus(read(one), read(other)));
    case 1:
      return wrap(8, minus(read(one), read(other)));
    case 2:
      return plus(read(one), draw.nat(3));
    case 3:
      return mod(read(one), draw.between(1, 9));
    case 4:
      return ifElse(lt(read(other), draw.nat(200)), read(one), draw.nat(3));
    default:
      return read(one);
  }
}
