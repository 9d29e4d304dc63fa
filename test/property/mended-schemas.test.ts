import * as fc from 'fast-check';
import {
  at,
  bits,
  bytes,
  computed,
  countedList,
  derived,
  extension,
  f64,
  field,
  format,
  gt,
  host,
  listOf,
  listToEnd,
  little,
  lt,
  minus,
  mod,
  on,
  ordered,
  overlay,
  plus,
  prefixed,
  recall,
  record,
  ref,
  shapes,
  sizeOf,
  spellings,
  struct,
  table,
  times,
  type,
  u8,
  u16,
  u24,
  u29,
  utf8,
  when,
  wrap,
} from '../../src/schema/build/index.js';
import type { AnyDefinition, Node } from '../../src/schema/model.js';
import { from, told } from './random-schemas/source.js';
import { universeOf } from './random-schemas/universe.js';
import { lawsOf } from './support/laws.js';

const one = (name: string, node: Node, more: Partial<Parameters<typeof type>[2]> = {}) =>
  type(`mended.${name}`, node, { ...told, ...more });

const wide = spellings(bits(8, { max: 253 }), {
  254: { tail: little(16), plus: 200 },
  255: { tail: u8, plus: 32 },
});
const ranged = spellings(bits(8, { min: 1, max: 99 }), { 100: { tail: bits(8, { min: 2, max: 9 }), plus: 98 } });

const shortValue = one(
  'short',
  host({ tag: { marker: u8 }, cases: { text: on(1, prefixed(u8, utf8())), number: on(2, f64) } }),
);

const letter = one('letter', utf8(1));
const digit = one('digit', bits(16, { max: 999 }));
const met = table('mended.met', { doc: 'All.', from });
const row = one('row', countedList(u8, ref('mended.counted')), { remember: met.name, nests: true });
const counted = one(
  'counted',
  host({
    tag: { marker: u8 },
    counts: met,
    cases: {
      number: on(1, u8),
      list: on(2, row),
      bytes: on(3, prefixed(u8, bytes())),
      map: on(4, record(u8, u16)),
      again: on(5, recall(met, u8)),
    },
  }),
);
const blobs = table('mended.blobs', { doc: 'Bytes.', from });
const blob = one('blob', bytes('head'), { interned: { table: blobs.name, head: u29, key: 'identity' } });

const xObject = one('xObject', struct({ a: u8, wrap: u16 }), { label: 'class' });

/** What random schemas have shown to be broken, each as the smallest schema that shows it. */
/** What arbitraries call the second of their draws. */
const second = 'then';

