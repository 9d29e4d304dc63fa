import { type DecodeOutcome, decodeOutcome, structsIn } from '../../schema/interpreter/index.js';
import { givenValues, toLosslessJson } from '../../schema/lossless-json/index.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { primitives } from '../primitives.js';
import { type Change, changesOf, ownLeaves } from './changes.js';
import { featuresOf } from './features.js';
import { distinct } from './names.js';
import { numbersIn } from './numbers-in.js';
import type { Vector } from './vector.js';

/** Seeds longer than this are left alone, and so are leaves beyond so many: vectors are for reading, too. */
const longestSeed = 96;
const mostLeaves = 24;
/** Vectors that one example gives at most. */
const mostOfOne = 24;

/**
 * Vectors that nobody wrote: the examples of a type with one thing changed, as the reference interpreter reads them. A
 * change is kept if it shows what no vector of the type before it showed.
 */
export function derivedVectors(schema: ResolvedSchema, type: ResolvedType, examples: readonly Vector[]): Vector[] {
  const seen = new Set<string>();
  const hexes = new Set(examples.map(({ hex, given }) => hex + JSON.stringify(given)));
  const numbers = numbersIn(type.type);
  for (const { hex, given } of examples) {
    const outcome = outcomeOf(schema, type, bytesOf(hex), given);
    for (const feature of featuresOf(outcome, { name: '', bytes: bytesOf(hex), at: '' })) seen.add(feature);
  }
  const vectors = examples.flatMap((seed) =>
    changesOfSeed(schema, type, seed, numbers)
      .flatMap((change) => {
        const hex = hexOf(change.bytes);
        if (hexes.has(hex + JSON.stringify(seed.given))) return [];
        const outcome = outcomeOf(schema, type, change.bytes, seed.given);
        const fresh = featuresOf(outcome, change).filter((feature) => !seen.has(feature));
        if (fresh.length === 0) return [];
        for (const feature of fresh) seen.add(feature);
        hexes.add(hex + JSON.stringify(seed.given));
        return [vectorOf(schema, type, seed, change, outcome)];
      })
      .slice(0, mostOfOne),
  );
  const ids = distinct(vectors.map(({ id }) => id));
  return vectors.map((vector, index) => ({ ...vector, id: ids[index] ?? vector.id }));
}

function changesOfSeed(schema: ResolvedSchema, type: ResolvedType, seed: Vector, numbers: readonly number[]): Change[] {
  const bytes = bytesOf(seed.hex);
  if (seed.validity === 'invalid' || bytes.length > longestSeed) return [];
  const outcome = outcomeOf(schema, type, bytes, seed.given);
  if (outcome.is !== 'value') return [];
  const leaves = ownLeaves(outcome.decoded.tree, (name) => Object.hasOwn(schema.types, name));
  return changesOf(bytes, leaves.slice(0, mostLeaves), numbers);
}

function vectorOf(
  schema: ResolvedSchema,
  type: ResolvedType,
  seed: Vector,
  change: Change,
  outcome: DecodeOutcome,
): Vector {
  return {
    id: `${seed.id}~${change.name.replaceAll(' ', '-')}`,
    type: type.name,
    doc: `${seed.doc ?? seed.id.slice(type.name.length + 1)}, but ${change.name}`,
    hex: hexOf(change.bytes),
    ...(seed.given === undefined ? {} : { given: seed.given }),
    ...judged(schema, type, outcome),
    source: type.from,
  };
}

function judged(
  schema: ResolvedSchema,
  type: ResolvedType,
  outcome: DecodeOutcome,
): Pick<Vector, 'value' | 'canonical' | 'validity' | 'error' | 'rules'> {
  switch (outcome.is) {
    case 'needMore':
      return { canonical: false, validity: 'invalid', error: 'need-more', rules: [type.layoutRule] };
    case 'error':
      return { canonical: false, validity: 'invalid', error: outcome.code, rules: [outcome.rule] };
    case 'value': {
      const { value, canonical, notes } = outcome.decoded;
      const structs = structsIn(schema, type.name, value);
      const rules = [...new Set([type.layoutRule, ...notes.map(({ rule }) => rule)])];
      const isContested = rules.some((rule) => schema.rules[rule]?.level === 'CONFLICT');
      return {
        value: toLosslessJson(value, (of) => structs.has(of)),
        canonical,
        validity: isContested ? 'contested' : 'valid',
        rules,
      };
    }
  }
}

const outcomeOf = (
  schema: ResolvedSchema,
  type: ResolvedType,
  bytes: Uint8Array,
  given: Vector['given'],
): DecodeOutcome => decodeOutcome(schema, type.name, bytes, { given: givenValues(given), primitives });

const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
