import {
  conflict,
  countedList,
  countOf,
  deFacto,
  derived,
  f64,
  flag,
  host,
  i16,
  listToEnd,
  must,
  nothing,
  on,
  prefixed,
  recall,
  record,
  ref,
  should,
  struct,
  table,
  type,
  u8,
  u16,
  u32,
  utf8,
} from '../../src/schema/build/index.js';
import { amf0, amf3, peers } from '../documents.js';

const oneNaN = deFacto(
  'There is one NaN: its sign and payload are not kept, and 7ff8000000000000 is written',
  peers('not-a-number'),
);

/** Of remoting as well. */
export const xmlInTable = conflict(
  'Whether an XML document takes an index, so that references can point to it: the document does not name it among complex objects, Flash Player gives it one',
  peers('xml-reference'),
  { reads: 'with an index', writes: 'with an index, and a reference where it comes again' },
);

export const objects = table('amf0.objects', {
  doc: 'Objects, ECMA arrays, strict arrays, typed objects and XML documents in the order in which they begin; references count from 0.',
  from: amf0('2.9'),
});

const shortString = prefixed(u16, utf8());
const longString = prefixed(u32, utf8());
const objectEndMarker = 0x09;
const properties = record(u16, ref('amf0.value'), objectEndMarker);

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

export const zonedDate = type(
  'amf0.zonedDate',
  struct({
    milliseconds: { ...f64, doc: 'Milliseconds since 1970-01-01T00:00Z.' },
    zone: {
      ...i16,
      doc: 'Reserved, in minutes where a peer fills it in; written as 0 by convention.',
      rule: 'time-zone',
    },
  }),
  {
    doc: 'A point in time.',
    from: amf0('2.13'),
    label: 'class',
    rules: { 'time-zone': should('be written as 0; what a peer wrote is kept', amf0('2.13')) },
    examples: [
      { hex: '4271cb65cd000000 0000', value: { $class: 'amf0.zonedDate', milliseconds: 1222830247936, zone: 0 } },
      { hex: '0000000000000000 ffc4', value: { $class: 'amf0.zonedDate', milliseconds: 0, zone: -60 } },
    ],
  },
);

export const unsupported = type('amf0.unsupported', struct({}), {
  doc: 'Stands where the sender could not write a value.',
  from: amf0('2.15'),
  label: 'class',
  examples: [{ hex: '', value: { $class: 'amf0.unsupported' } }],
});

