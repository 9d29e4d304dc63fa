import type { Example } from '../model.js';
import { fromLosslessJson } from './from-lossless.js';

/** The parameters of an example as codecs take them. */
export function givenValues(given: Example['given'] = {}): Record<string, number | boolean | Uint8Array> {
  return Object.fromEntries(
    Object.entries(given).map(([name, of]) => [name, typeof of === 'object' ? bytesOf(of) : of]),
  );
}

function bytesOf(of: { readonly $bytes: string }): Uint8Array {
  const value = fromLosslessJson(of, {});
  return value instanceof Uint8Array ? value : new Uint8Array();
}
