import * as fc from 'fast-check';
import { arbitraries, type Case } from '../../../generated/arbitraries/catalog.js';
import { type CatalogEntry, catalog, type Given } from '../../../generated/catalog.js';
import { primitives } from '../../../src/transport/index.js';

/** A type with what the laws need of it. */
export interface Subject {
  readonly entry: CatalogEntry;
  readonly cases: fc.Arbitrary<Case>;
}

/** Every type of the spec that has a codec. */
export const subjects: readonly Subject[] = [...catalog.values()].map((entry) => {
  const cases = arbitraries.get(entry.name);
  if (cases === undefined) throw new Error(`${entry.name} has a codec but no arbitrary`);
  return { entry: withPrimitives(entry), cases };
});

/** Codecs that have what some of them need of cryptography. */
export function withPrimitives(entry: CatalogEntry): CatalogEntry {
  return {
    ...entry,
    decode: (bytes, given, options) => entry.decode(bytes, given, { primitives, ...options }),
    encode: (value, given, options) => entry.encode(value, given, { primitives, ...options }),
  };
}

export interface Input {
  readonly bytes: Uint8Array;
  readonly given: Given | undefined;
}

/** Bytes that may or may not be a value: random ones, and encodings with something done to them. */
export const inputs = ({ entry, cases }: Subject): fc.Arbitrary<Input> =>
  fc.oneof(
    { weight: 1, arbitrary: randomInputs(cases) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(cases, fc.array(mutations, { minLength: 1, maxLength: 3 }))
        .map(([{ given, value }, changes]) => ({
          bytes: changes.reduce((bytes, change) => change(bytes), entry.encode(value, given)),
          given,
        })),
    },
  );

const randomInputs = (cases: fc.Arbitrary<Case>): fc.Arbitrary<Input> =>
  fc.tuple(cases, fc.uint8Array({ maxLength: 48 })).map(([{ given }, bytes]) => ({ bytes, given }));

export type Mutation = (bytes: Uint8Array) => Uint8Array;

/** Flip bits, set a byte, cut, repeat a part, put bytes in between. Places are fractions of the length. */
export const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place(), fc.nat(7)).map(([at, bit]) => replaced(at, (byte) => byte ^ (1 << bit))),
  fc.tuple(place(), fc.nat(255)).map(([at, byte]) => replaced(at, () => byte)),
  place().map((at) => (bytes: Uint8Array) => bytes.slice(0, index(bytes, at))),
  fc.tuple(place(), place()).map(([from, to]) => (bytes: Uint8Array) => {
    const [start, end] = [index(bytes, from), index(bytes, to)].sort((left, right) => left - right);
    return joined(bytes.subarray(0, end), bytes.subarray(start));
  }),
  fc.tuple(place(), fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([at, more]) => (bytes: Uint8Array) => {
    const middle = index(bytes, at);
    return joined(bytes.subarray(0, middle), more, bytes.subarray(middle));
  }),
);

function place(): fc.Arbitrary<number> {
  return fc.oneof(fc.nat(24), fc.nat());
}

const index = (bytes: Uint8Array, at: number): number => at % (bytes.length + 1);

const replaced =
  (at: number, change: (byte: number) => number): Mutation =>
  (bytes) => {
    if (bytes.length === 0) return bytes;
    const copy = bytes.slice();
    const target = at % bytes.length;
    copy[target] = change(copy[target] ?? 0);
    return copy;
  };

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