const mended: Readonly<Record<string, readonly AnyDefinition[]>> = {
  'records of numbers': [one('numbers', record(u8, u16)), one('more', record(u16, ordered([1, 0, 2])))],
  'derived numbers compared behind text': [
    one(
      'compared',
      struct({
        size: derived(u24, sizeOf('text')),
        text: prefixed(u8, utf8()),
        low: derived(u8, wrap(5, plus(field('size'), 1))),
      }),
    ),
    one(
      'noted',
      struct({
        a: u8,
        low: derived(u8, wrap(3, sizeOf('text')), { mismatch: 'noted' }),
        text: prefixed(u16, utf8()),
        b: u24,
      }),
    ),
    one('optional', struct({ a: u8, size: derived(u8, sizeOf('b')), b: when(gt(field('a'), 9), u16), c: u8 })),
  ],
  'a difference below 0 that is a multiple of what it is wrapped to': [
    one('below', struct({ a: u8, low: computed(u8, wrap(8, minus(field('a'), times(field('a'), 257)))) })),
  ],
  'fields named as what arbitraries draw, with which others are computed': [
    one(
      'drawnFields',
      struct({
        drawn: u8,
        [second]: computed(u8, wrap(5, field('drawn'))),
        twice: computed(u8, wrap(7, times(field(second), 2))),
        last: when(gt(field(second), 9), u16),
      }),
    ),
  ],
  'spellings of which a later one begins lower': [
    one('spelling', wide),
    one('spellingField', struct({ a: u8, b: wide, c: when(gt(field('b'), 300), u8), d: u16 })),
    one('spellingHead', struct({ text: prefixed(wide, utf8()), list: countedList(wide, u8) })),
  ],
  'spellings and heads with limits': [
    one('limited', struct({ a: bits(4), b: bits(4), c: ranged, text: prefixed(ranged, utf8()) })),
    one('limitedList', countedList(bits(8, { min: 1, max: 4 }), u16)),
    one(
      'limitedText',
      struct({ a: prefixed(bits(8, { min: 2, max: 5 }), bytes()), b: prefixed(bits(8, { max: 7 }), listToEnd(u8)) }),
    ),
  ],
  'spellings as items, as cases and in records': [
    one('items', countedList(u8, wide)),
    one('named', record(wide, wide)),
    one('cases', host({ tag: { marker: u8 }, cases: { small: on(1, ranged), number: on(2, u29), any: on(3, f64) } })),
  ],
  'a helper named as a function of another type': [
    xObject,
    one('x', host({ tag: { marker: u8 }, cases: { object: on(1, xObject), list: on(2, countedList(u8, u8)) } })),
  ],
  'parts named as other types and parts': [
    one('ab', struct({ c: struct({ d: u8 }) })),
    one(
      'a',
      struct({
        b: struct({ c: u8 }),
        bC: struct({ e: u16 }),
        bD: countedList(u8, struct({ f: u24 })),
        b2: struct({ c: struct({ g: u8 }) }),
      }),
    ),
    one('aB', struct({ C: u8, d: struct({ c: u16 }) })),
  ],
  'fields named as what is used around them': [
    one(
      'words',
      struct({
        wrap: u8,
        p: u16,
        low: computed(bits(4), wrap(4, plus(field('wrap'), 1))),
        start: prefixed(u8, utf8()),
        startStart: derived(u16, sizeOf('start'), { mismatch: 'noted' }),
        length: derived(u16, sizeOf('items'), { mismatch: 'noted' }),
        items: countedList(u8, u8),
        count: u8,
        list: listOf(field('count'), bits(8, { max: 7 })),
        checkUint: bits(8, { max: 3 }),
        Words: u8,
        layoutRule: u8,
        wordsPath: u8,
      }),
      { label: 'class' },
    ),
    one('texts', struct({ flag: bits(8), readUtf8: when(lt(field('flag'), 128), prefixed(u8, utf8())) })),
  ],
  'lists inside structs that look at fields with the names of parameters': [
    one(
      'captured',
      struct({ index: u8, list: u8, count: bits(8, { max: 3 }), inner: countedList(u8, bytes(field('count'))) }),
    ),
  ],
  'words of the language as fields of classes': [
    one(
      'reserved',
      struct({ new: u8, delete: u16, Object: bits(4), Number: bits(4), Uint8Array: prefixed(u8, bytes()) }),
      {
        label: 'class',
      },
    ),
  ],
  'an overlay with parts named as what it has itself': [
    one(
      'sealed',
      overlay(12, 'p', {
        region: at(0, u8),
        place: computed(u8, plus(2, mod(field('region'), 3))),
        regionAt: at(field('place'), u16),
        value: at(8, u8),
      }),
    ),
  ],
  'extensions outside of tables': [
    letter,
    digit,
    one(
      'numbers',
      struct({
        digits: countedList(u8, digit),
        digit,
        some: when(gt(field('digit'), 4), digit),
        more: record(u8, digit),
      }),
    ),
    one(
      'parcel',
      struct({
        name: prefixed(u8, utf8()),
        content: extension('name', { l: letter.name, d: digit.name }, letter.name),
      }),
    ),
  ],
  'records behind continued lengths': [one('continued', record(u29, u8))],
  'bytes, lists and records that take an index and cannot be pointed to': [
    met,
    row,
    counted,
    one('rows', listToEnd(counted), { scopeOf: [met.name] }),
  ],
  'a table of bytes only': [
    blobs,
    blob,
    one('value', host({ tag: { marker: u8 }, cases: { blob: on(1, blob), number: on(2, f64) } })),
    one('manyBlobs', listToEnd(ref('mended.value')), { scopeOf: [blobs.name] }),
  ],
  'text that may end up longer than its length': [one('fixed', struct({ a: utf8(2), b: u8 }))],
  'calls over values with short text only': [
    shortValue,
    one(
      'calls',
      shapes.calls(shortValue, {
        first: shapes.call('first', { a: shapes.argument(shapes.string), b: shapes.restArguments(shapes.any) }),
      }),
    ),
  ],
};

describe('schemas that once broke a law keep them all', () => {
  for (const [what, definitions] of Object.entries(mended)) {
    it(what, async () => {
      const { universe, subjects } = await universeOf({
        documents: { random: { title: 'Nothing that anyone wrote', year: 2026 } },
        formats: [format('mended', 'Drawn once.', definitions)],
      });
      for (const subject of subjects) {
        for (const { title, hold } of lawsOf(universe, subject)) {
          try {
            hold((cases, check) => fc.assert(fc.property(cases, check), { numRuns: 60, seed: 1 }));
          } catch (error) {
            throw new Error(`${subject.entry.name}, ${title}: ${error instanceof Error ? error.message : error}`, {
              cause: error,
            });
          }
        }
      }
    });
  }
});
