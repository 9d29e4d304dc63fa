import {
  bits,
  bytes,
  computed,
  constant,
  countedList,
  derived,
  f64,
  field,
  flag,
  given,
  host,
  ifMore,
  kinds,
  listOf,
  listToEnd,
  magic,
  must,
  nothing,
  on,
  prefixed,
  recall,
  record,
  ref,
  reserved,
  shapes,
  sized,
  struct,
  table,
  u8,
  u16,
  utf8,
  when,
} from '../../src/schema/index.js';
import { accepts, from, reports, thing } from './resolver-support.js';

describe('the resolver on regions', () => {
  it('reports what lasts to the end of its region and is not last in it', () => {
    reports([thing('one', struct({ a: bytes(), b: u8 }))], ['not-last', 'x.one.fields.a']);
    reports([thing('one', struct({ a: utf8(), b: u8 }))], ['not-last', 'x.one.fields.a']);
    reports([thing('one', struct({ a: listToEnd(u8), b: u8 }))], ['not-last', 'x.one.fields.a']);
    reports([thing('one', struct({ a: ifMore(u8), b: ifMore(u8) }))], ['not-last', 'x.one.fields.a']);
    reports([thing('one', countedList(u8, bytes()))], ['not-last', 'x.one.item']);
    reports([thing('one', record(u16, utf8()))], ['not-last', 'x.one.value']);
  });

  it('follows references to find out what lasts to the end', () => {
    const inner = thing('inner', struct({ a: u8, tail: when(given('long'), bytes()) }), {
      given: { long: flag() },
      examples: [{ hex: '00', given: { long: false }, value: { a: 0 } }],
    });
    reports(
      [inner, thing('outer', struct({ a: ref(inner, { long: true }), b: u8 }))],
      ['not-last', 'x.outer.fields.a'],
    );
  });

  it('takes regions of their own, and fields without bytes behind', () => {
    accepts(
      thing(
        'one',
        struct({
          size: u8,
          a: sized(field('size'), bytes()),
          b: prefixed(u8, utf8()),
          c: listToEnd(u8),
          d: computed(u8, 1),
        }),
      ),
    );
  });

  it('reports items without bytes in a list to the end', () => {
    reports([thing('one', listToEnd(struct({})))], ['empty-item', 'x.one.item']);
    reports([thing('none', nothing('null')), thing('one', listToEnd(ref('x.none')))], ['empty-item', 'x.one.item']);
    accepts(thing('one', struct({ count: u8, items: listOf(field('count'), struct({})) })));
  });

  it('reports fields without a value or without bytes outside a struct', () => {
    reports([thing('one', listToEnd(reserved(8)))], ['misplaced-node', 'x.one.item']);
    reports([thing('one', constant(u8, 1))], ['misplaced-node', 'x.one']);
    reports([thing('one', magic('00'))], ['misplaced-node', 'x.one']);
    reports([thing('one', derived(u8, 1))], ['misplaced-node', 'x.one']);
    reports([thing('one', struct({ a: when(true_, computed(u8, 1)) }))], ['misplaced-node', 'x.one.fields.a.type']);
    accepts(thing('one', struct({ a: when(true_, reserved(8)) })));
  });

  it('reports a union that counts its values and is no host variant', () => {
    const small = thing('small', struct({ a: u8 }), { label: 'kind' });
    const met = table('x.met', { doc: 'All.', from });
    reports(
      [met, small, thing('one', kinds({ tag: { marker: u8 }, counts: met, cases: { small: on(1, small) } }))],
      ['misplaced-node', 'x.one.counts'],
    );
  });

  it('reports a label on something that is not a struct', () => {
    reports([thing('one', u8, { label: 'class' })], ['label-misfit', 'x.one']);
  });
});

const true_ = { op: 'boolean', value: true } as const;

