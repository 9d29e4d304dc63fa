import assert from 'node:assert/strict';
import { catalog } from '../../generated/catalog.js';
import { givenValues } from '../../src/schema/lossless-json/index.js';
import { assertPlaced, generatedOutcome } from '../property/support/outcome.js';
import { schema } from '../support/schema.js';
import { bytesOf, type Vector, vectors } from '../support/vectors.js';

/** Far above what any of these inputs takes, far below what a decoder takes that reads them more than once. */
const longestMilliseconds = 50;

describe('every vector, spoilt in every way', () => {
  const types = [...new Set(vectors.map(({ type }) => type))];
  let inputs = 0;

  for (const type of types) {
    it(`${type}: each bit flipped and each proper prefix give a value, "need more" or an error with its place`, () => {
      for (const vector of vectors.filter((of) => of.type === type)) {
        for (const bytes of spoilt(bytesOf(vector))) {
          inputs++;
          judge(vector, bytes);
        }
      }
    });
  }

  after(() => console.log(`mutation: ${inputs} inputs from ${vectors.length} vectors`));
});

function judge(vector: Vector, bytes: Uint8Array): void {
  const entry = catalog.get(vector.type);
  assert.ok(entry !== undefined, `there is no codec for ${vector.type}`);
  const given = vector.given && givenValues(vector.given);
  const attempt = (): number => {
    const begin = performance.now();
    assertPlaced(generatedOutcome(entry, bytes, given), bytes, schema);
    return performance.now() - begin;
  };
  // What is slow because the machine was busy is fast the next time.
  let took = attempt();
  for (let again = 0; again < 4 && took >= longestMilliseconds; again++) took = attempt();
  assert.ok(took < longestMilliseconds, `${Buffer.from(bytes).toString('hex')} takes ${took.toFixed(1)} ms`);
}

function* spoilt(bytes: Uint8Array): Generator<Uint8Array> {
  for (let length = 0; length < bytes.length; length++) yield bytes.slice(0, length);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const copy = bytes.slice();
    const at = Math.floor(bit / 8);
    copy[at] = (copy[at] ?? 0) ^ (0x80 >> (bit % 8));
    yield copy;
  }
}
