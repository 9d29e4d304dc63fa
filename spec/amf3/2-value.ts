import {
  and,
  bytes,
  countOf,
  deFacto,
  extension,
  f64,
  field,
  flag,
  host,
  i29,
  ifElse,
  int,
  listOf,
  listToEnd,
  must,
  not,
  nothing,
  on,
  record,
  ref,
  should,
  struct,
  type,
  u8,
  u29,
  u32,
  utf8,
  when,
} from '../../src/schema/build/index.js';
import { amf3, peers } from '../documents.js';
import { objects, strings, traits, traitsTable, utf8Vr } from './1-tables.js';

const anyValue = ref('amf3.value');
const members = record(utf8Vr, anyValue);
const interned = { table: objects.name, head: u29, key: 'identity', rule: 'object-in-table' } as const;
const common = {
  label: 'class',
  interned,
  rules: {
    'object-in-table': must('An object reference points to an object that began before', amf3('2.2')),
  },
} as const;

export const xmlDocument = type('amf3.xmlDocument', struct({ text: utf8('head') }), {
  ...common,
  doc: 'A legacy XML document as text.',
  from: amf3('3.9'),
  examples: [{ hex: '09 3c612f3e', value: { $class: 'amf3.xmlDocument', text: '<a/>' } }],
});

export const xml = type('amf3.xml', struct({ text: utf8('head') }), {
  ...common,
  doc: 'XML as text.',
  from: amf3('3.13'),
  examples: [{ hex: '09 3c612f3e', value: { $class: 'amf3.xml', text: '<a/>' } }],
});

export const utcDate = type(
  'amf3.utcDate',
  struct({ milliseconds: { ...f64, doc: 'Milliseconds since 1970-01-01T00:00Z.' } }),
  {
    ...common,
    doc: 'A point in time.',
    from: amf3('3.10'),
    examples: [
      { hex: '01 4271cb65cd000000', value: { $class: 'amf3.utcDate', milliseconds: 1222830247936 } },
      { hex: '03 0000000000000000', value: { $class: 'amf3.utcDate', milliseconds: 0 }, canonical: false },
    ],
  },
);

export const associativeArray = type(
  'amf3.associativeArray',
  struct({ entries: { ...members, doc: 'The associative portion.' }, items: listOf('head', anyValue) }),
  {
    ...common,
    doc: 'An array. Without associative entries it is an array of JavaScript.',
    from: amf3('3.11'),
    nests: true,
    collapses: { to: 'items', others: { entries: {} } },
    rules: {
      ...common.rules,
      'associative-end': must(
        'The associative portion ends with an empty name, before the first dense value',
        amf3('3.11'),
      ),
    },
    examples: [
      { hex: '01 01', value: [], rules: ['amf3/3.11/associative-end'] },
      { hex: '03 01 09 00', value: { $id: 1, $array: [{ $ref: 1 }] }, doc: 'an array that contains itself' },
      {
        hex: '01 05 6d65 09 00 01',
        value: { $id: 1, $class: 'amf3.associativeArray', entries: { me: { $ref: 1 } }, items: [] },
      },
      { hex: '01 03 61 12', error: 'unknown-tag', rules: ['amf3/3.1/marker'] },
      { hex: '02', error: 'bad-reference', rules: ['amf3/2.2/object-in-table'] },
      { hex: '05 01 0401 0402', value: [1, 2] },
      {
        hex: '03 03 61 0401 01 0402',
        value: { $class: 'amf3.associativeArray', entries: { a: 1 }, items: [2] },
      },
    ],
  },
);

/** Externalizable classes that every Flex peer has: wrappers of one value, and messages in their short form. */
const classes = {
  'flex.messaging.io.ArrayCollection': 'amf3.value',
  'flex.messaging.io.ArrayList': 'amf3.value',
  'flex.messaging.io.ObjectProxy': 'amf3.value',
  DSA: 'amf3.asyncMessageExt',
  DSK: 'amf3.acknowledgeMessageExt',
  DSC: 'amf3.commandMessageExt',
};

