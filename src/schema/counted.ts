import type { Case, Variant } from './model.js';
import type { ResolvedSchema } from './resolved.js';

/** Whether values of a case take an index in the table that the variant counts in, without being in it. */
export function takesIndex({ types }: ResolvedSchema, { counts }: Variant, { type }: Pick<Case, 'type'>): boolean {
  if (counts === undefined || type.kind === 'recall') return false;
  const named = type.kind === 'ref' ? types[type.type] : undefined;
  return named?.remember !== counts && named?.interned?.table !== counts;
}

/** Whether a table has indices of values that are not in it. */
export const hasGaps = ({ types }: ResolvedSchema, table: string): boolean =>
  Object.values(types).some(({ type }) => type.kind === 'variant' && type.counts === table);
