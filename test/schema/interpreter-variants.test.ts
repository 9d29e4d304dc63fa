import assert from 'node:assert/strict';
import {
  bits,
  bytes,
  closedEnum,
  computed,
  derived,
  f32,
  f64,
  field,
  flag,
  given,
  host,
  int,
  kinds,
  listToEnd,
  nothing,
  on,
  prefixed,
  record,
  ref,
  spellings,
  struct,
  tagOf,
  u8,
  u16,
  utf8,
} from '../../src/schema/index.js';
import { codec, failure, layout, made, special } from './interpreter-support.js';

const one = made('one', struct({ a: u8 }), { label: 'kind' });
const two = made('two', struct({}), { label: 'kind' });
const unknown = made('unknown', struct({ tag: computed(u8, given('tag')), rest: bytes() }), {
  label: 'kind',
  given: { tag: u8 },
  examples: [{ hex: '', given: { tag: 9 }, value: null }],
});

describe('interpreter: kinds', () => {
  const cases = { one: on(1, ref('t.one')), two: on(2, ref('t.two')) };
  const refused = { old: [3, 'special'] } as const;
  const marked = codec(made('x', kinds({ tag: { marker: u8 }, cases, refused })), one, two);

  it('tells cases apart by their marker and their kind', () => {
    assert.deepEqual(marked.value('0107'), { kind: 'one', a: 7 });
    assert.deepEqual(marked.value('02'), { kind: 'two' });
    assert.equal(marked.encode({ kind: 'one', a: 7 }), '0107');
    assert.equal(marked.encode({ kind: 'two' }), '02');
  });

  it('refuses tags that are reserved or unknown, at the marker', () => {
    assert.deepEqual(
      failure(() => marked.value('03')),
      ['refused-tag', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => marked.value('04')),
      ['unknown-tag', 0, 't.x', layout],
    );
    assert.deepEqual(
      failure(() => marked.encode({ kind: 'three' })),
      ['wrong-type', 0, 't.x', layout],
    );
    assert.deepEqual(
      failure(() => marked.encode(undefined)),
      ['wrong-type', 0, 't.x', layout],
    );
  });

  it('keeps what it does not know with its tag', () => {
    const otherwise = { name: 'unknown', type: ref('t.unknown', { tag: field('tag') }), tagField: 'tag' };
    const fields = { tag: u8, body: kinds({ tag: { on: field('tag') }, cases, refused, else: otherwise }) };
    const { value, encode } = codec(made('x', struct(fields)), one, two, unknown);
    assert.deepEqual(value('09ff'), { tag: 9, body: { kind: 'unknown', tag: 9, rest: Uint8Array.of(255) } });
    assert.equal(encode({ tag: 9, body: { kind: 'unknown', tag: 9, rest: Uint8Array.of(255) } }), '09ff');
    assert.deepEqual(
      failure(() => value('03')),
      ['refused-tag', 1, 't.x.body', special],
    );
    for (const tag of [1, 3]) {
      const body = { kind: 'unknown', tag, rest: new Uint8Array() };
      assert.deepEqual(
        failure(() => encode({ tag, body })),
        ['out-of-range', 0, 't.x.body.tag', layout],
      );
    }
    const body = { kind: 'two' };
    assert.deepEqual(
      failure(() => encode({ tag: 1, body })),
      ['condition-mismatch', 0, 't.x.body', layout],
    );
    const untagged = { kind: 'unknown', rest: new Uint8Array() };
    assert.deepEqual(
      failure(() => encode({ tag: 9, body: untagged })),
      ['wrong-type', 0, 't.x.body.tag', layout],
    );
  });
});

