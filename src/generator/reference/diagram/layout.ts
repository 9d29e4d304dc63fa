import type { ResolvedSchema, ResolvedType } from '../../../schema/resolved.js';
import { bitDiagram } from './bit-diagram.js';
import type { Drawing } from './drawing.js';
import { piecesOf } from './pieces.js';

/** The picture of a type; none for what takes no bytes. */
export function layoutOf(schema: ResolvedSchema, { type, localName }: ResolvedType): Drawing | undefined {
  // Fields and cases have names of their own.
  const label = type.kind === 'struct' || type.kind === 'variant' ? '' : localName;
  return bitDiagram(piecesOf(schema, label, type));
}
