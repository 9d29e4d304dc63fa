import type { Expression } from '../model.js';

/** Whether two conditions can never hold together, as far as their form shows it: a part of one denies a part of the other. */
export const areExclusive = (one: Expression, other: Expression): boolean =>
  parts(one).some((left) => parts(other).some((right) => denies(left, right) || denies(right, left)));

const parts = (of: Expression): readonly Expression[] => (of.op === 'and' ? of.all.flatMap(parts) : [of]);

function denies(one: Expression, other: Expression): boolean {
  if (one.op === 'not') return isSame(one.of, other);
  return one.op === 'ne' && other.op === 'eq' && isSame(one.left, other.left) && isSame(one.right, other.right);
}

const isSame = (one: Expression, other: Expression): boolean => JSON.stringify(one) === JSON.stringify(other);
