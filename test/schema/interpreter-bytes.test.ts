import assert from 'node:assert/strict';
import fc from 'fast-check';
import { specification } from '../../spec/index.js';
import { DecodeError, LimitError, needMore } from '../../src/runtime/index.js';
import { resolve } from '../../src/schema/index.js';
import { type Decoded, interpretDecode, interpretEncode } from '../../src/schema/interpreter/index.js';
import { givenValues } from '../../src/schema/lossless-json/index.js';
import { primitives } from '../../src/transport/index.js';
import { bytesOf, hexOf } from './interpreter-support.js';

const schema = resolve(specification);

/** An example with some of its bytes changed, left out, or put in twice; or just bytes. */
const mutated = (hexes: readonly string[]) =>
  fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .tuple(fc.constantFrom(...hexes), fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.nat(2)), { maxLength: 4 }))
      .map(([hex, changes]) => {
        const bytes = [...bytesOf(hex)];
        for (const [at, byte, how] of changes) bytes.splice(at % (bytes.length + 1), how, ...(how === 2 ? [] : [byte]));
        return Uint8Array.from(bytes);
      }),
  );

function attempt(
  name: string,
  bytes: Uint8Array,
  given: Readonly<Record<string, number | boolean | Uint8Array>>,
): Decoded | undefined {
  try {
    const decoded = interpretDecode(schema, name, bytes, { given, primitives });
    return decoded === needMore ? undefined : decoded;
  } catch (error) {
    if (error instanceof DecodeError || error instanceof LimitError) return undefined;
    throw error;
  }
}

describe('interpreter: any bytes', () => {
  for (const type of Object.values(schema.types)) {
    const parameters = type.examples.map(({ given }) => givenValues(given));
    const hexes = type.examples.map(({ hex }) => hex);
    // What shares the head of the type around it has no bytes of its own.
    if (hexes.length === 0) continue;

    it(`${type.name}: give a value, need more, or an error of the bytes; values are written as they were read`, () => {
      fc.assert(
        fc.property(mutated(hexes), fc.constantFrom(...parameters), (bytes, given) => {
          const decoded = attempt(type.name, bytes, given);
          if (decoded === undefined) return;
          const written = interpretEncode(schema, type.name, decoded.value, { given, primitives });
          assert.equal(hexOf(written) === hexOf(bytes), decoded.canonical);
          const again = attempt(type.name, written, given);
          assert.deepEqual(again?.value, decoded.value);
          assert.ok(again?.canonical);
        }),
        { numRuns: 300 },
      );
    });

    it(`${type.name}: need more while an example is incomplete`, () => {
      for (const { hex, given: shown, error } of type.examples) {
        const given = givenValues(shown);
        const bytes = bytesOf(hex);
        if (error !== undefined || !type.analysis.delimited) continue;
        for (let end = 0; end < bytes.length; end += 1) {
          assert.equal(interpretDecode(schema, type.name, bytes.subarray(0, end), { given, primitives }), needMore);
        }
      }
    });
  }
});
