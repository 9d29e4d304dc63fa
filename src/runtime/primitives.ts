import { UsageError } from './errors.js';

/** A digest of the data, whose pieces count as one: synchronous, and always of the same length. */
export type Primitive = (key: Uint8Array, ...data: readonly Uint8Array[]) => Uint8Array;

/** Functions that codecs need and do not bring along, by name: `hmac-sha256`. */
export type Primitives = Readonly<Record<string, Primitive>>;

/** Applies a primitive that the caller has supplied. Throws UsageError 'missing-primitive' where it has not. */
export function applied(
  primitives: Primitives | undefined,
  name: string,
  key: Uint8Array,
  ...data: readonly Uint8Array[]
): Uint8Array {
  const primitive = primitives?.[name];
  if (primitive !== undefined) return primitive(key, ...data);
  throw new UsageError('missing-primitive', `options.primitives has no ${name}`);
}

/** The digest of a region without the bytes from `at` on that are for it. Throws UsageError as `applied` does, and 'bad-primitive'. */
export function digestOf(
  primitives: Primitives | undefined,
  name: string,
  bytes: number,
  key: Uint8Array,
  region: Uint8Array,
  at: number,
): Uint8Array {
  const digest = applied(primitives, name, key, region.subarray(0, at), region.subarray(at + bytes));
  if (digest.length === bytes) return digest;
  throw new UsageError('bad-primitive', `${name} gives ${digest.length} bytes, not ${bytes}`);
}
