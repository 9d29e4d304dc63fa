import assert from 'node:assert/strict';
import { decodeValue, encodeValue } from '../../generated/amf0/index.js';
import { Reader, UsageError, Writer } from '../../src/runtime/index.js';
import { deepest, defaultLimits, type Limits, limitsOf } from '../../src/runtime/limits.js';
import { primitives } from '../../src/transport/index.js';

const isBadOption = (error: unknown) => error instanceof UsageError && error.code === 'bad-option';

/** As callers without types may give them. */
const untyped = (json: string): Partial<Limits> => JSON.parse(json);

describe('limits', () => {
  it('are the default ones where they are missing', () => {
    const missing = Object.fromEntries(['depth', 'elements'].map((name) => [name, undefined]));
    for (const limits of [undefined, {}, missing]) assert.deepEqual(limitsOf(limits), defaultLimits);
    assert.deepEqual(limitsOf({ elements: Number.POSITIVE_INFINITY }).depth, defaultLimits.depth);
  });

  it('of depth are integers that leave room on the stack', () => {
    for (const depth of [Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5, deepest + 1]) {
      assert.throws(() => new Reader(new Uint8Array(), { limits: { depth } }), isBadOption, `${depth}`);
      assert.throws(() => new Writer({ limits: { depth } }), isBadOption, `${depth}`);
    }
    assert.throws(() => limitsOf(untyped('{ "depth": "64" }')), isBadOption);
    assert.throws(() => limitsOf({ elements: Number.NaN }), isBadOption);
  });

  it('let values through that are as deep as they say', () => {
    let value: unknown[] = [];
    for (let level = 1; level < deepest; level++) value = [value];
    const options = { limits: { depth: deepest }, primitives };
    const bytes = encodeValue(nested(deepest), options);
    assert.deepEqual(decodeValue(bytes, options), value);
  });
});

interface Nested extends Array<Nested> {}

function nested(levels: number): Nested {
  let value: Nested = [];
  for (let level = 1; level < levels; level++) value = [value];
  return value;
}
