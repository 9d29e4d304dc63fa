import assert from 'node:assert/strict';
import { specification } from '../../spec/index.js';
import { DecodeError } from '../../src/runtime/errors.js';
import { needMore } from '../../src/runtime/need-more.js';
import { resolve } from '../../src/schema/index.js';
import { genericClasses, interpretDecode, interpretEncode, structsIn } from '../../src/schema/interpreter/index.js';
import { fromLosslessJson, givenValues, toLosslessJson } from '../../src/schema/lossless-json/index.js';
import { primitives } from '../../src/transport/index.js';

const schema = resolve(specification);
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('every example of the spec', () => {
  for (const type of Object.values(schema.types)) {
    type.examples.forEach((example, index) => {
      const given = givenValues(example.given);
      const bytes = bytesOf(example.hex);
      const what = `${type.name} #${index}`;

      if (example.error !== undefined) {
        it(`${what} is refused`, () => {
          assert.throws(
            () => interpretDecode(schema, type.name, bytes, { given, primitives }),
            (error) => {
              assert.ok(error instanceof DecodeError);
              assert.equal(error.code, example.error);
              if (example.rules?.length === 1) assert.equal(error.rule, example.rules[0]);
              return true;
            },
          );
        });
        return;
      }

      it(`${what} decodes to its value`, () => {
        const decoded = interpretDecode(schema, type.name, bytes, { given, primitives });
        assert.ok(decoded !== needMore);
        const structs = structsIn(schema, type.name, decoded.value);
        assert.deepEqual(
          toLosslessJson(decoded.value, (of) => structs.has(of)),
          example.value,
        );
        assert.equal(decoded.canonical, example.canonical ?? true);
        assert.equal(decoded.tree.length, bytes.length);
      });

      it(`${what} encodes from its value`, () => {
        const value = fromLosslessJson(example.value, genericClasses(schema));
        const written = interpretEncode(schema, type.name, value, { given, primitives });
        if (example.canonical !== false) assert.equal(hexOf(written), hexOf(bytes));
        const again = interpretDecode(schema, type.name, written, { given, primitives });
        assert.ok(again !== needMore && again.canonical);
      });
    });
  }
});
