import {
  absent,
  and,
  bits,
  bytes,
  computed,
  countOf,
  derived,
  eq,
  field,
  flag,
  given,
  ifElse,
  kinds,
  lt,
  minus,
  ne,
  not,
  on,
  or,
  plus,
  prefixed,
  present,
  record,
  ref,
  sizeOf,
  state,
  struct,
  tagOf,
  u8,
  u16,
  utf8,
  value,
  when,
  wire,
  wrap,
} from '../../src/schema/index.js';
import { accepts, reports, thing } from './resolver-support.js';

describe('the resolver on expressions', () => {
  it('reports a field that is read before it is declared', () => {
    reports(
      [thing('pair', struct({ body: bytes(field('length')), length: u8 }))],
      ['field-before-declaration', 'x.pair.fields.body.length'],
    );
    reports(
      [thing('self', struct({ body: when(eq(field('body'), 1), u8) }))],
      ['field-before-declaration', 'x.self.fields.body.condition'],
    );
  });

  it('reports a field that holds no number', () => {
    reports(
      [thing('pair', struct({ text: utf8(2), body: bytes(field('text')) }))],
      ['field-without-number', 'x.pair.fields.body.length'],
    );
  });

  it('looks at every part of an expression', () => {
    const condition = and(not(present(field('a1'))), eq(wrap(8, plus(field('a2'), 1)), ifElse(true, field('a3'), 0)));
    const path = 'x.pair.fields.b.condition';
    reports(
      [thing('pair', struct({ a: u8, b: when(condition, u8) }))],
      ['unknown-field', path, 'a'],
      ['unknown-field', path, 'a'],
      ['unknown-field', path, 'a'],
    );
  });

  it('lets derived fields measure siblings that come later', () => {
    const small = thing('small', struct({}), { label: 'kind' });
    const body = thing('body', kinds({ tag: { on: { op: 'given', name: 'tag' } }, cases: { small: on(1, small) } }), {
      given: { tag: u8 },
      examples: [{ hex: '', given: { tag: 1 }, value: { kind: 'small' } }],
    });
    accepts(
      small,
      body,
      thing(
        'all',
        struct({
          size: derived(u16, sizeOf('names'), { mismatch: 'used' }),
          count: derived(u16, countOf('names')),
          tag: derived(u8, tagOf('body'), { mismatch: 'used' }),
          names: prefixed(u16, record(u8, bits(8, { min: 1 }), 0)),
          body: ref(body, { tag: field('tag') }),
        }),
      ),
    );
  });

  it('reports a measure of a field that is not there or that it cannot measure', () => {
    const derivedFrom = (from: Parameters<typeof derived>[1]) => [
      thing('one', struct({ count: derived(u8, from), names: u8, two: computed(u8, 2) })),
    ];
    reports(derivedFrom(countOf('name')), ['unknown-field', 'x.one.fields.count.from', 'names']);
    reports(derivedFrom(countOf('names')), ['measure-misfit', 'x.one.fields.count.from']);
    reports(derivedFrom(tagOf('names')), ['measure-misfit', 'x.one.fields.count.from']);
    reports(derivedFrom(sizeOf('two')), ['measure-misfit', 'x.one.fields.count.from']);
    reports(derivedFrom(sizeOf('names')), ['measure-misfit', 'x.one.fields.count.from']);
  });

  it('reports measures outside derived fields, and what exists in transitions only', () => {
    const path = 'x.one.fields.b.condition';
    const on_ = (condition: Parameters<typeof when>[0]) => [thing('one', struct({ a: u8, b: when(condition, u8) }))];
    reports(on_(eq(sizeOf('a'), 1)), ['misplaced-expression', path]);
    reports(on_(eq(state('a'), 1)), ['misplaced-expression', path]);
    reports(on_(eq(wire('a'), 1)), ['misplaced-expression', path]);
    reports(on_(eq(value('a'), 1)), ['misplaced-expression', path]);
    reports(on_(absent), ['misplaced-expression', path]);
  });
});

describe('the resolver on the types of expressions', () => {
  const path = 'x.one.fields.b.condition';
  const on = (condition: Parameters<typeof when>[0]) => [
    thing('one', struct({ a: u8, f: flag(8), b: when(condition, u8) })),
  ];

  it('reports a number as a condition, and a boolean as a length', () => {
    reports(on(field('a')), ['expression-type', path]);
    reports([thing('one', struct({ f: flag(8), b: bytes(field('f')) }))], ['expression-type', 'x.one.fields.b.length']);
  });

  it('reports parts that do not fit what is around them', () => {
    reports(on(eq(field('a'), true)), ['expression-type', path]);
    reports(on(lt(field('f'), 3)), ['expression-type', path]);
    reports(on(and(field('a'), field('f'))), ['expression-type', path]);
    reports(on(not(plus(field('a'), 1))), ['expression-type', path]);
    reports(on(eq(wrap(8, field('f')), 1)), ['expression-type', path]);
    reports(on(ifElse(field('a'), true, 1)), ['expression-type', path], ['expression-type', path]);
    accepts(...on(and(field('f'), or(eq(field('f'), false), ne(field('a'), minus(3, 1))))));
  });

  it('reports computed fields and arguments of the other type', () => {
    reports([thing('one', struct({ a: computed(flag(), 1) }))], ['expression-type', 'x.one.fields.a.from']);
    const inner = thing('inner', struct({ b: when(given('yes'), u8) }), {
      given: { yes: flag() },
      examples: [{ hex: '', given: { yes: false }, value: {} }],
    });
    reports([inner, thing('outer', ref(inner, { yes: 1 }))], ['expression-type', 'x.outer.given.yes']);
  });
});
