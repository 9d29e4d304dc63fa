import assert from 'node:assert/strict';
import {
  at,
  bits,
  byTrial,
  bytes,
  bytesOf,
  computed,
  digest,
  field,
  givenBytes,
  mod,
  namedBytes,
  overlay,
  plus,
  prefixed,
  ref,
  struct,
  sumOf,
  u8,
} from '../../src/schema/index.js';
import { codec, failure, layout, made, special } from './interpreter-support.js';

const from = { document: 'doc', clause: '1' };
const key = namedBytes('t.key', '0102', { doc: 'A key.', from });

/** Adds up key and data: short enough to follow by hand. */
const primitives = {
  sum: (...all: readonly Uint8Array[]) => Uint8Array.of(all.flatMap((of) => [...of]).reduce((sum, of) => sum + of, 0)),
};

const parts = overlay(8, 'rest', {
  place: at(0, bytes(1)),
  offset: computed(u8, plus(1, mod(sumOf('place'), 4))),
  check: at(field('offset'), digest('sum', 1, bytesOf(key, 1), { rule: 'special' })),
  last: at(7, bits(8, { max: 9, rule: 'special' })),
});

describe('interpreter: overlays', () => {
  const x = codec(made('x', parts), key);

  it('read parts where they lie, and what is between them', () => {
    // Place 6: 6 mod 4 is 2, so the check is byte 3. Its sum: key 1, data 6 + 1 + 2 + 3 + 4 + 5 + 9.
    const value = {
      place: Uint8Array.of(6),
      offset: 3,
      last: 9,
      rest: Uint8Array.of(1, 2, 3, 4, 5),
    };
    assert.deepEqual(x.value('060102 1f 030405 09', { primitives }), value);
    assert.deepEqual(Object.keys(Object(x.value('060102 1f 030405 09', { primitives }))), Object.keys(value));
    assert.equal(x.encode({ ...value, offset: 0 }, { primitives }), '0601021f03040509');
  });

  it('show their parts in the order of the bytes', () => {
    const { tree } = x.decode('060102 1f 030405 09', { primitives });
    assert.deepEqual(
      tree.children.filter(({ length }) => length > 0).map(({ name, offset, length }) => [name, offset, length]),
      [
        ['place', 0, 1],
        ['rest', 1, 2],
        ['check', 3, 1],
        ['rest', 4, 3],
        ['last', 7, 1],
      ],
    );
  });

  it('want all their bytes at once, and refuse a region that is too short', () => {
    assert.ok(x.needsMore('060102 1f 030405', { primitives }));
    const inside = codec(made('x', struct({ all: prefixed(u8, ref('t.inner')) })), made('inner', parts), key);
    assert.deepEqual(
      failure(() => inside.value('03 060102', { primitives })),
      ['truncated', 1, 't.inner', layout],
    );
  });

  it('refuse numbers out of range before a wrong digest, at their places', () => {
    assert.deepEqual(
      failure(() => x.value('060102 00 030405 0a', { primitives })),
      ['out-of-range', 7, 't.x.last', special],
    );
    assert.deepEqual(
      failure(() => x.value('060102 00 030405 09', { primitives })),
      ['digest-mismatch', 3, 't.x.check', special],
    );
  });

  it('refuse values that do not fit', () => {
    const value = { place: Uint8Array.of(6), offset: 3, last: 9, rest: new Uint8Array(5) };
    const refused = (changes: object) => failure(() => x.encode({ ...value, ...changes }, { primitives }));
    assert.deepEqual(refused({ place: new Uint8Array(2) }), ['wrong-length', 0, 't.x.place', layout]);
    assert.deepEqual(refused({ place: 'a' }), ['wrong-type', 0, 't.x.place', layout]);
    assert.deepEqual(refused({ last: 10 }), ['out-of-range', 0, 't.x.last', special]);
    assert.deepEqual(refused({ rest: new Uint8Array(4) }), ['wrong-length', 0, 't.x.rest', layout]);
    assert.deepEqual(
      failure(() => x.encode(7, { primitives })),
      ['wrong-type', 0, 't.x', layout],
    );
  });

  it('need their primitive, whose result has to have the length of the digest', () => {
    const bytes = '060102 1f 030405 09';
    assert.throws(() => x.value(bytes), { name: 'UsageError', code: 'missing-primitive' });
    assert.throws(() => x.value(bytes, { primitives: { sum: () => new Uint8Array(2) } }), {
      name: 'UsageError',
      code: 'bad-primitive',
    });
  });

  it('take keys out of parameters, which have to be bytes', () => {
    const salted = codec(
      made('x', overlay(2, 'rest', { check: at(0, digest('sum', 1, givenBytes('salt'))) }), {
        given: { salt: bytes(1) },
        examples: [{ hex: '', given: { salt: { $bytes: '05' } }, value: null }],
      }),
    );
    assert.deepEqual(salted.value('0601', { primitives, given: { salt: Uint8Array.of(5) } }), {
      rest: Uint8Array.of(1),
    });
    assert.throws(() => salted.value('0601', { primitives, given: { salt: 5 } }), { code: 'bad-given' });
  });
});

describe('interpreter: unions by trial', () => {
  const first = made('first', overlay(2, 'rest', { check: at(0, digest('sum', 1, bytesOf(key))) }), { label: 'kind' });
  const second = made('second', overlay(2, 'rest', { check: at(1, digest('sum', 1, bytesOf(key, 1))) }), {
    label: 'kind',
  });
  const plain = made('plain', struct({ all: bytes(2) }), { label: 'kind' });
  const x = codec(made('x', byTrial({ first, second, plain })), first, second, plain, key);

  it('read the first case whose digest is right, else the last', () => {
    assert.deepEqual(x.value('0502', { primitives }), { kind: 'first', rest: Uint8Array.of(2) });
    assert.deepEqual(x.value('0203', { primitives }), { kind: 'second', rest: Uint8Array.of(2) });
    assert.deepEqual(x.value('0000', { primitives }), { kind: 'plain', all: Uint8Array.of(0, 0) });
    assert.deepEqual(
      x.decode('0203', { primitives }).tree.children.map(({ name }) => name),
      ['second'],
    );
    assert.ok(x.needsMore('02', { primitives }));
  });

  it('write the case that the value says it is', () => {
    assert.equal(x.encode({ kind: 'second', rest: Uint8Array.of(2) }, { primitives }), '0203');
    assert.equal(x.encode({ kind: 'plain', all: Uint8Array.of(2, 3) }, { primitives }), '0203');
    assert.deepEqual(
      failure(() => x.encode({ kind: 'third' }, { primitives })),
      ['wrong-type', 0, 't.x', layout],
    );
  });

  it('pass on all errors but a wrong digest', () => {
    assert.throws(() => x.value('0502'), { code: 'missing-primitive' });
  });
});
