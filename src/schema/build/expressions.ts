import type { Comparison, Expression } from '../model.js';

/** Numbers and booleans stand for themselves. */
export type Term = Expression | number | boolean;

export function term(value: Term): Expression {
  if (typeof value === 'number') return { op: 'number', value };
  if (typeof value === 'boolean') return { op: 'boolean', value };
  return value;
}

/** An earlier field of the same struct. */
export const field = (name: string): Expression => ({ op: 'field', name });
/** A parameter of the type. */
export const given = (name: string): Expression => ({ op: 'given', name });
/** Bytes that a sibling field takes on the wire. */
export const sizeOf = (name: string): Expression => ({ op: 'sizeOf', name });
/** Items that a sibling list or record holds. */
export const countOf = (name: string): Expression => ({ op: 'countOf', name });
/** The tag that a sibling variant is written with. */
export const tagOf = (name: string): Expression => ({ op: 'tagOf', name });

/** In an overlay: the sum of the bytes of an earlier part. */
export const sumOf = (name: string): Expression => ({ op: 'sumOf', name });

/** In a transition: the state before, the wire fields, the value. */
export const state = (name: string): Expression => ({ op: 'state', name });
export const wire = (name: string): Expression => ({ op: 'wire', name });
export const value = (name: string): Expression => ({ op: 'value', name });

const compare =
  (op: Comparison) =>
  (left: Term, right: Term): Expression => ({ op, left: term(left), right: term(right) });
export const eq = compare('eq');
export const ne = compare('ne');
export const lt = compare('lt');
export const le = compare('le');
export const gt = compare('gt');
export const ge = compare('ge');

export const plus = (left: Term, right: Term): Expression => ({ op: 'plus', left: term(left), right: term(right) });
export const minus = (left: Term, right: Term): Expression => ({ op: 'minus', left: term(left), right: term(right) });
/** Modulo a number, never negative. */
export const mod = (of: Term, by: number): Expression => ({ op: 'mod', by, of: term(of) });
export const times = (left: Term, right: Term): Expression => ({ op: 'times', left: term(left), right: term(right) });
/** Modulo 2^bits, never negative. */
export const wrap = (bits: number, of: Term): Expression => ({ op: 'wrap', bits, of: term(of) });

export const and = (...all: Term[]): Expression => ({ op: 'and', all: all.map(term) });
export const or = (...all: Term[]): Expression => ({ op: 'or', all: all.map(term) });
export const not = (of: Term): Expression => ({ op: 'not', of: term(of) });
export const ifElse = (condition: Term, yes: Term, no: Term): Expression => ({
  op: 'if',
  condition: term(condition),
  yes: term(yes),
  no: term(no),
});
/** Whether an optional field is there. */
export const present = (of: Expression): Expression => ({ op: 'present', of });
/** This wire field is not there. */
export const absent: Expression = { op: 'absent' };
