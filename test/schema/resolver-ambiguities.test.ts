import {
  bits,
  countedList,
  countOf,
  derived,
  f64,
  field,
  format,
  given,
  host,
  listOf,
  listToEnd,
  nothing,
  on,
  overlay,
  prefixed,
  recall,
  record,
  ref,
  shape,
  shapes,
  sized,
  sizeOf,
  spellings,
  struct,
  table,
  type,
  u8,
  u16,
  utf8,
} from '../../src/schema/index.js';
import type { Node, TypeDefinition } from '../../src/schema/model.js';
import { accepts, from, inFormats, reports, reportsOf, thing } from './resolver-support.js';

describe('the resolver on what could be meant in two ways', () => {
  it('reports a byte that ends a record and may begin a value', () => {
    reports([thing('one', record(u8, u8, 9))], ['ambiguous-terminator', 'x.one']);
    reports([thing('one', record(u8, f64, 9))], ['ambiguous-terminator', 'x.one']);
    reports([thing('one', record(u8, prefixed(bits(8, { min: 1 }), utf8()), 9))], ['ambiguous-terminator', 'x.one']);
    accepts(
      thing('range', record(u8, bits(8, { max: 8 }), 9)),
      thing('prefix', record(u8, prefixed(bits(8, { min: 10 }), utf8()), 9)),
      thing('many', record(u8, countedList(bits(8, { max: 5 }), u8), 9)),
      thing('inner', record(u8, struct({ a: bits(8, { max: 5 }), b: u16 }), 9)),
      thing('endless', record(u8, u8)),
    );
  });

  it('reports names and indices that cannot be empty or the first', () => {
    reports([thing('one', record(bits(8, { min: 1 }), u8))], ['head-without-zero', 'x.one']);
    const seen = table('x.seen', { doc: 'Lists.', from });
    const list = thing('list', countedList(u8, ref('x.value')), { remember: seen.name, nests: true });
    const again = recall(seen, spellings(u8, { 255: { tail: u8, plus: 256 } }, { plus: 1 }));
    reports(
      [seen, list, thing('value', host({ tag: { marker: u8 }, cases: { list: on(1, list), again: on(2, again) } }))],
      ['head-without-zero', 'x.value.cases.again'],
    );
  });

  it('looks at the markers of a union', () => {
    const value = (tag: number) =>
      thing('value', host({ tag: { marker: u8 }, cases: { number: on(1, f64), null: on(tag, nothing('null')) } }));
    reports([value(9), thing('one', record(u8, ref('x.value'), 9))], ['ambiguous-terminator', 'x.one']);
    accepts(value(8), thing('one', record(u8, ref('x.value'), 9)));
  });

  it('reports derived fields that need themselves', () => {
    reports(
      [
        thing(
          'one',
          struct({ size: derived(u8, sizeOf('list'), { mismatch: 'used' }), list: listOf(field('size'), u8) }),
        ),
      ],
      ['circular-derivation', 'x.one.fields.size'],
    );
    const inner = thing('inner', struct({ body: sized(given('size'), utf8()) }), {
      given: { size: u8 },
      examples: [{ hex: '', given: { size: 0 }, value: { body: '' } }],
    });
    reports(
      [
        inner,
        thing(
          'outer',
          struct({
            second: derived(u8, sizeOf('body'), { mismatch: 'used' }),
            first: derived(u8, field('second')),
            body: sized(field('second'), ref(inner, { size: field('first') })),
          }),
        ),
      ],
      ['circular-derivation', 'x.outer.fields.second'],
      ['circular-derivation', 'x.outer.fields.first'],
    );
    accepts(
      thing(
        'one',
        struct({
          count: derived(u8, countOf('list'), { mismatch: 'used' }),
          size: derived(u8, sizeOf('list')),
          list: listOf(field('count'), u8),
          length: derived(u8, sizeOf('text'), { mismatch: 'used' }),
          text: utf8(field('length')),
        }),
      ),
    );
  });

  it('reports names that are none in code', () => {
    reports([thing('one', struct({ 'a-b': u8, ok: u8 }))], ['bad-name', 'x.one.fields.a-b']);
    reports(
      [thing('one', { kind: 'struct', fields: [{ name: '__proto__', type: u8 }] })],
      ['bad-name', 'x.one.fields.__proto__'],
    );
    reports([thing('one', struct({ constructor: u8 }), { label: 'class' })], ['bad-name', 'x.one.fields.constructor']);
    reports([thing('one', overlay(4, 'the rest', {}))], ['bad-name', 'x.one.filler']);
    reports(
      [thing('one', u8, { given: { '1st': u8 }, examples: [{ hex: '00', given: { '1st': 0 }, value: 0 }] })],
      ['bad-name', 'x.one.given.1st'],
    );
  });

  it('reports two tables that would have one name in the functions of a type', () => {
    const format_ = (name: string, ...more: readonly ReturnType<typeof type>[]) => {
      const objects = table(`${name}.objects`, { doc: 'Objects.', from });
      const list = type(`${name}.list`, countedList(u8, ref(`${name}.value`)), {
        doc: 'A list.',
        from,
        remember: objects.name,
        nests: true,
        examples: [{ hex: '00', value: [] }],
      });
      const cases = {
        list: on(1, list),
        again: on(2, recall(objects, u8)),
        ...(name === 'y' ? { number: on(3, f64) } : {}),
      };
      const value = type(`${name}.value`, host({ tag: { marker: u8 }, cases }), {
        doc: 'A value.',
        from,
        examples: [{ hex: '0100', value: [] }],
      });
      return format(name, 'For tests.', [objects, list, value, ...more]);
    };
    const both = type('y.both', struct({ one: ref('x.value'), other: ref('y.value') }), {
      doc: 'Both.',
      from,
      examples: [{ hex: '01000100', value: { one: [], other: [] } }],
    });
    reportsOf(inFormats(format_('x'), format_('y', both)), ['duplicate-name', 'y.both']);
  });

  it('reports formats that need each other', () => {
    const made = (name: string, node: Node) =>
      type(name, node, { doc: 'For a test.', from, examples: [{ hex: '', value: null }] });
    const both = [
      format('x', 'For tests.', [made('x.one', struct({ a: ref('y.two') })), made('x.three', u8)]),
      format('y', 'For tests.', [made('y.two', struct({ a: ref('x.three') }))]),
    ];
    reportsOf(inFormats(...both), ['circular-formats', 'x'], ['circular-formats', 'y']);
  });

  it('reports shapes of which nobody knows the values', () => {
    const value = (name: string) =>
      thing(
        name,
        host({ tag: { marker: u8 }, cases: { text: on(1, prefixed(u8, utf8())), null: on(2, nothing('null')) } }),
      );
    const calls = (name: string, over: TypeDefinition) =>
      thing(name, shapes.calls(over, { play: shapes.call('play', { what: shapes.argument(shapes.named(some)) }) }));
    const [one, two] = [value('one'), value('two')];
    const some = shape('x.shape', { doc: 'Anything.', from, shape: shapes.any });
    reports([one, two, some, calls('first', one), calls('second', two)], ['ambiguous-shapes', 'x.shape']);
    accepts(one, two, some, calls('first', one), calls('second', one), thing('row', listToEnd(two)));
  });
});
