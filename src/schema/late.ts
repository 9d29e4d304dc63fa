import type { Node, Prefixed, Sized } from './model.js';

/** A region that is stepped over, and read when the rest of its struct is known. */
export type Late = (Sized | Prefixed) & { readonly late: true };

export const isLate = (node: Node): node is Late =>
  (node.kind === 'sized' || node.kind === 'prefixed') && node.late === true;
