import { UsageError } from './errors.js';

/** What one decode or encode may take. Counts, not bytes: the input itself bounds the bytes. */
export interface Limits {
  /** Levels of nesting: at most `deepest`. */
  readonly depth: number;
  /** Items of lists and properties of records, all together. */
  readonly elements: number;
}

/** An encoder trusts the caller about the amount; depth guards against values without end. */
export type EncodeLimits = Pick<Limits, 'depth'>;

/** The deepest nesting that may be allowed: what calls itself for each level must come back before the stack is full. */
export const deepest = 1000;

export const defaultLimits: Limits = { depth: 64, elements: 1_000_000 };

/** Limits with the defaults for those that are missing. Throws UsageError 'bad-option'. */
export function limitsOf(limits: Partial<Limits> | undefined): Limits {
  if (limits === undefined) return defaultLimits;
  const { depth = defaultLimits.depth, elements = defaultLimits.elements } = limits;
  if (Number.isInteger(depth) && depth >= 0 && depth <= deepest && elements >= 0) return { depth, elements };
  throw new UsageError('bad-option', `limits: depth is ${depth}, elements is ${elements}`);
}
