import { mentions } from '../../schema/interpreter/expressions.js';
import type { Field, Node } from '../../schema/model.js';
import { direct, typeOf } from './lookup.js';
import type { Part } from './part.js';
import { fieldOf } from './read-struct.js';
import { runsOf } from './runs.js';

type Struct = Extract<Node, { kind: 'struct' }>;
type Derived = Extract<Node, { kind: 'derived' }>;

export interface DerivedField {
  readonly name: string;
  readonly type: Derived;
}

/** A number that is known once the field behind it is written: the count of a record, or a size that tables decide. */
export interface MeasuredField {
  readonly field: string;
  readonly type: Derived;
  readonly measure: 'countOf' | 'sizeOf';
  readonly of: string;
  /** Where the number stands; known when its run is written. */
  place?: string;
}

export function measuredFields(part: Part, node: Struct): Map<string, MeasuredField> {
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

/** Derived numbers that need the sizes of fields in front of them: by the last of these, behind which they are known. */
export function sizedBehind({ schema }: Part, node: Struct): Map<string, readonly DerivedField[]> {
  const found = new Map<string, DerivedField[]>();
  const written = runsOf(schema, node.fields).flatMap(({ next }) =>
    next !== undefined && isMeasurable(next) ? [next] : [],
  );
  for (const [index, { name, type }] of node.fields.entries()) {
    if (type.kind !== 'derived') continue;
    const needed = written.filter((of) => mentions(type.from, ['sizeOf'], of.name) && node.fields.indexOf(of) < index);
    const last = needed.at(-1);
    if (last !== undefined) found.set(last.name, [...(found.get(last.name) ?? []), { name, type }]);
  }
  return found;
}

const isMeasurable = ({ type }: Field): boolean => !['spellings', 'when', 'ifMore'].includes(type.kind);

/** How wide the number is. */
export const derivedBits = (type: Derived): number =>
  type.type.kind === 'enum' ? type.type.base.bits : type.type.bits;
