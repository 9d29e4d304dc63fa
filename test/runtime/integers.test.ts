import assert from 'node:assert/strict';
import fc from 'fast-check';
import { getUint24, setOrdered, setUint24, takeBits, wrap } from '../../src/runtime/index.js';

describe('integers of three bytes', () => {
  it('are big-endian, as DataView has them with a zero in front', () => {
    fc.assert(
      fc.property(fc.nat(0xffffff), fc.nat(3), (value, offset) => {
        const view = new DataView(new ArrayBuffer(7));
        setUint24(view, offset, value);
        assert.equal(getUint24(view, offset), value);
        assert.equal(new DataView(view.buffer, offset).getUint32(0) >>> 8, value);
      }),
    );
  });
});

describe('integers of any byte order', () => {
  it('have each byte where the order says, as BigInt takes it', () => {
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }).map(dense);
    fc.assert(
      fc.property(orders, fc.maxSafeNat(), (order, number) => {
        const value = number % 2 ** (8 * order.length);
        const view = new DataView(new ArrayBuffer(9));
        setOrdered(view, 1, order, value);
        const expected = order.map((significance) => Number((BigInt(value) >> BigInt(8 * significance)) & 0xffn));
        const around = new Array(8 - order.length).fill(0);
        assert.deepEqual([...new Uint8Array(view.buffer)], [0, ...expected, ...around]);
      }),
    );
  });

  it('may have their high byte last, as timestamps with an extension do', () => {
    const view = new DataView(new ArrayBuffer(4));
    setOrdered(view, 0, [2, 1, 0, 3], 0x84030201);
    assert.deepEqual(new Uint8Array(view.buffer), Uint8Array.of(3, 2, 1, 0x84));
  });
});

describe('takeBits', () => {
  it('takes bits of numbers below 2^53 as BigInt shifts do', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(52), fc.integer({ min: 1, max: 32 }), (value, shift, bits) => {
        const expected = (BigInt(value) >> BigInt(shift)) & (2n ** BigInt(bits) - 1n);
        assert.equal(takeBits(value, shift, bits), Number(expected));
      }),
    );
  });
});

describe('wrap', () => {
  it('is the number modulo a power of two, never negative', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 52 }), (value, bits) => {
        assert.equal(wrap(value, bits), Number(BigInt.asUintN(bits, BigInt(value))));
      }),
    );
  });
});

/** The same order with no significance left out. */
const dense = (order: readonly number[]): number[] =>
  order.map((significance) => order.filter((other) => other < significance).length);
