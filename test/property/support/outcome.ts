import assert from 'node:assert/strict';
import type { CatalogEntry, Given } from '../../../generated/catalog.js';
import { DecodeError, EncodeError, LimitError } from '../../../src/runtime/errors.js';
import type { Limits } from '../../../src/runtime/limits.js';
import { needMore } from '../../../src/runtime/need-more.js';
import type { Note } from '../../../src/runtime/reader.js';
import { interpretDecode } from '../../../src/schema/interpreter/index.js';
import type { ResolvedSchema } from '../../../src/schema/resolved.js';
import { primitives } from '../../../src/transport/index.js';
import { graphDifference } from '../../support/graph-equal.js';
import type { Universe } from './universe.js';

/** A deviation that a decoder has accepted and told of. */
interface Noted {
  readonly rule: string;
  readonly offset: number;
  readonly path: string;
}

/** What came of a decode: the design allows these and nothing else. */
export type Outcome =
  | { readonly is: 'value'; readonly value: unknown; readonly notes: readonly Noted[]; readonly canonical?: boolean }
  | { readonly is: 'needMore' }
  | {
      readonly is: 'DecodeError' | 'LimitError';
      readonly code: string;
      readonly offset: number;
      readonly path: string;
      readonly rule: string;
    };

export function generatedOutcome(
  entry: CatalogEntry,
  bytes: Uint8Array,
  given: Given | undefined,
  limits: Partial<Limits> = {},
): Outcome {
  const notes: Noted[] = [];
  const note: Note = (rule, offset, path) => notes.push({ rule, offset, path });
  return outcomeOf(() => {
    const value = entry.decode(bytes, given, { note, limits, primitives });
    return value === needMore ? { is: 'needMore' } : { is: 'value', value, notes };
  });
}

export function interpretedOutcome(
  { schema, classes }: Pick<Universe, 'schema' | 'classes'>,
  name: string,
  bytes: Uint8Array,
  given: Given | undefined,
  limits: Partial<Limits> = {},
): Outcome {
  return outcomeOf(() => {
    const decoded = interpretDecode(schema, name, bytes, {
      classes,
      limits,
      primitives,
      ...(given === undefined ? {} : { given }),
    });
    if (decoded === needMore) return { is: 'needMore' };
    return { is: 'value', value: decoded.value, notes: decoded.notes, canonical: decoded.canonical };
  });
}

export function outcomeOf(decode: () => Outcome): Outcome {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof DecodeError) && !(error instanceof LimitError)) throw error;
    const { code, offset, path, rule } = error;
    return { is: error instanceof DecodeError ? 'DecodeError' : 'LimitError', code, offset, path, rule };
  }
}

/** L4: an error names a place in the input, a type of the spec and a rule of the spec. */
export function assertPlaced(outcome: Outcome, input: Uint8Array, schema: ResolvedSchema): void {
  if (outcome.is === 'value' || outcome.is === 'needMore') return;
  const { offset, path, rule } = outcome;
  assert.ok(
    Number.isInteger(offset) && offset >= 0 && offset <= input.length,
    `the offset ${offset} of the error is not inside the ${input.length} bytes of the input`,
  );
  const type = path.split('.').slice(0, 2).join('.');
  assert.ok(type in schema.types, `the path ${path} of the error does not begin with a type of the spec`);
  assert.ok(rule in schema.rules, `the rule ${rule} of the error is not in the spec`);
}

/** L6: both give the same value and notes, or the same error at the same place. */
export function assertSame(generated: Outcome, interpreted: Outcome): void {
  const [one, other] = [describe(generated), describe(interpreted)];
  assert.equal(one, other, `generated code and interpreter disagree:\n  generated:   ${one}\n  interpreter: ${other}`);
  if (generated.is !== 'value' || interpreted.is !== 'value') return;
  const difference = graphDifference(generated.value, interpreted.value);
  assert.equal(difference, undefined, `generated code and interpreter decode different values: ${difference}`);
}

function describe(outcome: Outcome): string {
  if (outcome.is === 'needMore') return 'needs more bytes';
  if (outcome.is !== 'value') {
    return `${outcome.is} ${outcome.code} at byte ${outcome.offset}, ${outcome.path} (${outcome.rule})`;
  }
  const notes = outcome.notes.map(({ rule, offset, path }) => `${rule} at byte ${offset}, ${path}`);
  return `a value${notes.length === 0 ? '' : `, noting ${notes.join('; ')}`}`;
}

/** What came of an encode: bytes, or an error. Offsets say nothing about a value. */
export function encodeOutcome(encode: () => Uint8Array): { readonly bytes: Uint8Array } | { readonly error: string } {
  try {
    return { bytes: encode() };
  } catch (error) {
    if (!(error instanceof EncodeError) && !(error instanceof LimitError)) throw error;
    return { error: `${error.name} ${error.code}, ${error.path} (${error.rule})` };
  }
}
