/** What one decode or encode may take. Counts, not bytes: the input itself bounds the bytes. */
export interface Limits {
  /** Levels of nesting. */
  readonly depth: number;
  /** Items of lists and properties of records, all together. */
  readonly elements: number;
}

/** An encoder trusts the caller about the amount; depth guards against values without end. */
export type EncodeLimits = Pick<Limits, 'depth'>;

export const defaultLimits: Limits = { depth: 64, elements: 1_000_000 };
