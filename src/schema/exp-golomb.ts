import type { ExpGolomb } from './model.js';

/** The smallest and largest number that a node allows; codes have 31 zeros in front at most. */
export function golombRange({ signed, min, max }: ExpGolomb): { readonly least: number; readonly most: number } {
  const { least, most } = golombLimits(signed);
  return { least: min ?? least, most: max ?? most };
}

/** What a code can say at all. */
export const golombLimits = (signed: boolean): { readonly least: number; readonly most: number } =>
  signed ? { least: 1 - 2 ** 31, most: 2 ** 31 - 1 } : { least: 0, most: 2 ** 32 - 2 };
