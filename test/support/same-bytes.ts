import assert from 'node:assert/strict';

/** Bytes as hex digits; of long ones the beginning and the length. */
export const hex = (bytes: Uint8Array): string =>
  bytes.length <= 400
    ? Buffer.from(bytes).toString('hex')
    : `${Buffer.from(bytes.subarray(0, 400)).toString('hex')}… (${bytes.length} bytes)`;

export const isSameBytes = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

/** Throws with both as hex digits, and where they part. */
export function assertSameBytes(actual: Uint8Array, expected: Uint8Array, what: string): void {
  if (isSameBytes(actual, expected)) return;
  const at = actual.findIndex((byte, index) => byte !== expected[index]);
  const place = at === -1 ? Math.min(actual.length, expected.length) : at;
  assert.fail(`${what}: they part at byte ${place}\n  ${hex(actual)}\n  ${hex(expected)}`);
}