export const xmlDocument = type('amf0.xmlDocument', struct({ text: longString }), {
  doc: 'An XML document as text.',
  from: [amf0('2.17'), peers('xml-reference')],
  label: 'class',
  remember: objects.name,
  rules: { 'xml-in-table': xmlInTable },
  examples: [{ hex: '00000004 3c612f3e', value: { $class: 'amf0.xmlDocument', text: '<a/>' } }],
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

export const avmPlus = type(
  'amf0.avmPlus',
  struct({ value: { kind: 'ref', type: 'amf3.value', doc: 'The value in AMF 3.' } }),
  {
    doc: 'A value in AMF 3.',
    from: amf0('3.1'),
    label: 'class',
    scopeOf: ['amf3.strings', 'amf3.traitsTable', 'amf3.objects'],
    rules: {
      'avm-plus-tables': conflict(
        'How long the tables of AMF 3 last in a message of AMF 0: the document of AMF 3 resets them with each header or message, implementations differ on values side by side',
        amf3('4.1'),
        {
          reads: 'each value has tables of its own',
          writes: 'each value has tables of its own, so that none points to another',
        },
      ),
    },
    examples: [
      { hex: '06 03 61', value: { $class: 'amf0.avmPlus', value: 'a' } },
      { hex: '09 03 01 09 00', value: { $class: 'amf0.avmPlus', value: { $id: 1, $array: [{ $ref: 1 }] } } },
      {
        hex: '06 00',
        error: 'bad-reference',
        rules: ['amf3/1.3.2/string-in-table'],
        doc: 'a table of its own is empty',
      },
    ],
  },
);

export const value = type(
  'amf0.value',
  host({
    tag: { marker: u8 },
    cases: {
      number: on(0x00, f64),
      boolean: on(0x01, flag(8), 'Zero is false, all else true; written as 0 or 1.'),
      string: on(0x02, shortString),
      object: on(0x03, anonymousObject),
      null: on(0x05, nothing('null')),
      undefined: on(0x06, nothing('undefined')),
      reference: on(0x07, recall(objects, u16, { rule: 'reference-in-table' })),
      ecmaArray: on(0x08, ecmaArray),
      strictArray: on(0x0a, strictArray),
      date: on(0x0b, zonedDate),
      longString: on(0x0c, longString, 'Strings of more than 65,535 bytes; shorter ones are read too.'),
      unsupported: on(0x0d, unsupported),
      xmlDocument: on(0x0f, xmlDocument),
      typedObject: on(0x10, typedObject),
      avmPlus: on(0x11, avmPlus),
    },
    refused: {
      movieClip: [0x04, 'movie-clip'],
      objectEnd: [objectEndMarker, 'object-end'],
      recordSet: [0x0e, 'record-set'],
    },
    rule: 'marker',
  }),
  {
    doc: 'Any ActionScript value: a marker byte, then what the marker announces.',
    from: amf0('2.1'),
    rules: {
      marker: must('The marker is one of those that the document lists', amf0('2.1')),
      'movie-clip': must('Movie clips are reserved and never serialized', amf0('2.6')),
      'record-set': must('Record sets are reserved and never serialized', amf0('2.16')),
      'object-end': must('The object end marker follows an empty name, nowhere else', amf0('2.11')),
      'avm-plus': must('Behind the marker of AMF 3 stands one value in AMF 3', amf0('3.1')),
      'reference-in-table': must('A reference points to a complex value that began before it', amf0('2.9')),
      'one-nan': oneNaN,
      'long-string': conflict(
        'Whether a long string marker may carry a string that a short one could hold',
        amf0('2.14'),
        { reads: 'any length', writes: 'the short form up to 65,535 bytes' },
      ),
    },
    examples: [
      { hex: '00 3ff0000000000000', value: 1 },
      { hex: '00 8000000000000000', value: { $number: '-0' } },
      { hex: '00 7ff8000000000000', value: { $number: 'NaN' } },
      {
        hex: '00 7ff0000000000001',
        value: { $number: 'NaN' },
        canonical: false,
        rules: ['peers/not-a-number/one-nan'],
        doc: 'another NaN',
      },
      { hex: '01 01', value: true },
      { hex: '01 ff', value: true, canonical: false },
      { hex: '02 0002 c3a9', value: 'é' },
      { hex: '02 0001 ff', value: '�', canonical: false, doc: 'not UTF-8: each bad byte reads as U+FFFD' },
      { hex: '03 0001 61 05 000009', value: { a: null } },
      { hex: '03 0004 73656c66 07 0000 000009', value: { $id: 1, self: { $ref: 1 } }, doc: 'a cycle' },
      { hex: '05', value: null },
      { hex: '06', value: { $undefined: true } },
      { hex: '0a 00000002 0a 00000000 07 0001', value: [{ $id: 1, $array: [] }, { $ref: 1 }] },
      {
        hex: '0a 00000002 0f 00000004 3c612f3e 07 0001',
        value: [{ $id: 1, $class: 'amf0.xmlDocument', text: '<a/>' }, { $ref: 1 }],
        rules: ['peers/xml-reference/xml-in-table'],
        doc: 'one XML document twice, as Flash Player writes it',
      },
      { hex: '0b 0000000000000000 0000', value: { $class: 'amf0.zonedDate', milliseconds: 0, zone: 0 } },
      { hex: '0c 00000001 61', value: 'a', canonical: false, rules: ['amf0/2.14/long-string'] },
      { hex: '0d', value: { $class: 'amf0.unsupported' } },
      { hex: '04', error: 'refused-tag', rules: ['amf0/2.6/movie-clip'] },
      { hex: '09', error: 'refused-tag', rules: ['amf0/2.11/object-end'] },
      { hex: '0e', error: 'refused-tag', rules: ['amf0/2.16/record-set'] },
      { hex: '11 04 05', value: { $class: 'amf0.avmPlus', value: 5 }, rules: ['amf0/3.1/avm-plus'] },
      {
        hex: '0a 00000002 11 06 03 61 11 06 03 61',
        value: [
          { $class: 'amf0.avmPlus', value: 'a' },
          { $class: 'amf0.avmPlus', value: 'a' },
        ],
        rules: ['amf3/4.1/avm-plus-tables'],
      },
      { hex: '11 12', error: 'unknown-tag', rules: ['amf3/3.1/marker'] },
      { hex: '12', error: 'unknown-tag', rules: ['amf0/2.1/marker'] },
      { hex: '07 0000', error: 'bad-reference', rules: ['amf0/2.9/reference-in-table'] },
    ],
  },
);

export const values = type('amf0.values', listToEnd(value), {
  doc: 'Values one after another up to the end, sharing one table of references.',
  from: amf0('4.1.3'),
  scopeOf: [objects.name],
  examples: [
    { hex: '', value: [] },
    { hex: '05 06', value: [null, { $undefined: true }] },
    { hex: '0a 00000000 07 0000', value: [{ $id: 1, $array: [] }, { $ref: 1 }] },
  ],
});
