import assert from 'node:assert/strict';
import fc from 'fast-check';
import { amf0Format } from '../../spec/amf0/index.js';
import { amf3Format } from '../../spec/amf3/index.js';
import { documents } from '../../spec/documents.js';
import { chunkBasicHeader, chunkMessageHeader } from '../../spec/rtmp/2-chunk-header.js';
import { chunkStream } from '../../spec/rtmp/3-chunk-stream.js';
import { SchemaError } from '../../src/runtime/errors.js';
import { checkSpecification, diagnose, format, resolve } from '../../src/schema/index.js';

const rtmp = format('rtmp', 'Part of the protocol.', [chunkBasicHeader, chunkMessageHeader, chunkStream]);
/** Without their sections, which are most of the text and of no interest here. */
const titles = Object.fromEntries(Object.entries(documents).map(([name, { title, year }]) => [name, { title, year }]));
const spec = JSON.stringify({ documents: titles, formats: [amf0Format, amf3Format, rtmp] });

describe('specifications with parts changed at random', () => {
  /** Every place where a value stands, as the holder and the key. */
  const places = (root: unknown): readonly (readonly [object, string])[] =>
    typeof root === 'object' && root !== null
      ? Object.entries(root).flatMap(([key, of]) => [[root, key] as const, ...places(of)])
      : [];
  const pick = <T>(of: readonly T[], at: number): T => of[at % of.length] ?? assert.fail('nothing to pick from');
  const change = fc.record({
    at: fc.nat(),
    to: fc.oneof(
      fc.record({ copy: fc.nat() }),
      fc.record({
        value: fc.oneof(fc.constantFrom(0, 1, 3, 8, 53, 64, 'rest', 'end', null), fc.integer(), fc.string()),
      }),
      fc.constant('gone' as const),
    ),
  });

  it('resolve, or give a SchemaError that says where', () => {
    let resolved = 0;
    let invalid = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const json: unknown = JSON.parse(spec);
        for (const { at, to } of changes) {
          const all = places(json);
          const [holder, key] = pick(all, at);
          if (to === 'gone')
            Array.isArray(holder) ? holder.splice(Number(key), 1) : Reflect.deleteProperty(holder, key);
          else Reflect.set(holder, key, 'copy' in to ? structuredClone(Reflect.get(...pick(all, to.copy))) : to.value);
        }
        try {
          const checked = checkSpecification(json);
          const errors = diagnose(checked).filter(({ severity }) => severity === 'error');
          if (errors.length > 0) invalid++;
          resolve(checked);
          assert.deepEqual(errors, []);
          resolved++;
        } catch (error) {
          assert.ok(error instanceof SchemaError, String(error));
          assert.ok(error.diagnostics.length > 0 && error.diagnostics.every(({ path }) => path !== ''));
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(resolved > 0 && invalid > 0, `${resolved} resolved, ${invalid} invalid`);
  });
});
