import assert from 'node:assert/strict';
import fc from 'fast-check';
import { specification } from '../../spec/index.js';
import { needMore } from '../../src/runtime/index.js';
import { resolve } from '../../src/schema/index.js';
import { genericClasses, interpretDecode, interpretEncode } from '../../src/schema/interpreter/index.js';
import { fromLosslessJson, givenValues } from '../../src/schema/lossless-json/index.js';
import { primitives } from '../../src/transport/index.js';

const schema = resolve(specification);

describe('interpreter: spellings that are read but never written', () => {
  for (const type of Object.values(schema.types)) {
    const examples = type.examples.filter(({ error }) => error === undefined);
    // What shares the head of the type around it is shown there.
    if (examples.length === 0) continue;
    it(`${type.name}: mean the same, and are known as such`, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...examples),
          fc.infiniteStream(fc.nat()),
          ({ value: json, given: shown }, numbers) => {
            const given = givenValues(shown);
            const value = fromLosslessJson(json, genericClasses(schema));
            let chosen = false;
            const choose = (alternatives: number) => {
              const index = (numbers.next().value ?? 0) % alternatives;
              chosen ||= index > 0;
              return index;
            };
            const written = interpretEncode(schema, type.name, value, { given, choose, primitives });
            const read = interpretDecode(schema, type.name, written, { given, primitives });
            assert.ok(read !== needMore);
            assert.equal(read.canonical, !chosen);
            const canonical = interpretDecode(
              schema,
              type.name,
              interpretEncode(schema, type.name, value, { given, primitives }),
              {
                given,
                primitives,
              },
            );
            assert.ok(canonical !== needMore && canonical.canonical);
            assert.deepEqual(read.value, canonical.value);
          },
        ),
        { numRuns: 50 },
      );
    });
  }
});
