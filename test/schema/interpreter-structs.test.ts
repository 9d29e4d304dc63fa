import assert from 'node:assert/strict';
import {
  bits,
  computed,
  countedList,
  countOf,
  derived,
  eq,
  field,
  flag,
  ge,
  given,
  ifMore,
  kinds,
  listOf,
  on,
  plus,
  ref,
  sizeOf,
  struct,
  tagOf,
  u8,
  u16,
  utf8,
  when,
} from '../../src/schema/index.js';
import { codec, failure, layout, made, special } from './interpreter-support.js';

describe('interpreter: structs', () => {
  it('gives all keys in the order of the fields, absent ones as undefined', () => {
    const { value, encode } = codec(made('x', struct({ a: u8, b: when(eq(field('a'), 1), u8), c: ifMore(u8) })));
    const read = value('00');
    assert.deepEqual(read, { a: 0, b: undefined, c: undefined });
    assert.deepEqual(Object.keys(read ?? {}), ['a', 'b', 'c']);
    assert.deepEqual(value('010203'), { a: 1, b: 2, c: 3 });
    assert.equal(encode({ a: 0 }), '00');
    assert.equal(encode({ a: 1, b: 2, c: 3 }), '010203');
  });

  it('refuses a field that is there or missing against its condition', () => {
    const { encode } = codec(made('x', struct({ a: u8, b: when(eq(field('a'), 1), u8, { rule: 'special' }) })));
    assert.deepEqual(
      failure(() => encode({ a: 1 })),
      ['condition-mismatch', 0, 't.x.b', special],
    );
    assert.deepEqual(
      failure(() => encode({ a: 0, b: 1 })),
      ['condition-mismatch', 0, 't.x.b', special],
    );
    assert.deepEqual(
      failure(() => encode({ b: 1 })),
      ['wrong-type', 0, 't.x.a', layout],
    );
    assert.deepEqual(
      failure(() => encode([1])),
      ['wrong-type', 0, 't.x', layout],
    );
    assert.deepEqual(
      failure(() => encode(null)),
      ['wrong-type', 0, 't.x', layout],
    );
  });

  it('passes parameters on, and computes fields that are not on the wire', () => {
    const inner = made('inner', struct({ n: computed(bits(8), plus(given('base'), 1)), a: when(given('wide'), u16) }), {
      given: { base: u8, wide: flag() },
      examples: [{ hex: '', given: { base: 0, wide: false }, value: null }],
    });
    const outer = struct({ base: u8, inner: ref('t.inner', { base: field('base'), wide: ge(field('base'), 2) }) });
    const { value, encode } = codec(made('x', outer), inner);
    assert.deepEqual(value('01'), { base: 1, inner: { n: 2, a: undefined } });
    assert.deepEqual(value('020003'), { base: 2, inner: { n: 3, a: 3 } });
    assert.equal(encode({ base: 2, inner: { n: 3, a: 3 } }), '020003');
  });

  it('labels structs with their kind or their class', () => {
    const labelled = codec(made('x', struct({ a: u8 }), { label: 'kind' }));
    assert.deepEqual(Object.entries(labelled.value('01') ?? {}), [
      ['kind', 'x'],
      ['a', 1],
    ]);
    assert.equal(labelled.encode({ kind: 'x', a: 1 }), '01');
    assert.deepEqual(
      failure(() => labelled.encode({ a: 1 })),
      ['wrong-type', 0, 't.x', layout],
    );

    class X {
      static readonly type = 't.x';
      constructor(readonly a: unknown) {}
    }
    const classed = codec(made('x', struct({ a: u8 }), { label: 'class' }));
    assert.deepEqual(classed.value('01', { classes: { 't.x': X } }), new X(1));
    assert.equal(classed.value('01')?.constructor.name, 'X');
    assert.equal(classed.encode(new X(1)), '01');
    assert.equal(classed.encode(classed.value('02')), '02');
    assert.deepEqual(
      failure(() => classed.encode({ a: 1 })),
      ['wrong-type', 0, 't.x', layout],
    );
    assert.deepEqual(
      failure(() => classed.encode({ a: 1, constructor: X })),
      ['wrong-type', 0, 't.x', layout],
    );
  });

  it('checks derived fields once the whole struct is read', () => {
    const n = derived(u8, countOf('items'), { rule: 'special' });
    const strict = codec(made('x', struct({ a: u8, n, items: countedList(u8, u8) })));
    assert.equal(strict.encode({ a: 9, items: [5, 6] }), '090202' + '0506');
    assert.deepEqual(strict.value('09020205' + '06'), { a: 9, items: [5, 6] });
    assert.deepEqual(
      failure(() => strict.value('090302' + '0506')),
      ['derived-mismatch', 1, 't.x.n', special],
    );
    assert.ok(strict.needsMore('090302' + '05'));
  });

  it('notes derived fields that may differ, and lets later fields see what was read', () => {
    const notes: unknown[] = [];
    const n = derived(u8, sizeOf('text'), { mismatch: 'noted', rule: 'special' });
    const lax = codec(made('x', struct({ n, text: utf8(2), c: computed(u8, field('n')) })));
    const decoded = lax.decode('076162', { note: (...of) => notes.push(of) });
    assert.deepEqual(decoded.value, { text: 'ab', c: 7 });
    assert.equal(decoded.canonical, false);
    assert.deepEqual(decoded.notes, [{ rule: special, offset: 0, path: 't.x.n' }]);
    assert.deepEqual(notes, [[special, 0, 't.x.n']]);
    assert.equal(lax.encode({ text: 'ab' }), '026162');
    assert.ok(lax.decode('026162').canonical);
  });

  it('lets a test write another number where that is only noted', () => {
    const n = derived(u8, sizeOf('text'), { mismatch: 'noted' });
    const { encode } = codec(made('x', struct({ n, text: utf8(2) })));
    assert.equal(encode({ text: 'ab' }, { choose: () => 254 }), '006162');
  });

  it('derives tags and counts that stand before what they measure', () => {
    const one = made('one', struct({ a: u8 }), { label: 'kind' });
    const fields = {
      tag: derived(u8, tagOf('body'), { mismatch: 'used' }),
      count: derived(u8, countOf('items'), { mismatch: 'used' }),
      body: kinds({ tag: { on: field('tag') }, cases: { one: on(9, ref('t.one')) } }),
      items: listOf(field('count'), u8),
    };
    const { value, encode } = codec(made('x', struct(fields)), one);
    assert.equal(encode({ body: { kind: 'one', a: 3 }, items: [4, 5] }), '0902030405');
    assert.deepEqual(value('0902030405'), { body: { kind: 'one', a: 3 }, items: [4, 5] });
  });

  it('refuses derived numbers that do not fit', () => {
    const n = derived(bits(8, { max: 1 }), countOf('items'), { mismatch: 'used' });
    const { encode } = codec(made('x', struct({ n, items: listOf(field('n'), u8) })));
    assert.deepEqual(
      failure(() => encode({ items: [1, 2] })),
      ['out-of-range', 0, 't.x.n', layout],
    );
  });

  it('compares counted lists with their count', () => {
    const { value, encode } = codec(made('x', struct({ n: u8, items: listOf(field('n'), u8) })));
    assert.deepEqual(value('0105'), { n: 1, items: [5] });
    assert.deepEqual(
      failure(() => encode({ n: 2, items: [5] })),
      ['wrong-length', 0, 't.x.items', layout],
    );
  });

  it('measures a part that is not written yet where a condition needs its size', () => {
    const fields = {
      size: derived(u8, sizeOf('text'), { mismatch: 'used' }),
      extra: when(ge(field('size'), 2), u8),
      text: when(ge(field('size'), 1), utf8(field('size'))),
    };
    const { value, encode } = codec(made('x', struct(fields)));
    for (const [hex, of] of [
      ['00', { extra: undefined, text: undefined }],
      ['0161', { extra: undefined, text: 'a' }],
      ['02076161', { extra: 7, text: 'aa' }],
    ] as const) {
      assert.equal(encode(of), hex);
      assert.deepEqual(value(hex), of);
    }
  });
});