export const typedObject = type(
  'amf3.typedObject',
  struct({
    traits,
    sealed: listOf(ifElse(field('traits.externalizable'), 0, countOf('traits.members')), anyValue, {
      doc: 'The values of the members that the traits name.',
    }),
    dynamic: when(and(field('traits.dynamic'), not(field('traits.externalizable'))), members, {
      doc: 'Members that the traits do not name.',
    }),
    external: when(
      field('traits.externalizable'),
      extension('traits.className', classes, 'amf3.value', { rule: 'known-externalizable' }),
      {
        doc: 'What the class has written itself.',
      },
    ),
  }),
  {
    ...common,
    doc: 'An object with its traits. An anonymous dynamic one is a plain object.',
    from: amf3('3.12'),
    nests: true,
    collapses: {
      to: 'dynamic',
      others: {
        traits: { $class: 'amf3.traits', externalizable: false, dynamic: true, className: '', members: [] },
        sealed: [],
      },
    },
    rules: {
      ...common.rules,
      'member-order': must('Sealed members follow in the order of their names in the traits', amf3('3.12')),
      'dynamic-end': must('Dynamic members end with an empty name', amf3('3.12')),
      'known-externalizable': must(
        'What an externalizable class has written can be read by a peer that knows the class only',
        amf3('3.12'),
      ),
    },
    examples: [
      { hex: '0b 01 01', value: {}, rules: ['amf3/3.12/dynamic-end'] },
      {
        hex: '23 03 43 03 61 03 62 0401 0402',
        value: {
          $class: 'amf3.typedObject',
          traits: { $class: 'amf3.traits', externalizable: false, dynamic: false, className: 'C', members: ['a', 'b'] },
          sealed: [1, 2],
        },
        rules: ['amf3/3.12/member-order'],
      },
      {
        hex: '1b 03 43 03 61 0401 03 62 0402 01',
        value: {
          $class: 'amf3.typedObject',
          traits: { $class: 'amf3.traits', externalizable: false, dynamic: true, className: 'C', members: ['a'] },
          sealed: [1],
          dynamic: { b: 2 },
        },
        doc: 'sealed and dynamic members',
      },
      {
        hex: '07 43 666c65782e6d6573736167696e672e696f2e4172726179436f6c6c656374696f6e 09 03 01 0401',
        value: {
          $class: 'amf3.typedObject',
          traits: {
            $class: 'amf3.traits',
            externalizable: true,
            dynamic: false,
            className: 'flex.messaging.io.ArrayCollection',
            members: [],
          },
          sealed: [],
          external: [1],
        },
      },
      {
        hex: '07 07 445343 00 00 01 0405',
        value: {
          $class: 'amf3.typedObject',
          traits: { $class: 'amf3.traits', externalizable: true, dynamic: false, className: 'DSC', members: [] },
          sealed: [],
          external: {
            kind: 'commandMessageExt',
            message: { flags: 0 },
            asynchronous: { flags: 0 },
            command: { flags: 1, operation: 5 },
          },
        },
      },
      {
        hex: '07 03 58 00',
        error: 'unknown-extension',
        rules: ['amf3/3.12/known-externalizable'],
        doc: 'a class that nobody knows',
      },
      { hex: '05', error: 'bad-reference', rules: ['amf3/3.12/traits-in-table'] },
      { hex: '0b 01 03 61 0401 01', value: { a: 1 } },
      {
        hex: '13 03 43 03 78 0402',
        value: {
          $class: 'amf3.typedObject',
          traits: { $class: 'amf3.traits', externalizable: false, dynamic: false, className: 'C', members: ['x'] },
          sealed: [2],
        },
      },
    ],
  },
);

export const byteArray = type('amf3.byteArray', bytes('head'), {
  doc: 'Bytes.',
  from: amf3('3.14'),
  interned,
  rules: common.rules,
  examples: [{ hex: '05 0102', value: { $bytes: '0102' } }],
});

const fixed = { ...flag(8), doc: 'Whether its length is fixed.' };

export const vectorInt = type('amf3.vectorInt', struct({ fixed, items: listOf('head', int(32)) }), {
  ...common,
  doc: 'A vector of signed integers.',
  from: amf3('3.15'),
  rules: {
    ...common.rules,
    'fixed-flag': should('The flag of a fixed length is 0 or 1; all else is read as 1', amf3('3.15')),
  },
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
  examples: [{ hex: '03 00 ffffffff', value: { $class: 'amf3.vectorUint', fixed: false, items: [4294967295] } }],
});

