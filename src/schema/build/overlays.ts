import type {
  At,
  Bytes,
  BytesDefinition,
  BytesExpression,
  Computed,
  Digest,
  Expression,
  Node,
  Notes,
  Overlay,
  Trial,
  Uint,
} from '../model.js';
import { type Term, term } from './expressions.js';
import { type Part, part } from './structures.js';

/** A region of so many bytes with parts at their places, and what is between them. */
export const overlay = (
  size: number,
  filler: string,
  parts: Readonly<Record<string, At | Computed>>,
  notes: Notes = {},
): Overlay => ({
  kind: 'overlay',
  size,
  filler,
  fields: Object.entries(parts).map(([name, type]) => ({ name, type })),
  ...notes,
});

/** A part of an overlay, so many bytes from its beginning. */
export const at = (place: Term, type: Uint | Bytes | Digest, notes: Notes = {}): At => ({
  kind: 'at',
  at: term(place),
  type,
  ...notes,
});

/** A digest of all other bytes of the overlay. */
export const digest = (primitive: string, bytes: number, key: BytesExpression, notes: Notes = {}): Digest => ({
  kind: 'digest',
  primitive,
  bytes,
  key,
  ...notes,
});

/** Named bytes, or so many of them from the first on. */
export const bytesOf = ({ name }: BytesDefinition, first?: number): BytesExpression => ({
  op: 'bytes',
  name,
  ...(first === undefined ? {} : { first }),
});
/** Bytes that are a parameter of the type. */
export const givenBytes = (name: string): BytesExpression => ({ op: 'given', name });
/** What a primitive makes of key and data. */
export const apply = (primitive: string, key: BytesExpression, data: BytesExpression): BytesExpression => ({
  op: 'apply',
  primitive,
  key,
  data,
});
export const eitherBytes = (condition: Expression, yes: BytesExpression, no: BytesExpression): BytesExpression => ({
  op: 'if',
  condition,
  yes,
  no,
});

/** The first case whose digest is right, else the last. */
export const byTrial = (cases: Readonly<Record<string, Part>>, notes: Notes = {}): Trial => ({
  kind: 'trial',
  cases: Object.entries(cases).map(([name, of]): { name: string; type: Node } => ({ name, type: part(of) })),
  ...notes,
});
