import assert from 'node:assert/strict';
import {
  countOf,
  derived,
  f64,
  flag,
  host,
  nothing,
  on,
  prefixed,
  record,
  ref,
  shape,
  shapes,
  struct,
  u8,
  utf8,
  vocabulary,
} from '../../src/schema/index.js';
import { codec, failure, made, special } from './interpreter-support.js';

const {
  any,
  argument,
  boolean,
  call,
  calls,
  either,
  literal,
  named,
  null_,
  number,
  object,
  optional,
  optionalArgument,
} = shapes;
const { required, restArguments, string, word } = shapes;

const from = { document: 'doc', clause: '1' };
const words = vocabulary('t.words', { a: ['a', 'A.'] }, { doc: 'Words.', from });
const person = shape('t.person', {
  doc: 'A person.',
  from,
  shape: object({ name: required(string), age: number, self: optional({ shape: 'named', type: 't.person' }) }),
});
const bag = made('bag', struct({ n: derived(u8, countOf('held')), held: record(u8, ref('t.value'), 9) }), {
  label: 'class',
  nests: true,
});
const value = made(
  'value',
  host({
    tag: { marker: u8 },
    cases: {
      number: on(0, f64),
      boolean: on(1, flag(8)),
      string: on(2, prefixed(u8, utf8())),
      null: on(3, nothing('null')),
      undefined: on(4, nothing('undefined')),
      object: on(5, record(u8, ref('t.value'), 9)),
      bag: on(6, ref('t.bag')),
    },
  }),
  { nests: true },
);

const rows = calls(
  value,
  {
    plain: call('plain', {}),
    say: call('say', { what: argument(string), loud: optionalArgument(boolean), times: optionalArgument(number) }),
    all: call('all', { first: argument(any), rest: restArguments(either(number, null_)) }),
    person: call('person', { who: argument(named(person)), how: optionalArgument(word(words)) }),
    fixed: call('fixed', { mode: argument(literal('on')) }),
    loose: call('loose', { gap: optionalArgument(any), end: optionalArgument(number) }),
  },
  { rule: 'special' },
);
const { value: read, decode, encode } = codec(made('x', rows), value, bag, person, words);

/** A row of strings, numbers and the like as bytes. */
const row = (...values: unknown[]): string => encode({ kind: 'other', values });

describe('interpreter: calls', () => {
  it('types a row by its opening and the shapes of its items', () => {
    for (const [values, typed] of [
      [['plain'], { kind: 'plain' }],
      [['say', 'hi'], { kind: 'say', what: 'hi', loud: undefined, times: undefined }],
      [['say', 'hi', true, 2], { kind: 'say', what: 'hi', loud: true, times: 2 }],
      [['all', true, 1, null], { kind: 'all', first: true, rest: [1, null] }],
      [['all', true], { kind: 'all', first: true, rest: [] }],
      [['person', { name: 'a', more: 1 }, 'b'], { kind: 'person', who: { name: 'a', more: 1 }, how: 'b' }],
      [['fixed', 'on'], { kind: 'fixed', mode: 'on' }],
      [['loose', undefined, 1], { kind: 'loose', gap: undefined, end: 1 }],
    ] as const) {
      const hex = row(...values);
      assert.deepEqual(read(hex), typed);
      assert.ok(decode(hex).canonical);
      assert.equal(encode(typed), hex);
    }
  });

  it('keeps every other row as it is', () => {
    for (const values of [
      [],
      [1],
      ['say'],
      ['say', 1],
      ['say', 'hi', undefined, 2],
      ['say', 'hi', true, 2, 3],
      ['all', true, 'no'],
      ['person', { age: 1 }],
      ['person', { name: 'a', age: 'old' }],
      ['person', 'a'],
      ['fixed', 'off'],
      ['unheard of', 1],
    ]) {
      assert.deepEqual(read(row(...values)), { kind: 'other', values });
    }
  });

  it('takes an instance with nothing but a record for an object', () => {
    const hex = row('person', { name: 'a' }).replace('05', '0601');
    const typed = read(hex);
    assert.ok(typeof typed === 'object' && typed !== null && 'kind' in typed);
    assert.equal(typed.kind, 'person');
    assert.equal(encode(typed), hex);
  });

  it('takes an item spelled out as undefined at the end for another spelling', () => {
    const hex = `${row('loose')}04`;
    assert.deepEqual(read(hex), { kind: 'loose', gap: undefined, end: undefined });
    assert.equal(decode(hex).canonical, false);
    assert.equal(encode(read(hex)), row('loose'));
  });

  it('takes a cycle for a person whose self is a person', () => {
    const who: Record<string, unknown> = { name: 'a' };
    who.self = who;
    assert.equal(failure(() => encode({ kind: 'person', who }, { limits: { depth: 9 } }))[0], 'depth-limit');
  });

  it('refuses items that do not fit', () => {
    assert.deepEqual(
      failure(() => encode({ kind: 'say', what: 1 })),
      ['wrong-type', 0, 't.x.what', special],
    );
    assert.deepEqual(
      failure(() => encode({ kind: 'say' })),
      ['wrong-type', 0, 't.x.what', special],
    );
    const gap = { kind: 'say', what: 'hi', times: 2 };
    assert.deepEqual(
      failure(() => encode(gap)),
      ['condition-mismatch', 0, 't.x.loud', special],
    );
    assert.deepEqual(
      failure(() => encode({ kind: 'all', rest: 1 })),
      ['wrong-type', 0, 't.x.rest', special],
    );
    assert.deepEqual(
      failure(() => encode({ kind: 'all', rest: ['a'] })),
      ['wrong-type', 0, 't.x.rest', special],
    );
    assert.deepEqual(
      failure(() => encode({ kind: 'none' })),
      ['wrong-type', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => encode({ kind: 'other' })),
      ['wrong-type', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => encode(['say'])),
      ['wrong-type', 0, 't.x', special],
    );
  });

  it('counts the values of a row as elements', () => {
    const limits = { elements: 1 };
    assert.deepEqual(
      failure(() => read(row('say', 'hi'), { limits })),
      ['elements-limit', 5, 't.x', special],
    );
  });
});
