import type { Expression } from '../model.js';

export type Scalar = 'number' | 'boolean' | 'bytes';

/** What a name stands for, where that is known. */
export type Lookup = (of: Extract<Expression, { readonly name: string }>) => Scalar | undefined;

/** An expression that is not what its place wants. */
export type Mismatch = (of: Expression, wanted: Scalar) => void;

/** Finds what an expression gives, and reports the parts that do not fit what is around them. */
export function scalarOf(of: Expression, lookup: Lookup, mismatch: Mismatch): Scalar | undefined {
  const wants = (part: Expression, wanted: Scalar) => expectScalar(part, wanted, lookup, mismatch);
  const inside = (part: Expression) => scalarOf(part, lookup, mismatch);
  switch (of.op) {
    case 'number':
    case 'boolean':
      return of.op;
    case 'absent':
      return undefined;
    case 'present':
      inside(of.of);
      return 'boolean';
    case 'eq':
    case 'ne': {
      const left = inside(of.left);
      if (left === undefined) inside(of.right);
      else wants(of.right, left);
      return 'boolean';
    }
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      wants(of.left, 'number');
      wants(of.right, 'number');
      return 'boolean';
    case 'plus':
    case 'minus':
    case 'times':
      wants(of.left, 'number');
      wants(of.right, 'number');
      return 'number';
    case 'and':
    case 'or':
      for (const part of of.all) wants(part, 'boolean');
      return 'boolean';
    case 'not':
      wants(of.of, 'boolean');
      return 'boolean';
    case 'wrap':
    case 'mod':
      wants(of.of, 'number');
      return 'number';
    case 'if': {
      wants(of.condition, 'boolean');
      const yes = inside(of.yes);
      if (yes === undefined) return inside(of.no);
      wants(of.no, yes);
      return yes;
    }
    default:
      return lookup(of);
  }
}

/** The same where the place wants one of the two. */
export function expectScalar(of: Expression, wanted: Scalar, lookup: Lookup, mismatch: Mismatch): void {
  const found = scalarOf(of, lookup, mismatch);
  if (found !== undefined && found !== wanted) mismatch(of, wanted);
}
