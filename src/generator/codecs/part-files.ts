import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { typeOf } from './lookup.js';
import { kebab } from './names.js';

/** The file that a type's code stands in, as seen from a sibling file. */
export function fileOf(schema: ResolvedSchema, from: ResolvedType, to: string): string {
  const target = typeOf(schema, to);
  const file = `${kebab(target.localName)}.js`;
  return from.format === target.format ? `./${file}` : `../${target.format}/${file}`;
}
