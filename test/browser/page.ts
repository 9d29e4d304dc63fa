import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { catalog, classes } from '../../generated/catalog.js';
import { DecodeError, LimitError } from '../../src/runtime/errors.js';
import { needMore } from '../../src/runtime/need-more.js';
import { fromLosslessJson, givenValues } from '../../src/schema/lossless-json/index.js';
import { graphDifference } from '../support/graph-equal.js';
import type { Vector } from '../support/vectors.js';
import { withMissing } from '../support/with-missing.js';

declare const vectors: readonly Vector[];

/** A browser has no digest that answers at once; codecs are handed one. */
const primitives = {
  'hmac-sha256': (key: Uint8Array, ...data: readonly Uint8Array[]): Uint8Array => {
    const made = hmac.create(sha256, key);
    for (const part of data) made.update(part);
    return made.digest();
  },
};

function judge(vector: Vector): string | undefined {
  const { type, hex, error, canonical } = vector;
  const entry = catalog.get(type);
  if (entry === undefined) return 'there is no codec for the type';
  const given = vector.given && givenValues(vector.given);
  const found = attempt(() => entry.decode(bytesOf(hex), given, { primitives }));
  if (error !== undefined) return found.code === error ? undefined : `${found.code ?? 'a value'} instead of ${error}`;
  if (found.code !== undefined) return found.code;
  const expected = fromLosslessJson(vector.value, classes);
  const difference = graphDifference(withMissing(expected, found.value), expected);
  if (difference !== undefined) return difference;
  const again = hexOf(entry.encode(found.value, given, { primitives }));
  return (again === hex) === canonical ? undefined : `is encoded as ${again}`;
}

function attempt(decode: () => unknown): { readonly value?: unknown; readonly code?: string } {
  try {
    const value = decode();
    return value === needMore ? { code: 'need-more' } : { value };
  } catch (error) {
    if (error instanceof DecodeError || error instanceof LimitError) return { code: error.code };
    throw error;
  }
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16));

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Runs the vectors in the page, and leaves what failed in its text. */
const failures = vectors.flatMap((vector) => {
  try {
    const failure = judge(vector);
    return failure === undefined ? [] : [`${vector.id}: ${failure}`];
  } catch (error) {
    return [`${vector.id}: ${String(error)}`];
  }
});
document.body.textContent = JSON.stringify({ run: vectors.length, failures: failures.slice(0, 20) });