describe('interpreter: host variants', () => {
  const klass = made('klass', struct({ n: u8 }), { label: 'class' });
  const cases = {
    short: on(1, prefixed(bits(8, { max: 2 }), utf8())),
    long: on(2, prefixed(u16, utf8())),
    number: on(3, f64),
    boolean: on(4, flag(8)),
    null: on(5, nothing('null')),
    undefined: on(6, nothing('undefined')),
    array: on(7, prefixed(u8, listToEnd(u8))),
    record: on(8, record(u8, bits(8, { min: 1 }), 0)),
    klass: on(9, ref('t.klass')),
    bytes: on(10, prefixed(u8, bytes())),
  };
  const { value, decode, encode } = codec(made('x', host({ tag: { marker: u8 }, cases })), klass);

  it('chooses the case by what JavaScript has', () => {
    for (const [hex, of] of [
      ['01026161', 'aa'],
      ['020003616161', 'aaa'],
      ['033ff0000000000000', 1],
      ['0401', true],
      ['05', null],
      ['06', undefined],
      ['07020102', [1, 2]],
      ['080161' + '05' + '0000', { a: 5 }],
      ['0a0107', Uint8Array.of(7)],
    ] as const) {
      assert.equal(encode(of), hex);
      assert.deepEqual(value(hex), of);
      assert.ok(decode(hex).canonical);
    }
    assert.equal(encode(value('0903')), '0903');
  });

  it('takes a longer spelling, which a test may write', () => {
    assert.equal(value('02000161'), 'a');
    assert.equal(decode('02000161').canonical, false);
    assert.equal(encode('a', { choose: () => 1 }), '02000161');
  });

  it('refuses values without a case', () => {
    for (const of of [1n, Symbol('s'), () => 0, new Date(0), new Map()]) {
      assert.deepEqual(
        failure(() => encode(of)),
        ['wrong-type', 0, 't.x', layout],
      );
    }
  });

  it('says why a value fits none of its cases', () => {
    assert.deepEqual(
      failure(() => encode('a'.repeat(65_536))),
      ['too-long', 0, 't.x', layout],
    );
  });

  it('takes nothing for its own but what it stands for', () => {
    const { encode } = codec(made('x', struct({ n: nothing('null') })));
    assert.equal(encode({ n: null }), '');
    assert.deepEqual(
      failure(() => encode({ n: undefined })),
      ['wrong-type', 0, 't.x.n', layout],
    );
  });

  it('takes the first number that holds the value, whole and without loss', () => {
    const members = { three: [3, 'Three.'] } as const;
    const numbers = codec(
      made(
        'x',
        host({
          tag: { marker: u8 },
          cases: {
            named: on(1, closedEnum(u8, members)),
            small: on(2, int(8)),
            spelled: on(3, spellings(bits(8, { min: 1 }), { 0: { tail: u16, plus: 0 } })),
            single: on(4, f32),
            double: on(5, f64),
          },
        }),
      ),
    );
    for (const [hex, of] of [
      ['0103', 3],
      ['02ff', -1],
      ['02' + '00', 0],
      ['03c8', 200],
      ['03000100', 256],
      ['0480000000', -0],
      ['047fc00000', Number.NaN],
      ['043fc00000', 1.5],
      ['053ff199999999999a', 1.1],
    ] as const) {
      assert.equal(numbers.encode(of), hex);
      assert.ok(Object.is(numbers.value(hex), of));
      assert.ok(numbers.decode(hex).canonical);
    }
    assert.equal(numbers.decode('0203').canonical, false);
    assert.equal(numbers.decode('050000000000000000').canonical, false);
  });

  it('keeps values of unknown tags as instances with the tag', () => {
    const other = made('other', struct({ tag: computed(u8, given('tag')), rest: bytes() }), {
      label: 'class',
      given: { tag: u8 },
      examples: [{ hex: '', given: { tag: 9 }, value: null }],
    });
    const otherwise = { name: 'other', type: ref('t.other', { tag: field('tag') }), tagField: 'tag' };
    const body = host({ tag: { on: field('tag') }, cases: { none: on(1, nothing('null')) }, else: otherwise });
    const kept = codec(made('x', struct({ tag: derived(u8, tagOf('body'), { mismatch: 'used' }), body })), other);
    assert.deepEqual(kept.value('01'), { body: null });
    assert.equal(kept.encode(kept.value('01')), '01');
    assert.equal(kept.encode(kept.value('07ff')), '07ff');
  });

  it('measures the tag of a variant in another type, in a region or under a condition', () => {
    const cases = { none: on(1, nothing('null')), number: on(2, u8) };
    const inner = made('inner', host({ tag: { marker: u8 }, cases }));
    const fields = {
      a: derived(u8, tagOf('one'), { mismatch: 'noted' }),
      b: derived(u8, tagOf('two')),
      one: ref('t.inner'),
      two: prefixed(u8, host({ tag: { marker: u8 }, cases })),
    };
    const measured = codec(made('x', struct(fields)), inner);
    assert.equal(measured.encode({ one: null, two: 7 }), '0102' + '01' + '020207');
    assert.deepEqual(measured.value('010201020207'), { one: null, two: 7 });
    assert.equal(measured.decode('020201020207').canonical, false);
    assert.deepEqual(
      failure(() => measured.value('010101020207')),
      ['derived-mismatch', 1, 't.x.b', layout],
    );
  });
});
