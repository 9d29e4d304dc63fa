import assert from 'node:assert/strict';
import { jsonText } from '../../../src/generator/reference/examples/json-text.js';
import { shownExamples } from '../../../src/generator/reference/examples/shown-example.js';
import { schema } from '../../support/schema.js';

describe('the examples of the reference', () => {
  for (const type of Object.values(schema.types)) {
    it(`say of each byte what it is: ${type.name}`, () => {
      for (const { bytes, rows, outcome } of shownExamples(schema, type)) {
        if (outcome.is === 'refused') continue;
        const named = new Set(
          rows.flatMap(({ offset, length = 0 }) => Array.from({ length }, (_, index) => offset + index)),
        );
        assert.deepEqual(
          [...bytes.keys()].filter((at) => !named.has(at)),
          [],
        );
        assert.ok(rows.every(({ offset, length = 0 }) => offset + length <= bytes.length));
        assert.ok(rows.length <= 64, `${rows.length} rows`);
      }
    });
  }

  it('show the place where bytes are refused', () => {
    const refused = Object.values(schema.types).flatMap((type) =>
      shownExamples(schema, type).flatMap(({ outcome }, index) =>
        outcome.is === 'refused' ? [{ outcome, expected: type.examples[index]?.error }] : [],
      ),
    );
    assert.ok(refused.length > 10);
    for (const { outcome, expected } of refused) {
      assert.equal(outcome.code, expected);
      assert.ok(schema.rules[outcome.rule], outcome.rule);
    }
  });

  it('show what is written for bytes that are only read', () => {
    const type = schema.types['rtmp.chunkBasicHeader'] ?? assert.fail();
    const [last] = shownExamples(schema, type).slice(-1);
    assert.ok(last?.outcome.is === 'valid');
    assert.deepEqual(last.outcome.written, Uint8Array.of(0, 0));
  });

  it('show JSON in short lines, long texts cut in the middle', () => {
    assert.equal(jsonText({ a: [1, 'b'] }), '{ "a": [1, "b"] }');
    assert.equal(jsonText([]), '[]');
    assert.equal(jsonText({}), '{}');
    const long = jsonText({ first: 'x'.repeat(50), second: { $bytes: '0'.repeat(300) }, third: ['y'.repeat(60)] });
    assert.equal(
      long,
      [
        '{',
        `  "first": "${'x'.repeat(50)}",`,
        '  "second": {',
        `    "$bytes": "${'0'.repeat(48)}…${'0'.repeat(24)}"`,
        '  },',
        '  "third": [',
        `    "${'y'.repeat(60)}"`,
        '  ]',
        '}',
      ].join('\n'),
    );
  });
});
