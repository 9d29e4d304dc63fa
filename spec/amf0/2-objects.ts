import { countedList, countOf, deFacto, derived, ref, struct, type, u32 } from '../../src/schema/build/index.js';
import { amf0, peers } from '../documents.js';
import { objects, shortString } from './1-tables.js';
import { propertiesOf } from './containers.js';

const properties = propertiesOf('amf0.value');

export const anonymousObject = type('amf0.anonymousObject', properties, {
  doc: 'An anonymous object: names and values, closed by an empty name and the object end marker.',
  from: amf0('2.5'),
  remember: objects.name,
  nests: true,
  rules: {
    'property-order': deFacto(
      'Properties keep their order, but names that are array indices come first in ascending order, and of two properties with one name the last counts',
      peers('properties'),
    ),
  },
  examples: [
    { hex: '00 01 61 05 00 00 09', value: { a: null } },
    { hex: '00 00 09', value: {}, doc: 'no properties' },
    { hex: '00 00 05 00 00 09', value: { '': null }, doc: 'an empty name is a name unless the end marker follows' },
    {
      hex: '00 01 61 05 00 01 61 06 00 00 09',
      value: { a: { $undefined: true } },
      canonical: false,
      rules: ['peers/properties/property-order'],
      doc: 'one name twice',
    },
    { hex: '00 01 61 09', error: 'refused-tag', doc: 'an end marker with a name' },
  ],
});

export const ecmaArray = type(
  'amf0.ecmaArray',
  struct({
    count: derived(u32, countOf('entries'), {
      mismatch: 'noted',
      rule: 'associative-count',
      doc: 'Number of entries. Peers write 0 or a guess; the end marker decides.',
    }),
    entries: properties,
  }),
  {
    doc: 'An associative array: a count, then names and values as in an object.',
    from: amf0('2.10'),
    label: 'class',
    remember: objects.name,
    nests: true,
    rules: {
      'associative-count': deFacto(
        'The count is a hint; the object end marker ends the array',
        peers('ecma-array-count'),
      ),
    },
    examples: [
      { hex: '00000001 0001 61 05 000009', value: { $class: 'amf0.ecmaArray', entries: { a: null } } },
      {
        hex: '00000000 0001 61 05 000009',
        value: { $class: 'amf0.ecmaArray', entries: { a: null } },
        canonical: false,
      },
    ],
  },
);

export const strictArray = type('amf0.strictArray', countedList(u32, ref('amf0.value')), {
  doc: 'An array with ordinal indices only; gaps are undefined.',
  from: amf0('2.12'),
  remember: objects.name,
  nests: true,
  examples: [
    { hex: '00000002 05 06', value: [null, { $undefined: true }] },
    { hex: '00000000', value: [] },
  ],
});

export const typedObject = type(
  'amf0.typedObject',
  struct({
    className: { ...shortString, doc: 'The alias under which the class is registered.' },
    properties,
  }),
  {
    doc: 'An object of a class with a registered alias.',
    from: amf0('2.18'),
    label: 'class',
    remember: objects.name,
    nests: true,
    examples: [
      {
        hex: '0001 41 0001 61 05 000009',
        value: { $class: 'amf0.typedObject', className: 'A', properties: { a: null } },
      },
    ],
  },
);
