/** What a decoder returns when the input ends before the value does: a value of its own, never an exception. */
export const needMore: unique symbol = Symbol('mtrude.needMore');
export type NeedMore = typeof needMore;
