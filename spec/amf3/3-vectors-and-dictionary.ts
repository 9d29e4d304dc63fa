import { f64, flag, int, listOf, should, struct, type, u32 } from '../../src/schema/build/index.js';
import { amf3 } from '../documents.js';
import { utf8Vr } from './1-tables.js';
import { anyValue, common } from './2-objects.js';

const fixed = { ...flag(8), doc: 'Whether its length is fixed.' };

const rules = {
  ...common.rules,
  'fixed-flag': should('The flag of a fixed length is 0 or 1; all else is read as 1', amf3('3.15')),
};

export const vectorInt = type('amf3.vectorInt', struct({ fixed, items: listOf('head', int(32)) }), {
  ...common,
  doc: 'A vector of signed integers.',
  from: amf3('3.15'),
  rules,
  examples: [
    {
      hex: '03 02 00000001',
      value: { $class: 'amf3.vectorInt', fixed: true, items: [1] },
      canonical: false,
      rules: ['amf3/3.15/fixed-flag'],
    },
    { hex: '03 01 ffffffff', value: { $class: 'amf3.vectorInt', fixed: true, items: [-1] } },
  ],
});

export const vectorUint = type('amf3.vectorUint', struct({ fixed, items: listOf('head', u32) }), {
  ...common,
  doc: 'A vector of unsigned integers.',
  from: amf3('3.15'),
  rules,
  examples: [{ hex: '03 00 ffffffff', value: { $class: 'amf3.vectorUint', fixed: false, items: [4294967295] } }],
});

export const vectorDouble = type('amf3.vectorDouble', struct({ fixed, items: listOf('head', f64) }), {
  ...common,
  doc: 'A vector of numbers.',
  from: amf3('3.15'),
  rules,
  examples: [{ hex: '03 00 3ff0000000000000', value: { $class: 'amf3.vectorDouble', fixed: false, items: [1] } }],
});

export const vectorObject = type(
  'amf3.vectorObject',
  struct({
    fixed,
    typeName: { kind: 'ref', type: utf8Vr.name, doc: 'The class of its items; `*` for any.' },
    items: listOf('head', anyValue),
  }),
  {
    ...common,
    doc: 'A vector of anything else.',
    from: amf3('3.15'),
    rules,
    nests: true,
    examples: [
      {
        hex: '03 00 03 2a 06 03 61',
        value: { $class: 'amf3.vectorObject', fixed: false, typeName: '*', items: ['a'] },
      },
    ],
  },
);

export const dictionary = type(
  'amf3.dictionary',
  struct({
    weakKeys: { ...flag(8), doc: 'Whether keys are held weakly.' },
    entries: listOf('head', struct({ key: anyValue, value: anyValue })),
  }),
  {
    ...common,
    doc: 'Pairs of key and value, in order; keys may be anything.',
    from: amf3('3.16'),
    nests: true,
    rules: {
      ...common.rules,
      'integer-keys': should(
        'Flash Player writes integer keys as strings; other keys are read as they are',
        amf3('3.16'),
      ),
    },
    examples: [
      {
        hex: '03 00 0601 0402',
        value: { $class: 'amf3.dictionary', weakKeys: false, entries: [{ key: '', value: 2 }] },
        rules: ['amf3/3.16/integer-keys'],
      },
      {
        hex: '03 01 1100 01',
        value: { $id: 1, $class: 'amf3.dictionary', weakKeys: true, entries: [{ key: { $ref: 1 }, value: null }] },
        doc: 'a dictionary that is a key of itself',
      },
      {
        hex: '03 00 0401 0402',
        value: { $class: 'amf3.dictionary', weakKeys: false, entries: [{ key: 1, value: 2 }] },
      },
    ],
  },
);
