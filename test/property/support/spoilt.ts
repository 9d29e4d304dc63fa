import * as fc from 'fast-check';
import type { Case } from '../../../generated/arbitraries/catalog.js';
import type { ResolvedSchema } from '../../../src/schema/resolved.js';
import type { Subject } from './inputs.js';
import { withOneReplaced } from './parts.js';
import type { Universe } from './universe.js';

/**
 * Values that a compiler would let pass and an encoder may have to refuse: a number or a text that does not fit, an
 * optional field there or not there against its condition, parameters of another value.
 */
export const spoilt = ({ schema }: Universe, { entry, cases }: Subject): fc.Arbitrary<Case> =>
  fc.oneof(
    fc
      .tuple(cases, fc.nat(), misfits)
      .map(([{ given, value }, at, thing]) => ({ given, value: replaced(value, at, thing) })),
    fc
      .tuple(cases, fc.nat())
      .map(([{ given, value }, at]) => ({ given, value: toggled(schema, entry.name, value, at) })),
    fc.tuple(cases, cases).map(([{ value }, { given }]) => ({ given, value })),
  );

const misfits = fc.oneof(
  fc.constantFrom(-1, 0.5, -0, 3, 256, 70_000, 2 ** 32, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY),
  fc.constantFrom('\ud800', 'a\udfff', 'x', 'x'.repeat(2 ** 16)),
  fc.constantFrom(new Uint8Array(), new Uint8Array(3)),
);

/** A copy in which one number, text or run of bytes is another one. Kinds stay: they are types, not data. */
function replaced(root: unknown, at: number, thing: unknown): unknown {
  return withOneReplaced(root, at, (part, name) => name !== 'kind' && isAlike(part, thing), thing);
}

/** A copy in which an optional field of the type's own struct is missing, or has a number. */
function toggled(schema: ResolvedSchema, name: string, value: unknown, at: number): unknown {
  const type = schema.types[name]?.type;
  const node = type?.kind === 'bitstream' ? type.type : type;
  const fields = node?.kind === 'struct' ? node.fields.filter(({ type }) => type.kind === 'when') : [];
  const field = fields[at % fields.length];
  if (field === undefined || typeof value !== 'object' || value === null) return value;
  const copy: object = Object.create(Object.getPrototypeOf(value));
  for (const [key, part] of Object.entries(value)) set(copy, key, part);
  const isThere = Object.getOwnPropertyDescriptor(value, field.name)?.value !== undefined;
  set(copy, field.name, isThere ? undefined : 3);
  return copy;
}

const isAlike = (left: unknown, right: unknown): boolean =>
  typeof left === 'object' ? left instanceof Uint8Array && right instanceof Uint8Array : typeof left === typeof right;

function set(of: object, name: string, value: unknown): void {
  Object.defineProperty(of, name, { value, configurable: true, enumerable: true, writable: true });
}
