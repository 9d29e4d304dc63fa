import type { Node } from '../../schema/model.js';
import { direct, typeOf } from './lookup.js';
import type { Part } from './part.js';
import { fieldOf } from './read-struct.js';

/** A number that is known once the field behind it is written: the count of a record, or a size that tables decide. */
export interface MeasuredField {
  readonly field: string;
  readonly type: Extract<Node, { kind: 'derived' }>;
  readonly measure: 'countOf' | 'sizeOf';
  readonly of: string;
  /** Where the number stands; known when its run is written. */
  place?: string;
}

export function measuredFields(part: Part, node: Extract<Node, { kind: 'struct' }>): Map<string, MeasuredField> {
  const found = new Map<string, MeasuredField>();
  for (const [index, { name, type }] of node.fields.entries()) {
    if (type.kind !== 'derived' || (type.from.op !== 'countOf' && type.from.op !== 'sizeOf')) continue;
    const { op: measure, name: of } = type.from;
    const target = fieldOf(node, of);
    const inner = direct(part.schema, target.type);
    const named = inner.kind === 'ref' ? typeOf(part.schema, inner.type) : undefined;
    const isKnownLate =
      measure === 'countOf'
        ? (named?.type ?? inner).kind === 'record'
        : (named?.analysis.needsTables ?? []).length > 0 && node.fields.indexOf(target) > index;
    if (isKnownLate && derivedBits(type) % 8 === 0) found.set(name, { field: name, type, measure, of });
  }
  return found;
}

/** How wide the number is. */
export const derivedBits = (type: Extract<Node, { kind: 'derived' }>): number =>
  type.type.kind === 'enum' ? type.type.base.bits : type.type.bits;
