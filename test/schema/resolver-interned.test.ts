import type { TypeDefinition } from '../../src/schema/index.js';
import {
  bytes,
  countOf,
  eq,
  extension,
  field,
  flag,
  headFlag,
  listOf,
  record,
  ref,
  struct,
  table,
  type Uint,
  u8,
  u29,
  utf8,
  when,
} from '../../src/schema/index.js';
import { accepts, from, reports, thing } from './resolver-support.js';

const texts = table('x.texts', { doc: 'Texts.', from });
const kinds = table('x.kinds', { doc: 'Kinds.', from });
const things = table('x.things', { doc: 'Things.', from });

const text = thing('text', utf8('head'), {
  interned: { table: texts.name, head: u29, key: 'content', unlessEmpty: true },
});
const kind = thing('kind', struct({ open: headFlag, names: listOf('head', text) }), {
  label: 'class',
  interned: { table: kinds.name, head: 'outer', key: 'content' },
  examples: [],
});
const byIdentity = { table: things.name, head: u29, key: 'identity' } as const;
const object = (parts: Partial<TypeDefinition> = {}) =>
  thing(
    'object',
    struct({
      kind,
      sealed: listOf(countOf('kind.names'), ref('x.object')),
      more: when(field('kind.open'), record(text, ref('x.object'))),
    }),
    {
      label: 'class',
      nests: true,
      interned: byIdentity,
      collapses: { to: 'more', others: { kind: { open: true, names: [] }, sealed: [] } },
      ...parts,
    },
  );

describe('the resolver on interned types', () => {
  it('takes tables by content and by identity, heads within heads, and what collapses', () => {
    accepts(texts, kinds, things, text, kind, object());
  });

  it('reports tables and rules that are not there', () => {
    reports([thing('one', bytes('head'), { interned: byIdentity })], ['unknown-table', 'x.one.interned']);
    reports(
      [things, thing('one', bytes('head'), { interned: { ...byIdentity, rule: 'none' } })],
      ['unknown-rule', 'x.one.interned'],
    );
  });

  it('reports values without the identity or the content that the key wants', () => {
    const byContent = { ...byIdentity, key: 'content' } as const;
    reports([things, thing('one', u8, { interned: byIdentity })], ['interned-misfit', 'x.one']);
    reports([things, thing('one', utf8('head'), { interned: byIdentity })], ['interned-misfit', 'x.one']);
    reports([things, thing('one', bytes('head'), { interned: byContent })], ['interned-misfit', 'x.one']);
    reports([things, thing('one', struct({ a: headFlag }), { interned: byContent })], ['interned-misfit', 'x.one']);
    reports(
      [things, thing('one', struct({ a: bytes('head') }), { label: 'class', interned: byContent })],
      ['interned-misfit', 'x.one'],
    );
  });

  it('reports two kinds of entries in one table', () => {
    reports(
      [
        texts,
        thing('one', utf8('head'), { interned: { table: texts.name, head: u29, key: 'content' } }),
        thing('two', bytes('head'), { interned: { table: texts.name, head: u29, key: 'identity' } }),
      ],
      ['interned-misfit', 'x.two'],
    );
  });

  it('reports a head of an odd width', () => {
    const wide: Uint = { kind: 'uint', bits: 12 };
    reports(
      [things, thing('one', bytes('head'), { interned: { ...byIdentity, head: wide } })],
      ['interned-misfit', 'x.one'],
    );
  });

  it('reports what takes from a head that is not there or used up', () => {
    reports([thing('one', utf8('head'))], ['misplaced-node', 'x.one']);
    reports([thing('one', struct({ a: headFlag }))], ['misplaced-node', 'x.one.fields.a']);
    reports(
      [things, thing('one', struct({ a: utf8('head'), b: headFlag }), { label: 'class', interned: byIdentity })],
      ['misplaced-node', 'x.one.fields.b'],
    );
    reports(
      [things, thing('one', struct({ a: when(eq(1, 1), utf8('head')) }), { label: 'class', interned: byIdentity })],
      ['misplaced-node', 'x.one.fields.a.type'],
    );
    reports([texts, kinds, text, kind, thing('one', struct({ kind }))], ['misplaced-node', 'x.one.fields.kind']);
  });

  it('reports an example of what has no bytes without the head of another', () => {
    reports(
      [texts, kinds, things, text, { ...kind, examples: [{ hex: '', value: null }] }, object()],
      ['bad-example', 'x.kind'],
    );
  });

  it('reports what is interned and remembered', () => {
    reports(
      [things, thing('one', bytes('head'), { interned: byIdentity, remember: things.name })],
      ['remember-misfit', 'x.one'],
      ['remember-misfit', 'x.one'],
    );
  });

  it('reports fields that use the table before the struct is in it, and others behind those that grow', () => {
    const early = struct({ first: ref('x.one'), items: listOf('head', u8) });
    reports(
      [things, thing('one', early, { label: 'class', interned: byIdentity, nests: true })],
      ['remember-order', 'x.one.fields.first'],
    );
    const late = struct({ items: listOf('head', u8), last: u8 });
    reports(
      [things, thing('one', late, { label: 'class', interned: byIdentity })],
      ['remember-order', 'x.one.fields.last'],
    );
  });

  it('reports what cannot collapse', () => {
    const others = { kind: { open: true, names: [] }, sealed: [] };
    const wrong = (collapses: TypeDefinition['collapses']) => object({ ...(collapses && { collapses }) });
    const at = ['collapse-misfit', 'x.object.collapses'] as const;
    reports([texts, kinds, things, text, kind, wrong({ to: 'kind', others })], at, at, at);
    reports([texts, kinds, things, text, kind, wrong({ to: 'more', others: { sealed: [] } })], at);
    reports([texts, kinds, things, text, kind, wrong({ to: 'more', others: { ...others, sealed: [1] } })], at);
    reports(
      [texts, kinds, things, text, kind, wrong({ to: 'more', others: { ...others, kinds: 1 } })],
      ['collapse-misfit', 'x.object.collapses.kinds', 'kind'],
    );
    reports(
      [thing('one', struct({ a: u8 }), { collapses: { to: 'a', others: {} } })],
      ['collapse-misfit', 'x.one.collapses'],
    );
  });
});

describe('the resolver on paths and extensions', () => {
  const inner = struct({ flag: flag(8), text: utf8(1) });

  it('follows a name with dots into earlier fields', () => {
    accepts(thing('one', struct({ inner, more: when(field('inner.flag'), u8) })));
    reports(
      [thing('one', struct({ inner, more: when(field('inner.flags'), u8) }))],
      ['unknown-field', 'x.one.fields.more.condition'],
    );
    reports(
      [thing('one', struct({ more: when(field('inner.flag'), u8), inner }))],
      ['field-before-declaration', 'x.one.fields.more.condition'],
    );
    reports(
      [thing('one', struct({ inner, items: listOf(countOf('inner.text'), u8) }))],
      ['measure-misfit', 'x.one.fields.items.counted'],
    );
  });

  it('reports extensions of unknown types, or named by what is no text', () => {
    const small = thing('small', u8);
    accepts(small, thing('one', struct({ inner, more: extension('inner.text', { a: small.name }, small.name) })));
    reports(
      [small, thing('one', struct({ inner, more: extension('inner.text', { a: 'x.smal' }, small.name) }))],
      ['unknown-type', 'x.one.fields.more', 'x.small'],
    );
    reports(
      [small, thing('one', struct({ inner, more: extension('inner.flag', { a: small.name }, small.name) }))],
      ['field-without-text', 'x.one.fields.more'],
    );
  });
});
