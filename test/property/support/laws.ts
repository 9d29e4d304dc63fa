import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Case } from '../../../generated/arbitraries/catalog.js';
import { EncodeError } from '../../../src/runtime/errors.js';
import { needMore } from '../../../src/runtime/need-more.js';
import { Reader } from '../../../src/runtime/reader.js';
import { interpretEncode } from '../../../src/schema/interpreter/index.js';
import { primitives } from '../../../src/transport/index.js';
import { assertGraphEqual } from '../../support/graph-equal.js';
import { assertSameBytes, hex, isSameBytes } from '../../support/same-bytes.js';
import { inputs, joined, type Subject } from './inputs.js';
import { assertPlaced, assertSame, encodeOutcome, generatedOutcome, interpretedOutcome } from './outcome.js';
import { spoilt } from './spoilt.js';
import type { Universe } from './universe.js';

/** Holds a property for many cases, and throws for the smallest that breaks it. */
export type Holds = <T>(cases: fc.Arbitrary<T>, check: (of: T) => void) => void;

export interface Law {
  readonly title: string;
  readonly hold: (holds: Holds) => void;
}

const law = (title: string, hold: Law['hold']): Law => ({ title, hold });

/** The laws of the design for one type. */
export function lawsOf(universe: Universe, subject: Subject): Law[] {
  const { entry, cases } = subject;
  const { schema } = universe;
  return [
    law('L1: decoding an encoded value gives the value, shared and cyclic parts as they were', (holds) => {
      holds(cases, ({ given, value }) => {
        assertGraphEqual(
          entry.decode(entry.encode(value, given), given),
          value,
          'decode(encode(value)) is another value',
        );
      });
    }),

    law(
      'L2: encoding a decoded value gives the bytes again exactly where the interpreter calls them canonical',
      (holds) => {
        holds(inputs(subject), ({ bytes, given }) => {
          const found = interpretedOutcome(universe, entry.name, bytes, given);
          if (found.is !== 'value') return;
          const again = encodedAgain(() => entry.encode(entry.decode(bytes, given), given));
          const isSame = again !== undefined && isSameBytes(again, bytes);
          if (isSame === found.canonical) return;
          const calls = found.canonical ? 'canonical' : 'not canonical';
          assert.fail(`the interpreter calls ${hex(bytes)} ${calls}, but it is encoded as ${again && hex(again)}`);
        });
      },
    ),

    law('L2: what is encoded is canonical', (holds) => {
      holds(cases, ({ given, value }) => {
        const bytes = entry.encode(value, given);
        assertSameBytes(
          entry.encode(entry.decode(bytes, given), given),
          bytes,
          'encode(decode(bytes)) gives other bytes',
        );
      });
    }),

    law('L2: a reader reads the same value, and stands behind it', (holds) => {
      holds(cases, ({ given, value }) => {
        const bytes = entry.encode(value, given);
        const reader = new Reader(bytes, { primitives });
        assertGraphEqual(entry.read(reader, given), value, 'a reader reads another value');
        assert.equal(reader.position, bytes.length);
      });
    }),

    ...prefixLaws(universe, subject),

    law('L4: any bytes give a value, "need more", or an error with its place and rule', (holds) => {
      holds(inputs(subject), ({ bytes, given }) => assertPlaced(generatedOutcome(entry, bytes, given), bytes, schema));
    }),

    law('L5: the size is known before encoding', (holds) => {
      holds(cases, ({ given, value }) => assert.equal(entry.size(value, given), entry.encode(value, given).length));
    }),

    law('L6: generated code and interpreter encode alike', (holds) => {
      holds(cases, ({ given, value }) => {
        const interpreted = interpretEncode(schema, entry.name, value, options(given));
        assertSameBytes(entry.encode(value, given), interpreted, 'generated code and interpreter write other bytes');
      });
    }),

    law('L6: generated code and interpreter decode any bytes alike, in values, errors and notes', (holds) => {
      holds(inputs(subject), ({ bytes, given }) => {
        assertSame(generatedOutcome(entry, bytes, given), interpretedOutcome(universe, entry.name, bytes, given));
      });
    }),

    law('L6: generated code and interpreter refuse the same values for the same reasons', (holds) => {
      holds(spoilt(universe, subject), ({ given, value }) => {
        assert.deepEqual(
          encodeOutcome(() => universe.encodeUnchecked(entry.name, value, given)),
          encodeOutcome(() => interpretEncode(schema, entry.name, value, options(given))),
        );
      });
    }),

    law('L6: generated code and interpreter meet limits alike', (holds) => {
      holds(fc.tuple(cases, limitations), ([{ given, value }, limits]) => {
        const bytes = entry.encode(value, given);
        const [generated, interpreted] = [
          generatedOutcome(entry, bytes, given, limits),
          interpretedOutcome(universe, entry.name, bytes, given, limits),
        ];
        assertPlaced(generated, bytes, schema);
        assertSame(generated, interpreted);
        const depth = { limits: { depth: limits.depth } };
        assert.deepEqual(
          encodeOutcome(() => entry.encode(value, given, depth)),
          encodeOutcome(() => interpretEncode(schema, entry.name, value, { ...options(given), ...depth })),
        );
      });
    }),

    law('L6: every spelling that is read gives the value, and the canonical one when written again', (holds) => {
      holds(fc.tuple(cases, fc.infiniteStream(fc.nat())), ([{ given, value }, choices]) => {
        const choose = (alternatives: number) => (choices.next().value ?? 0) % alternatives;
        const bytes = interpretEncode(schema, entry.name, value, { ...options(given), choose });
        assertSame(generatedOutcome(entry, bytes, given), interpretedOutcome(universe, entry.name, bytes, given));
        const decoded = entry.decode(bytes, given);
        assertGraphEqual(decoded, value, 'another spelling gives another value');
        assertSameBytes(entry.encode(decoded, given), entry.encode(value, given), 'written again, it is not canonical');
      });
    }),
  ];
}

