import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { arbitraries } from '../../generated/arbitraries/catalog.js';
import { catalog } from '../../generated/catalog.js';
import { primitives } from '../../src/transport/index.js';
import { schema } from '../support/schema.js';
import { assertPlaced, generatedOutcome } from './support/outcome.js';

const size = 256 * 1024;
const patience = 2000;

/** L4 for inputs that are large and bad on purpose: an answer comes soon, however the bytes repeat. */
describe('the laws for large inputs', () => {
  for (const entry of catalog.values()) {
    it(`L4: ${size} bytes that repeat are soon a value, too few, or an error for ${entry.name}`, function () {
      this.timeout(60_000);
      const cases = fc.sample(arbitraries.get(entry.name) ?? fc.constant({ given: undefined, value: undefined }), {
        seed: 3,
        numRuns: 12,
      });
      for (const { given, value } of cases) {
        const encoded = entry.encode(value, given, { primitives });
        for (const pattern of [encoded, encoded.slice(0, -1), encoded.slice(1), new Uint8Array([encoded[0] ?? 0])]) {
          const bytes = repeated(pattern);
          const start = performance.now();
          assertPlaced(generatedOutcome(entry, bytes, given), bytes, schema);
          const taken = performance.now() - start;
          assert.ok(taken < patience, `${taken} ms for ${Buffer.from(pattern.slice(0, 40)).toString('hex')} repeated`);
        }
      }
    });
  }
});

function repeated(pattern: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(size);
  if (pattern.length > 0)
    for (let at = 0; at < size; at += pattern.length) bytes.set(pattern.subarray(0, size - at), at);
  return bytes;
}
