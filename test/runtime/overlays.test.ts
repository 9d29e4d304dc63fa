import assert from 'node:assert/strict';
import { DecodeError } from '../../src/runtime/errors.js';
import {
  bytesBetween,
  expectDigest,
  expectOtherCase,
  fillBetween,
  putBytes,
  sumOfBytes,
} from '../../src/runtime/overlays.js';
import { applied, digestOf } from '../../src/runtime/primitives.js';

const path = 't.x';
const rule = 'doc/1/layout';
const region = Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7);

describe('overlays', () => {
  it('have between their parts what no part covers, in order', () => {
    assert.deepEqual(bytesBetween(region, [5, 7, 0, 2]), Uint8Array.of(2, 3, 4, 7));
    assert.deepEqual(bytesBetween(region, [0, 3, 3, 8]), new Uint8Array());
    assert.deepEqual(bytesBetween(region, []), region);
  });

  it('are filled there with as many bytes, and no others', () => {
    const target = new Uint8Array(8);
    fillBetween(target, [5, 7, 0, 2], Uint8Array.of(1, 2, 3, 4), path, rule);
    assert.deepEqual(target, Uint8Array.of(0, 0, 1, 2, 3, 0, 0, 4));
    const fill = (bytes: number) => () => fillBetween(target, [5, 7, 0, 2], new Uint8Array(bytes), path, rule);
    assert.throws(fill(3), { name: 'EncodeError', code: 'wrong-length', path, rule });
    assert.throws(fill(5), { code: 'wrong-length' });
  });

  it('take parts of the right length', () => {
    const target = new Uint8Array(2);
    putBytes(target, Uint8Array.of(7, 8), path, rule);
    assert.deepEqual(target, Uint8Array.of(7, 8));
    assert.throws(() => putBytes(target, new Uint8Array(3), path, rule), { code: 'wrong-length' });
  });

  it('add up the bytes that say where others are', () => {
    assert.equal(sumOfBytes(Uint8Array.of(255, 255, 255, 255)), 1020);
    assert.equal(sumOfBytes(new Uint8Array()), 0);
  });

  it('refuse a digest of other bytes or of another length', () => {
    expectDigest(Uint8Array.of(1, 2), Uint8Array.of(1, 2), 9, path, rule);
    for (const other of [Uint8Array.of(1, 3), Uint8Array.of(1)]) {
      const compare = () => expectDigest(other, Uint8Array.of(1, 2), 9, path, rule);
      assert.throws(compare, { name: 'DecodeError', code: 'digest-mismatch', offset: 9, path, rule });
    }
  });

  it('are tried again after a wrong digest, and after nothing else', () => {
    const place = { offset: 0, path, rule };
    expectOtherCase(new DecodeError('digest-mismatch', 'wrong', place));
    for (const error of [new DecodeError('out-of-range', 'wrong', place), new Error('wrong')]) {
      assert.throws(() => expectOtherCase(error), error);
    }
  });
});

describe('primitives', () => {
  const last = (_key: Uint8Array, ...data: readonly Uint8Array[]) => Uint8Array.of(data.at(-1)?.at(-1) ?? 0);

  it('get the bytes on both sides of the hole', () => {
    const pieces = (key: Uint8Array, ...data: readonly Uint8Array[]) =>
      Uint8Array.of(key.length, ...data.map((of) => of.length));
    assert.deepEqual(digestOf({ pieces }, 'pieces', 3, new Uint8Array(7), region, 2), Uint8Array.of(7, 2, 3));
  });

  it('have to be there, and to give as many bytes as there is room for', () => {
    assert.throws(() => applied(undefined, 'last', region, region), { name: 'UsageError', code: 'missing-primitive' });
    assert.throws(() => applied({ last }, 'first', region, region), { code: 'missing-primitive' });
    assert.throws(() => digestOf({ last }, 'last', 2, region, region, 0), { code: 'bad-primitive' });
    assert.deepEqual(applied({ last }, 'last', region, region), Uint8Array.of(7));
  });
});
