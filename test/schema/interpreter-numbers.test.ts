import assert from 'node:assert/strict';
import {
  bits,
  closedEnum,
  constant,
  f32,
  f64,
  flag,
  int,
  little,
  magic,
  openEnum,
  ordered,
  reserved,
  spellings,
  struct,
  u8,
  u16,
  u24,
} from '../../src/schema/index.js';
import type { Node } from '../../src/schema/model.js';
import { codec, failure, layout, made, special } from './interpreter-support.js';

const x = (node: Node) => codec(made('x', node));
const s = (fields: Parameters<typeof struct>[0]) => x(struct(fields));

describe('interpreter: numbers', () => {
  it('reads and writes integers in every byte order', () => {
    for (const [node, hex, value] of [
      [u24, '010203', 0x010203],
      [little(24), '010203', 0x030201],
      [ordered([2, 1, 0, 3]), '01020304', 0x04010203],
      [int(16), 'fffe', -2],
      [{ ...int(24), order: 'little' } as const, 'feffff', -2],
      [int(8), '7f', 127],
      [bits(53 - 5), 'ffffffffffff', 2 ** 48 - 1],
    ] as const) {
      assert.equal(x(node).value(hex), value);
      assert.equal(x(node).encode(value), hex);
    }
  });

  it('packs bits across bytes, the most significant first', () => {
    const codec = s({ a: bits(3), b: bits(53), c: flag(), d: reserved(7) });
    const value = { a: 5, b: 2 ** 53 - 1, c: true };
    assert.equal(codec.encode(value), 'bfffffffffffff80');
    assert.deepEqual(codec.value('bfffffffffffff80'), value);
  });

  it('refuses numbers outside the range', () => {
    const node = bits(8, { min: 2, max: 4, rule: 'special' });
    assert.deepEqual(
      failure(() => x(node).value('01')),
      ['out-of-range', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => x(node).encode(5)),
      ['out-of-range', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => x(u8).encode(1.5)),
      ['out-of-range', 0, 't.x', layout],
    );
    assert.deepEqual(
      failure(() => x(u8).encode('1')),
      ['wrong-type', 0, 't.x', layout],
    );
    assert.deepEqual(
      failure(() => x(int(8)).encode(128)),
      ['out-of-range', 0, 't.x', layout],
    );
    assert.deepEqual(
      failure(() => x(int(8)).encode(undefined)),
      ['wrong-type', 0, 't.x', layout],
    );
  });

  it('keeps special doubles, and knows the one NaN that is written', () => {
    for (const value of [-0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 5e-324]) {
      const hex = x(f64).encode(value);
      assert.ok(Object.is(x(f64).value(hex), value));
      assert.ok(x(f64).decode(hex).canonical);
    }
    assert.equal(x(f64).encode(Number.NaN), '7ff8000000000000');
    assert.equal(x(f64).decode('fff8000000000000').canonical, false);
    assert.equal(x(f64).encode(Number.NaN, { choose: () => 1 }), '7ff8000000000001');
    assert.equal(x(f32).encode(Number.NaN), '7fc00000');
    assert.equal(x(f32).value('3fc00000'), 1.5);
    assert.deepEqual(
      failure(() => x(f64).encode(null)),
      ['wrong-type', 0, 't.x', layout],
    );
  });

  it('reads any flag but zero as true, and writes one', () => {
    assert.deepEqual([x(flag(8)).value('00'), x(flag(8)).value('01'), x(flag(8)).value('ff')], [false, true, true]);
    assert.deepEqual([x(flag(8)).decode('01').canonical, x(flag(8)).decode('02').canonical], [true, false]);
    assert.equal(x(flag(8)).encode(true), '01');
    assert.equal(x(flag(8)).encode(true, { choose: (alternatives) => alternatives - 1 }), 'ff');
    assert.deepEqual(
      failure(() => x(flag(8)).encode(1)),
      ['wrong-type', 0, 't.x', layout],
    );
  });

  it('ignores reserved bits, and may be told to set them', () => {
    const codec = s({ r: reserved(4), a: bits(4) });
    assert.equal(codec.decode('f1').canonical, false);
    assert.deepEqual(codec.value('f1'), { a: 1 });
    assert.equal(codec.encode({ a: 1 }), '01');
    assert.equal(codec.encode({ a: 1 }, { choose: () => 15 }), 'f1');
  });

  it('refuses other numbers than a constant and other bytes than a magic', () => {
    const codec = s({ a: u8, c: constant(u16, 258, { rule: 'special' }), m: magic('CAFE') });
    assert.deepEqual(codec.value('010102cafe'), { a: 1 });
    assert.equal(codec.encode({ a: 1 }), '010102cafe');
    assert.deepEqual(
      failure(() => codec.value('010103cafe')),
      ['constant-mismatch', 1, 't.x.c', special],
    );
    assert.deepEqual(
      failure(() => codec.value('010102caff')),
      ['constant-mismatch', 3, 't.x.m', layout],
    );
  });

  it('asks for a whole run before it checks any of it', () => {
    const codec = s({ c: constant(u8, 1), a: u16 });
    assert.ok(codec.needsMore('02'));
    assert.deepEqual(
      failure(() => codec.value('020000')),
      ['constant-mismatch', 0, 't.x.c', layout],
    );
  });

  it('keeps unknown values of an open enum and refuses those of a closed one', () => {
    const members = { a: [1, 'A.'] } as const;
    assert.equal(x(openEnum(u8, members)).value('02'), 2);
    assert.equal(x(openEnum(u8, members)).encode(2), '02');
    const closed = closedEnum(u8, members, { rule: 'special' });
    assert.equal(x(closed).value('01'), 1);
    assert.deepEqual(
      failure(() => x(closed).value('02')),
      ['unknown-value', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => x(closed).encode(2)),
      ['unknown-value', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => x(openEnum(u8, members)).encode(256)),
      ['out-of-range', 0, 't.x', layout],
    );
  });
});

describe('interpreter: spellings', () => {
  const escapes = { 254: { tail: u8, plus: 0 }, 255: { tail: bits(16, { max: 0xff00 }), plus: 256 } };
  const codec = x(spellings(bits(8, { min: 2, max: 253, rule: 'special' }), escapes, { rule: 'special', plus: 1 }));

  it('writes the first that holds the number', () => {
    for (const [value, hex] of [
      [3, '02'],
      [254, 'fd'],
      [255, 'feff'],
      [256, 'ff0000'],
      [0xff00 + 256, 'ffff00'],
      [0, 'fe00'],
    ] as const) {
      assert.equal(codec.encode(value), hex);
      assert.equal(codec.value(hex), value);
      assert.ok(codec.decode(hex).canonical);
    }
  });

  it('reads longer ones, which a test may write', () => {
    assert.equal(codec.value('fe03'), 3);
    assert.equal(codec.decode('fe03').canonical, false);
    assert.equal(codec.encode(3, { choose: () => 1 }), 'fe03');
  });

  it('refuses numbers without a spelling', () => {
    assert.deepEqual(
      failure(() => codec.value('01')),
      ['out-of-range', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => codec.value('ffff01')),
      ['out-of-range', 1, 't.x', special],
    );
    assert.deepEqual(
      failure(() => codec.encode(0x10000 + 256)),
      ['out-of-range', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => codec.encode(Number.NaN)),
      ['out-of-range', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => codec.encode('3')),
      ['wrong-type', 0, 't.x', special],
    );
  });

  it('wants the tail as well', () => {
    assert.ok(codec.needsMore('fe'));
    assert.ok(codec.needsMore(''));
  });
});