const limitations = fc.record({ depth: fc.nat(4), elements: fc.nat(6) });

/**
 * L3. The bytes of a delimited type say where it ends, so a proper prefix always wants more, and a stream of them can
 * be cut anywhere. A type that runs to the end of its region takes a prefix for the whole where it can: its bytes
 * are cut out by whoever knows the region. So a prefix of it is a value or wants more, but is never an error.
 */
function prefixLaws({ schema }: Universe, { entry, cases }: Subject): Law[] {
  const isDelimited = schema.types[entry.name]?.analysis.delimited === true;
  const expected = isDelimited ? 'wants more' : 'is a value or wants more';

  const prefix = law(`L3: a proper prefix ${expected}`, (holds) => {
    holds(fc.tuple(cases, fc.nat()), ([{ given, value }, cut]) => {
      const bytes = entry.encode(value, given);
      for (const length of prefixLengths(bytes.length, cut)) {
        const found = generatedOutcome(entry, bytes.slice(0, length), given).is;
        const isFine = found === 'needMore' || (found === 'value' && !isDelimited);
        if (!isFine) assert.fail(`the first ${length} of the bytes ${hex(bytes)} give ${found}`);
      }
    });
  });

  if (!isDelimited) return [prefix];
  const stream = law('L3: a stream gives the same values however it is cut', (holds) => {
    const streams = fc.tuple(fc.array(cases, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(), { maxLength: 4 }));
    holds(streams, ([row, cuts]) => {
      const encoded = row.map(({ given, value }) => entry.encode(value, given));
      const found = readStream(entry, row, pieces(joined(...encoded), cuts));
      assertGraphEqual(
        found,
        row.map(({ value }) => value),
        'the stream gives other values',
      );
    });
  });
  return [prefix, stream];
}

/** Bytes that are no UTF-8 read as U+FFFD, which takes more bytes: where there is no room, the text cannot go back. */
function encodedAgain(encode: () => Uint8Array): Uint8Array | undefined {
  try {
    return encode();
  } catch (error) {
    if (error instanceof EncodeError && ['too-long', 'wrong-length'].includes(error.code)) return undefined;
    throw error;
  }
}

/** All prefixes of what is short, one of what is long. */
const prefixLengths = (length: number, cut: number): number[] =>
  length <= 32 ? Array.from({ length }, (_, index) => index) : [cut % length];

function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((left, right) => left - right), bytes.length];
  return places.slice(1).map((end, index) => bytes.slice(places[index], end));
}

/** Reads values as a connection would: each piece is put behind what is left of those before. */
function readStream(entry: Subject['entry'], row: readonly Case[], parts: readonly Uint8Array[]): unknown[] {
  const values: unknown[] = [];
  let rest = new Uint8Array();
  for (const part of parts) {
    rest = new Uint8Array(joined(rest, part));
    while (values.length < row.length) {
      const reader = new Reader(rest, { primitives });
      const value = entry.read(reader, row[values.length]?.given);
      if (value === needMore) break;
      values.push(value);
      rest = rest.slice(reader.position);
    }
  }
  assert.equal(rest.length, 0, `${rest.length} bytes of the stream are left over`);
  return values;
}

const options = (given: Case['given']) => ({ primitives, ...(given === undefined ? {} : { given }) });
