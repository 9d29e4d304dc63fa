import type { At } from '../model.js';
import { fixedBits } from '../resolver/sizes.js';
import { type Lookup, scalarOf } from './expressions.js';

/** What expressions see of an overlay: numbers, and sums of bytes. */
export function partLookup(values: ReadonlyMap<string, unknown>, outer: Lookup): Lookup {
  return (op, name) => {
    const value = values.get(name);
    if (op === 'field' && values.has(name)) return scalarOf(value);
    if (op === 'sumOf' && value instanceof Uint8Array) return value.reduce((sum, byte) => sum + byte, 0);
    return outer(op, name);
  };
}

/** Bytes of a part; the resolver has found that they never vary. */
export const bytesOfPart = ({ type }: At): number => (fixedBits(type, () => undefined) ?? 0) / 8;

/** The bytes of a region that no part covers, in pieces: from here to there. */
export function gaps(covered: readonly boolean[]): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  covered.forEach((isCovered, at) => {
    const last = found.at(-1);
    if (isCovered) return;
    if (last?.to === at) last.to = at + 1;
    else found.push({ from: at, to: at + 1 });
  });
  return found;
}
