import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { graph } from '../../generated/arbitraries/graph.js';
import { bytes, single, tag, text, textOf, whole } from '../../generated/arbitraries/primitives.js';
import { oneOf, whole as wholeType } from '../../generated/io-ts/support.js';

const always = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean) =>
  fc.assert(fc.property(arbitrary, holds), { seed: 5, numRuns: 500 });

const sizeOf = (value: string) => Buffer.byteLength(value);

describe('what generated arbitraries are made of', () => {
  it('draws whole numbers in their range, and the ends of it', () => {
    always(whole(3, 9, [5, 12]), (value) => Number.isInteger(value) && value >= 3 && value <= 9);
    const drawn = new Set(fc.sample(whole(0, 2 ** 32 - 1, [77]), { seed: 5, numRuns: 500 }));
    for (const edge of [0, 1, 77, 2 ** 32 - 2, 2 ** 32 - 1]) assert.ok(drawn.has(edge), String(edge));
  });

  it('draws known tags only where there are no others', () => {
    always(tag([2, 4]), (value) => value === 2 || value === 4);
    always(tag([], fc.constant(6)), (value) => value === 6);
  });

  it('draws text of exactly so many bytes', () => {
    for (const size of [0, 1, 4, 5, 300, 65_535]) always(textOf(size), (value) => sizeOf(value) === size);
  });

  it('draws text that fits its limits, and fills short ones', () => {
    always(text(1, 5), (value) => sizeOf(value) >= 1 && sizeOf(value) <= 5);
    assert.ok(fc.sample(text(0, 5), { seed: 5, numRuns: 500 }).some((value) => sizeOf(value) === 5));
  });

  it('draws so many bytes', () => {
    always(bytes(7, 7), ({ length }) => length === 7);
    always(bytes(0, 3), ({ length }) => length <= 3);
  });

  it('draws numbers that single precision holds', () => {
    always(single, (value) => Object.is(Math.fround(value), value));
  });
});

describe('graphs', () => {
  const kind = {
    remembered: Array.isArray,
    holders: (value: unknown) => (Array.isArray(value) ? [value] : []),
  };

  it('keep what was shared and cyclic already, and leave what they are made of as it was', () => {
    const inner: unknown[] = [1];
    inner.push(inner);
    const tree: unknown[] = [inner, inner, 2];
    const drawn = fc.sample(graph(fc.constant(tree), kind), { seed: 5, numRuns: 500 });
    assert.ok(drawn.some((root) => root !== tree && Array.isArray(root[0]) && root[0] === root[1]));
    assert.ok(drawn.some((root) => root[2] === root || root[2] === root[0]));
    assert.deepEqual([tree.length, tree[0], tree[1], tree[2]], [3, inner, inner, 2]);
    assert.deepEqual([inner.length, inner[0], inner[1]], [2, 1, inner]);
  });
});

describe('what io-ts types are made of', () => {
  it('takes the members of a closed enum and no other number', () => {
    assert.deepEqual(
      [1, 2, 3, '1', 1.5].map((value) => oneOf(1, 3).is(value)),
      [true, false, true, false, false],
    );
  });

  it('takes whole numbers of several ranges', () => {
    const type = wholeType([0, 1], [4, 5]);
    assert.deepEqual(
      [-1, 0, 1, 2, 4, 5, 6, 4.5].map((value) => type.is(value)),
      [false, true, true, false, true, true, false, false],
    );
  });
});
