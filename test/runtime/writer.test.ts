import assert from 'node:assert/strict';
import { defaultLimits, Writer } from '../../src/runtime/index.js';

describe('Writer', () => {
  it('reserves room one after the other and finishes with exactly what was written', () => {
    const w = new Writer();
    const first = w.reserve(1);
    w.bytes[first] = 7;
    const second = w.reserve(4);
    w.view.setUint32(second, 0x01020304);
    assert.deepEqual([first, second, w.position], [0, 1, 5]);
    assert.deepEqual(w.finish(), Uint8Array.of(7, 1, 2, 3, 4));
  });

  it('keeps what was written while it grows', () => {
    const w = new Writer();
    for (let index = 0; index < 10_000; index++) {
      const at = w.reserve(2);
      w.view.setUint16(at, index);
    }
    const bytes = w.finish();
    assert.equal(bytes.length, 20_000);
    const view = new DataView(bytes.buffer);
    for (let index = 0; index < 10_000; index++) assert.equal(view.getUint16(index * 2), index);
  });

  it('grows at once to a size beyond the double', () => {
    const w = new Writer();
    w.reserve(1);
    w.reserve(1_000_000);
    assert.equal(w.position, 1_000_001);
    assert.ok(w.capacity >= 1_000_001);
    assert.equal(w.bytes.length, w.capacity);
    assert.equal(w.view.byteLength, w.capacity);
    w.release();
  });

  it('makes room without moving', () => {
    const w = new Writer();
    w.reserve(3);
    w.ensure(100_000);
    assert.equal(w.position, 3);
    assert.ok(w.capacity >= 100_003);
    w.ensure(1);
    assert.equal(w.finish().length, 3);
  });

  it('gives a writer that is made meanwhile a buffer of its own', () => {
    const outer = new Writer();
    const at = outer.reserve(1);
    outer.bytes[at] = 1;
    const inner = new Writer();
    const inside = inner.reserve(1);
    inner.bytes[inside] = 2;
    assert.deepEqual(inner.finish(), Uint8Array.of(2));
    assert.deepEqual(outer.finish(), Uint8Array.of(1));
  });

  it('finishes with bytes that later writers do not touch', () => {
    const write = (byte: number) => {
      const w = new Writer();
      const at = w.reserve(1);
      w.bytes[at] = byte;
      return w.finish();
    };
    const one = write(1);
    const two = write(2);
    assert.deepEqual([...one, ...two], [1, 2]);
    assert.equal(one.buffer.byteLength, 1);
  });

  it('is empty and usable after it finished or was released', () => {
    const w = new Writer();
    w.reserve(5);
    w.release();
    assert.equal(w.position, 0);
    const other = new Writer();
    const at = w.reserve(1);
    w.bytes[at] = 9;
    const there = other.reserve(1);
    other.bytes[there] = 8;
    assert.deepEqual(w.finish(), Uint8Array.of(9));
    assert.deepEqual(other.finish(), Uint8Array.of(8));
    w.release();
    assert.deepEqual(w.finish(), new Uint8Array(0));
  });

  it('does not keep a large buffer for the next', () => {
    const large = new Writer();
    large.reserve(1 << 20);
    large.release();
    assert.ok(new Writer().capacity < 1 << 20);
  });

  it('takes limits, and the defaults for those not given', () => {
    assert.deepEqual(new Writer().limits, defaultLimits);
    assert.deepEqual(new Writer({}).limits, defaultLimits);
    assert.deepEqual(new Writer({ limits: { depth: 3 } }).limits, { ...defaultLimits, depth: 3 });
  });
});
