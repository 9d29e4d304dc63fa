import {
  deFacto,
  f64,
  flag,
  host,
  must,
  nothing,
  on,
  prefixed,
  recall,
  struct,
  table,
  type,
  u8,
  u16,
  u32,
  utf8,
} from '../../src/schema/build/index.js';
import { unsupported, zonedDate } from '../amf0/2-single-values.js';
import { containersOf, objectEndMarker, propertiesOf } from '../amf0/containers.js';
import { amf0, sol } from '../documents.js';

export const counted = table('sol.counted', {
  doc: 'All values of a file in the order in which they begin, also those that nothing can point to; pointers alone do not count.',
  from: sol('references'),
});

export const { anonymousObject, strictArray, typedObject, xmlDocument } = containersOf('sol', counted.name);

export const ecmaArray = type(
  'sol.ecmaArray',
  struct({
    length: { ...u32, doc: 'The length of the array; not the number of its entries.', rule: 'array-length' },
    entries: propertiesOf('sol.value'),
  }),
  {
    remember: counted.name,
    nests: true,
    doc: 'An array: its length, then names and values. Indices are names as well, and an array may have gaps.',
    from: [amf0('2.10'), sol('arrays')],
    label: 'class',
    rules: {
      'array-length': deFacto('The count of an ECMA array is the length of the array', sol('arrays')),
    },
    examples: [
      { hex: '00000000 00 00 09', value: { $class: 'sol.ecmaArray', length: 0, entries: {} } },
      {
        hex: '0000000f 00 00 09',
        value: { $class: 'sol.ecmaArray', length: 15, entries: {} },
        doc: 'fifteen gaps',
        rules: ['sol/arrays/array-length'],
      },
      {
        hex: '00000000 0003 6f6e65 05 00 00 09',
        value: { $class: 'sol.ecmaArray', length: 0, entries: { one: null } },
      },
    ],
  },
);

export const value = type(
  'sol.value',
  host({
    tag: { marker: u8 },
    counts: counted,
    cases: {
      number: on(0x00, f64),
      boolean: on(0x01, flag(8), 'Zero is false, all else true; written as 0 or 1.'),
      string: on(0x02, prefixed(u16, utf8())),
      object: on(0x03, anonymousObject),
      null: on(0x05, nothing('null')),
      undefined: on(0x06, nothing('undefined')),
      reference: on(0x07, recall(counted, u16, { rule: 'every-value-counts' })),
      ecmaArray: on(0x08, ecmaArray),
      strictArray: on(0x0a, strictArray),
      date: on(0x0b, zonedDate),
      longString: on(0x0c, prefixed(u32, utf8()), 'Strings of more than 65,535 bytes; shorter ones are read too.'),
      unsupported: on(0x0d, unsupported),
      xmlDocument: on(0x0f, xmlDocument),
      typedObject: on(0x10, typedObject),
    },
    refused: {
      movieClip: [0x04, 'marker'],
      objectEnd: [objectEndMarker, 'marker'],
      recordSet: [0x0e, 'marker'],
      avmPlus: [0x11, 'marker'],
    },
    rule: 'marker',
  }),
  {
    doc: 'A value of AMF 0, as Flash Player keeps it: laid out as in AMF 0, but references count otherwise.',
    from: [amf0('2.1'), sol('references')],
    rules: {
      marker: must('The marker is one of AMF 0, and none that is reserved', sol('references')),
      'every-value-counts': deFacto(
        'A reference counts all values of the file before it, numbers and text among them, not only objects',
        sol('references'),
      ),
    },
    examples: [
      { hex: '00 3ff0000000000000', value: 1 },
      { hex: '01 01', value: true },
      { hex: '02 0001 61', value: 'a' },
      { hex: '05', value: null },
      { hex: '06', value: { $undefined: true } },
      {
        hex: '03 0001 61 05 0001 62 03 0001 63 07 0002 0000 09 0000 09',
        value: { a: null, b: { $id: 1, c: { $ref: 1 } } },
        rules: ['sol/references/every-value-counts'],
        doc: 'the object is 0, null is 1, and the object inside, which points to itself, is 2',
      },
      {
        hex: '03 0001 61 05 0001 62 07 0001 0000 09',
        error: 'bad-reference',
        rules: ['sol/references/every-value-counts'],
        doc: 'nothing points to null',
      },
      { hex: '0b 0000000000000000 0000', value: { $class: 'amf0.zonedDate', milliseconds: 0, zone: 0 } },
      { hex: '0d', value: { $class: 'amf0.unsupported' } },
      { hex: '0f 00000004 3c612f3e', value: { $class: 'sol.xmlDocument', text: '<a/>' } },
      { hex: '04', error: 'refused-tag', rules: ['sol/references/marker'] },
      { hex: '12', error: 'unknown-tag', rules: ['sol/references/marker'] },
    ],
  },
);
