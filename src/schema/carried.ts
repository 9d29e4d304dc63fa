import type { Struct } from './model.js';

/** The list that carries a field of its struct on, and the number of the field while it does. */
export function carrying(
  { fields }: Struct,
  field: string,
): { readonly name: string; readonly while: number } | undefined {
  for (const { name, type } of fields) {
    if (type.kind !== 'list' || typeof type.until !== 'object' || !('carries' in type.until)) continue;
    if (type.until.carries === field) return { name, while: type.until.while };
  }
  return undefined;
}
