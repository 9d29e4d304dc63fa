import assert from 'node:assert/strict';
import { DecodeError, defaultLimits, needMore, Reader } from '../../src/runtime/index.js';

const path = 'test.type.field';
const rule = 'test/1/rule';

const fails = (code: string, offset: number) => (error: unknown) =>
  error instanceof DecodeError &&
  error.code === code &&
  error.offset === offset &&
  error.path === path &&
  error.rule === rule;

describe('Reader', () => {
  it('looks at its bytes where they are, not at the buffer around them', () => {
    const r = new Reader(Uint8Array.of(1, 2, 3, 4).subarray(1, 3));
    assert.deepEqual([r.view.getUint8(0), r.end, r.view.byteLength], [2, 2, 2]);
    assert.equal(r.limits, defaultLimits);
    assert.deepEqual(new Reader(r.bytes, { limits: { depth: 2 } }).limits, { ...defaultLimits, depth: 2 });
  });

  it('needs more where the input ends, outside of any region', () => {
    const r = new Reader(Uint8Array.of(1, 2));
    assert.equal(r.short(2, path, rule), needMore);
    assert.equal(r.enter(3, path, rule), needMore);
    assert.deepEqual([r.position, r.end], [0, 2]);
  });

  it('ends at the end of a region, and goes on behind it', () => {
    const r = new Reader(Uint8Array.of(1, 2, 3, 4));
    r.position = 1;
    const outer = r.enter(2, path, rule);
    assert.ok(outer !== needMore);
    assert.deepEqual([outer, r.end], [4, 3]);
    r.position = 3;
    r.leave(outer, path, rule);
    assert.equal(r.end, 4);
    assert.equal(r.short(4, path, rule), needMore);
  });

  it('takes a region that is too short for its content, or for a region inside, as truncated', () => {
    const r = new Reader(Uint8Array.of(1, 2, 3, 4));
    r.enter(2, path, rule);
    assert.throws(() => r.short(1, path, rule), fails('truncated', 1));
    assert.throws(() => r.enter(3, path, rule), fails('truncated', 0));
  });

  it('refuses a region of negative length', () => {
    const r = new Reader(new Uint8Array(3));
    r.position = 2;
    assert.throws(() => r.enter(-1, path, rule), fails('negative-length', 2));
  });

  it('refuses bytes that are left over in a region and in the input', () => {
    const r = new Reader(new Uint8Array(4));
    const outer = r.enter(2, path, rule);
    assert.ok(outer !== needMore);
    r.position = 1;
    assert.throws(() => r.leave(outer, path, rule), fails('trailing-bytes', 1));
    r.position = 2;
    r.leave(outer, path, rule);
    assert.throws(() => r.finish(path, rule), fails('trailing-bytes', 2));
    r.position = 4;
    r.finish(path, rule);
  });
});
