import assert from 'node:assert/strict';
import {
  bits,
  bytes,
  derived,
  f64,
  field,
  ifMore,
  listToEnd,
  minus,
  prefixed,
  sized,
  sizeOf,
  spellings,
  struct,
  terminated,
  u8,
  u16,
  utf8,
} from '../../src/schema/index.js';
import type { Node } from '../../src/schema/model.js';
import { codec, failure, layout, made, special } from './interpreter-support.js';

const x = (node: Node) => codec(made('x', node));

describe('interpreter: regions', () => {
  it('wants more for a region that is longer than the input, before it looks inside', () => {
    assert.ok(x(prefixed(u8, u8)).needsMore('02ff'));
    assert.ok(x(utf8(3)).needsMore('6161'));
  });

  it('refuses a region longer than the one around it', () => {
    const codec = x(prefixed(u8, prefixed(u8, bytes(), { rule: 'special' })));
    assert.deepEqual(
      failure(() => codec.value('020201')),
      ['truncated', 2, 't.x', special],
    );
  });

  it('refuses what does not fit into its region, from the start of the item', () => {
    const run = x(prefixed(u8, struct({ a: u8, b: u16, c: f64 })));
    assert.deepEqual(
      failure(() => run.value('03010203')),
      ['truncated', 1, 't.x', layout],
    );
    const two = x(prefixed(u8, struct({ a: u8, text: prefixed(u16, utf8()) })));
    assert.deepEqual(
      failure(() => two.value('020100')),
      ['truncated', 2, 't.x.text', layout],
    );
    const tail = { 0: { tail: u16, plus: 0 } };
    const spelled = x(prefixed(u8, struct({ a: bits(4), b: spellings(bits(4), tail) })));
    assert.deepEqual(
      failure(() => spelled.value('00')),
      ['truncated', 1, 't.x', layout],
    );
    assert.deepEqual(
      failure(() => spelled.value('021001')),
      ['truncated', 2, 't.x.b', layout],
    );
  });

  it('refuses content that ends before its region', () => {
    const codec = x(prefixed(u8, u8, { rule: 'special' }));
    assert.deepEqual(
      failure(() => codec.value('020101')),
      ['trailing-bytes', 2, 't.x', special],
    );
    assert.deepEqual(
      failure(() => x(u8).value('0101')),
      ['trailing-bytes', 1, 't.x', layout],
    );
  });

  it('refuses more than a prefix can announce', () => {
    assert.deepEqual(
      failure(() => x(prefixed(u8, utf8())).encode('a'.repeat(256))),
      ['too-long', 0, 't.x', layout],
    );
    assert.equal(x(prefixed(u8, utf8())).encode('é'), '02c3a9');
  });

  it('derives the length of a region that stands elsewhere', () => {
    const size = derived(u8, sizeOf('body'), { mismatch: 'used' });
    const codec = x(struct({ size, other: u8, body: sized(field('size'), listToEnd(u16)), more: ifMore(u8) }));
    const value = { other: 7, body: [1, 2], more: undefined };
    assert.equal(codec.encode(value), '040700010002');
    assert.deepEqual(codec.value('040700010002'), value);
    assert.deepEqual(codec.value('00070a'), { other: 7, body: [], more: 10 });
    assert.deepEqual(
      failure(() => codec.value('03070001ff')),
      ['truncated', 4, 't.x.body', layout],
    );
  });

  it('refuses values whose length is not the one that is said', () => {
    const codec = x(struct({ n: u8, a: bytes(field('n')), b: sized(2, utf8()), c: utf8(1) }));
    const value = { n: 1, a: Uint8Array.of(9), b: 'ab', c: 'c' };
    assert.equal(codec.encode(value), '0109616263');
    assert.deepEqual(
      failure(() => codec.encode({ ...value, n: 2 })),
      ['wrong-length', 0, 't.x.a', layout],
    );
    assert.deepEqual(
      failure(() => codec.encode({ ...value, b: 'abc' })),
      ['wrong-length', 0, 't.x.b', layout],
    );
    assert.deepEqual(
      failure(() => codec.encode({ ...value, c: 'cc' })),
      ['wrong-length', 0, 't.x.c', layout],
    );
    assert.deepEqual(
      failure(() => codec.encode({ ...value, c: '' })),
      ['wrong-length', 0, 't.x.c', layout],
    );
    assert.deepEqual(
      failure(() => codec.encode({ ...value, a: 'x' })),
      ['wrong-type', 0, 't.x.a', layout],
    );
    assert.deepEqual(
      failure(() => codec.encode({ ...value, b: 1 })),
      ['wrong-type', 0, 't.x.b', layout],
    );
  });

  it('refuses lengths below zero', () => {
    const codec = x(struct({ n: u8, a: bytes(minus(field('n'), 2), { rule: 'special' }) }));
    assert.deepEqual(codec.value('03ff'), { n: 3, a: Uint8Array.of(255) });
    assert.deepEqual(
      failure(() => codec.value('01')),
      ['negative-length', 1, 't.x.a', special],
    );
  });

  it('gives raw bytes as a view of the input', () => {
    const input = Uint8Array.of(1, 7, 2);
    const value = x(bytes()).value('010702');
    assert.deepEqual(value, input);
  });

  it('reads bytes that are no text as U+FFFD, keeps a byte order mark and refuses half a surrogate pair', () => {
    assert.equal(x(utf8()).value('61ff'), 'a\ufffd');
    assert.equal(x(utf8()).decode('61ff').canonical, false);
    assert.equal(x(utf8()).value('efbbbf61'), '\ufeffa');
    assert.ok(x(utf8()).decode('efbbbf61').canonical);
    assert.deepEqual(
      failure(() => x(utf8()).encode('a\ud800')),
      ['unpaired-surrogate', 0, 't.x', layout],
    );
    assert.equal(x(utf8()).encode('\u{1f600}'), 'f09f9880');
  });

  it('ends text at the byte that ends it, which it wants to see', () => {
    const line = x(struct({ text: terminated(10), more: bytes() }));
    assert.deepEqual(line.value('61620a0a'), { text: 'ab', more: Uint8Array.of(10) });
    assert.equal(line.encode({ text: '', more: Uint8Array.of(1) }), '0a01');
    assert.equal(x(terminated(10)).decode('ff0a').canonical, false);
    assert.ok(x(terminated(10)).needsMore('6161'));
    assert.deepEqual(
      failure(() => x(struct({ a: u8, inside: prefixed(u8, terminated(10)) })).value('000261620a')),
      ['truncated', 2, 't.x.inside', layout],
    );
    assert.deepEqual(
      failure(() => line.encode({ text: 'a\nb', more: new Uint8Array() })),
      ['terminator-inside', 0, 't.x.text', layout],
    );
  });
});
