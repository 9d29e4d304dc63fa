import { graphDifference } from '../../src/conformance/codec/graph-difference.js';

export { graphDifference };

/** Throws with the place of the first difference. */
export function assertGraphEqual(actual: unknown, expected: unknown, what: string): void {
  const difference = graphDifference(actual, expected);
  if (difference !== undefined) throw new Error(`${what}: ${difference}`);
}