describe('the resolver on unions', () => {
  const small = thing('small', struct({ a: u8 }), { label: 'kind' });
  const large = thing('large', struct({ a: u16 }), { label: 'kind' });
  const date = thing('date', struct({ time: f64 }), { label: 'class' });

  it('reports two tags that are the same, refused ones included', () => {
    reports(
      [
        small,
        large,
        thing(
          'all',
          kinds({
            tag: { marker: u8 },
            cases: { small: on(1, small), large: on(1, large) },
            refused: { old: [1, 'old'] },
          }),
          {
            rules: { old: must('Nobody sends it', from) },
          },
        ),
      ],
      ['overlapping-tags', 'x.all.cases.large'],
      ['overlapping-tags', 'x.all.refused.old'],
    );
  });

  it('reports two cases with one kind', () => {
    reports(
      [small, thing('all', kinds({ tag: { marker: u8 }, cases: { small: on(1, small), again: on(2, small) } }))],
      ['overlapping-kinds', 'x.all.cases.again'],
    );
  });

  it('reports a case by kind that is not a labelled struct', () => {
    const cases = { bare: on(1, u8), class: on(2, date), small: on(3, small) };
    reports(
      [small, date, thing('all', kinds({ tag: { marker: u8 }, cases }))],
      ['unlabelled-case', 'x.all.cases.bare'],
      ['unlabelled-case', 'x.all.cases.class'],
    );
  });

  it('reports an else case that does not keep the tag', () => {
    const union = (type: Parameters<typeof on>[1]) =>
      thing(
        'all',
        kinds({ tag: { marker: u8 }, cases: { small: on(1, small) }, else: { name: 'other', type, tagField: 'tag' } }),
      );
    const other = (tag: Parameters<typeof on>[1]) => thing('other', struct({ tag, rest: bytes() }), { label: 'kind' });
    reports([small, other(u8), union(ref('x.other'))], ['else-without-tag', 'x.all.else']);
    reports([small, large, union(large)], ['else-without-tag', 'x.all.else']);
    reports([small, union(u8)], ['unlabelled-case', 'x.all.else']);
    accepts(small, other(computed(u8, 2)), union(ref('x.other')));
  });

  it('reports host cases whose values cannot be told apart', () => {
    const hostOf = (...nodes: readonly Parameters<typeof on>[1][]) => {
      const cases = Object.fromEntries(nodes.map((node, at) => [`case${at}`, on(at, node)]));
      return thing('all', host({ tag: { marker: u8 }, cases }));
    };
    reports([date, hostOf(date, date)], ['overlapping-hosts', 'x.all.cases.case1']);
    reports([date, hostOf(prefixed(u8, date), u8, date)], ['overlapping-hosts', 'x.all.cases.case2']);
    reports([hostOf(countedList(u8, u8), countedList(u16, u8))], ['overlapping-hosts', 'x.all.cases.case1']);
    reports([hostOf(record(u8, bits(8, { min: 1 }), 0), struct({}))], ['overlapping-hosts', 'x.all.cases.case1']);
    reports(
      [small, hostOf(struct({}), kinds({ tag: { marker: u8 }, cases: { small: on(1, small) } }))],
      ['overlapping-hosts', 'x.all.cases.case1'],
    );
    accepts(
      date,
      hostOf(
        u8,
        u16,
        utf8(1),
        prefixed(u8, utf8()),
        date,
        record(u8, bits(8, { min: 1 }), 0),
        countedList(u8, u8),
        bytes(1),
      ),
    );
  });

  it('reports two calls that open alike', () => {
    const call = shapes.call('play', {});
    reports(
      [small, thing('row', shapes.calls(small, { play: call, watch: call }))],
      ['overlapping-openings', 'x.row.calls.watch'],
    );
  });

  it('reports arguments behind those that may be missing', () => {
    const items = {
      first: shapes.restArguments(shapes.any),
      second: shapes.optionalArgument(shapes.any),
      third: shapes.argument(shapes.any),
    };
    reports(
      [small, thing('row', shapes.calls(small, { play: shapes.call('play', items) }))],
      ['not-last', 'x.row.calls.play.items.first'],
      ['not-last', 'x.row.calls.play.items.second'],
    );
  });
});

describe('the resolver on tables', () => {
  const seen = table('x.seen', { doc: 'Values.', from });

  it('reports a pointer back that is not a case of a host variant', () => {
    reports([seen, thing('one', struct({ back: recall(seen, u8) }))], ['recall-outside-host', 'x.one.fields.back']);
  });

  it('reports scalars, unions and unlabelled structs that should enter a table', () => {
    reports([seen, thing('one', u8, { remember: 'x.seen' })], ['remember-misfit', 'x.one']);
    reports([seen, thing('one', struct({ a: listToEnd(u8) }), { remember: 'x.seen' })], ['remember-misfit', 'x.one']);
  });

  it('reports a remembered struct whose growing part is not last, and accepts one where nothing grows', () => {
    const inTable = { remember: 'x.seen', label: 'class' } as const;
    reports(
      [seen, thing('one', struct({ a: countedList(u8, u8), b: u8 }), inTable)],
      ['remember-order', 'x.one.fields.b'],
    );
    accepts(seen, thing('one', struct({ text: utf8() }), inTable));
    accepts(seen, thing('one', struct({ b: u8, a: countedList(u8, u8), end: reserved(8) }), inTable));
  });

  it('reports a part of a remembered struct that uses the table before the struct is in it', () => {
    const value = thing(
      'value',
      host({ tag: { marker: u8 }, cases: { number: on(1, u8), back: on(2, recall(seen, u8)) } }),
    );
    reports(
      [seen, value, thing('one', struct({ a: value, b: listToEnd(value) }), { remember: 'x.seen', label: 'class' })],
      ['remember-order', 'x.one.fields.a'],
    );
  });
});
