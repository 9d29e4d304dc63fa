import type { ResolvedSchema, ResolvedType } from '../../../schema/resolved.js';
import { bitDiagram } from './bit-diagram.js';
import type { Drawing } from './drawing.js';
import { internedPieces } from './interned-pieces.js';
import { piecesOf } from './pieces.js';

/** The picture of a type; none for what takes no bytes. */
export function layoutOf(schema: ResolvedSchema, type: ResolvedType): Drawing | undefined {
  const { type: node, localName } = type;
  // Fields and cases have names of their own.
  const label = ['struct', 'variant', 'bitstream'].includes(node.kind) ? '' : localName;
  return bitDiagram([...internedPieces(schema, type), ...piecesOf(schema, label, node)]);
}