export const vectorDouble = type('amf3.vectorDouble', struct({ fixed, items: listOf('head', f64) }), {
  ...common,
  doc: 'A vector of numbers.',
  from: amf3('3.15'),
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

export const value = type(
  'amf3.value',
  host({
    tag: { marker: u8 },
    cases: {
      undefined: on(0x00, nothing('undefined')),
      null: on(0x01, nothing('null')),
      false: on(0x02, nothing('false')),
      true: on(0x03, nothing('true')),
      integer: on(0x04, i29),
      double: on(0x05, f64),
      string: on(0x06, utf8Vr),
      xmlDocument: on(0x07, xmlDocument),
      date: on(0x08, utcDate),
      array: on(0x09, associativeArray),
      object: on(0x0a, typedObject),
      xml: on(0x0b, xml),
      byteArray: on(0x0c, byteArray),
      vectorInt: on(0x0d, vectorInt),
      vectorUint: on(0x0e, vectorUint),
      vectorDouble: on(0x0f, vectorDouble),
      vectorObject: on(0x10, vectorObject),
      dictionary: on(0x11, dictionary),
    },
    rule: 'marker',
  }),
  {
    doc: 'Any ActionScript value: a marker byte, then what the marker announces.',
    from: amf3('3.1'),
    rules: {
      marker: must('The marker is one of those that the document lists', amf3('3.1')),
      'integer-range': must(
        'Integers from -2^28 to 2^28 - 1 alone are written as such, others as doubles',
        amf3('3.6'),
      ),
      'separate-tables': must('Strings, traits and objects have each a table of their own', amf3('2.2')),
      'shortest-integer': should(
        'An integer takes the fewest bytes that hold it; longer forms are read',
        amf3('1.3.1'),
      ),
      'marker-of-reference': deFacto(
        'A reference gives the object it points to, whatever its marker announces',
        peers('amf3-references'),
      ),
      'repeated-literal': deFacto(
        'A string or traits may be written out again although a reference would do, and take another index',
        peers('amf3-references'),
      ),
    },
    examples: [
      { hex: '00', value: { $undefined: true } },
      { hex: '01', value: null },
      { hex: '02', value: false },
      { hex: '03', value: true },
      { hex: '04 01', value: 1 },
      { hex: '04 ffffffff', value: -1 },
      { hex: '04 bfffffff', value: 268435455 },
      { hex: '04 c0808000', value: -268435456 },
      { hex: '05 41b0000000000000', value: 268435456, rules: ['amf3/3.6/integer-range'] },
      { hex: '04 8001', value: 1, canonical: false, rules: ['amf3/1.3.1/shortest-integer'] },
      { hex: '04 80808001', value: 1, canonical: false },
      { hex: '05 7ff8000000000000', value: { $number: 'NaN' } },
      { hex: '05 3ff0000000000000', value: 1, canonical: false },
      { hex: '05 8000000000000000', value: { $number: '-0' } },
      { hex: '06 07 616263', value: 'abc' },
      { hex: '0a 0b 01 09 6e616d65 06 00 05 6d65 0a 00 01', value: { $id: 1, name: 'name', me: { $ref: 1 } } },
      {
        hex: '0a 13 01 09 41414141 0a 00',
        value: {
          $id: 1,
          $class: 'amf3.typedObject',
          traits: { $class: 'amf3.traits', externalizable: false, dynamic: false, className: '', members: ['AAAA'] },
          sealed: [{ $ref: 1 }],
        },
      },
      {
        hex: '09 05 01 06 03 61 0a 0b 01 00 06 00 01',
        value: ['a', { a: 'a' }],
        rules: ['amf3/2.2/separate-tables'],
        doc: 'string 0 is "a", object 1 the one inside',
      },
      {
        hex: '09 03 01 0a 00',
        value: { $id: 1, $array: [{ $ref: 1 }] },
        canonical: false,
        rules: ['peers/amf3-references/marker-of-reference'],
      },
      {
        hex: '09 07 01 06 03 61 06 03 61 06 02',
        value: ['a', 'a', 'a'],
        canonical: false,
        rules: ['peers/amf3-references/repeated-literal'],
      },
      { hex: '12', error: 'unknown-tag', rules: ['amf3/3.1/marker'] },
      { hex: '06 00', error: 'bad-reference', rules: ['amf3/1.3.2/string-in-table'] },
      { hex: '0a 00', error: 'bad-reference', rules: ['amf3/2.2/object-in-table'] },
      { hex: '0a 01', error: 'bad-reference', rules: ['amf3/3.12/traits-in-table'] },
    ],
  },
);

export const values = type('amf3.values', listToEnd(value), {
  doc: 'Values one after another up to the end, sharing their tables.',
  from: amf3('4.1'),
  rules: {
    'tables-of-a-message': must('The tables start anew with each header and each message', amf3('4.1')),
  },
  scopeOf: [strings.name, traitsTable.name, objects.name],
  examples: [
    { hex: '', value: [] },
    { hex: '06 03 61 06 00', value: ['a', 'a'], rules: ['amf3/4.1/tables-of-a-message'] },
    { hex: '0c 03 ff 0c 00', value: [{ $id: 1, $bytes: 'ff' }, { $ref: 1 }] },
  ],
});
