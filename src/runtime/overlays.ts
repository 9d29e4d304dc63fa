import { checkBytes, checkLength } from './checks.js';
import { DecodeError } from './errors.js';

/** Where parts lie: `[from, to, from, to, …]` in bytes, in any order, never on each other. */
export type Taken = readonly number[];

/** The sum of bytes, which says where other bytes are. */
export function sumOfBytes(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum += byte;
  return sum;
}

/** All bytes that no part covers, in order. */
export function bytesBetween(region: Uint8Array, taken: Taken): Uint8Array {
  const gaps = gapsIn(region, taken);
  const between = new Uint8Array(gaps.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const gap of gaps) {
    between.set(gap, at);
    at += gap.length;
  }
  return between;
}

/** Fills what no part covers. */
export function fillBetween(region: Uint8Array, taken: Taken, value: Uint8Array, path: string, rule: string): void {
  const gaps = gapsIn(region, taken);
  checkLength(
    checkBytes(value, path, rule).length,
    gaps.reduce((sum, { length }) => sum + length, 0),
    path,
    rule,
  );
  let at = 0;
  for (const gap of gaps) {
    gap.set(value.subarray(at, at + gap.length));
    at += gap.length;
  }
}

function gapsIn(region: Uint8Array, taken: Taken): Uint8Array[] {
  // Every other bound begins a gap once they are in order.
  const bounds = [0, ...[...taken].sort((left, right) => left - right), region.length];
  return bounds.flatMap((from, index) => (index % 2 === 0 ? [region.subarray(from, bounds[index + 1])] : []));
}

/** Puts bytes to where their part is. */
export function putBytes(target: Uint8Array, value: Uint8Array, path: string, rule: string): void {
  checkLength(checkBytes(value, path, rule).length, target.length, path, rule);
  target.set(value);
}

export function expectDigest(
  actual: Uint8Array,
  expected: Uint8Array,
  offset: number,
  path: string,
  rule: string,
): void {
  const isSame = actual.length === expected.length && actual.every((byte, index) => byte === expected[index]);
  if (isSame) return;
  throw new DecodeError('digest-mismatch', 'The digest is not that of the bytes around it', { offset, path, rule });
}

/** Goes on to the next case of a union by trial; throws what is wrong with more than its digest. */
export function expectOtherCase(error: unknown): void {
  if (!(error instanceof DecodeError) || error.code !== 'digest-mismatch') throw error;
}
