import {
  deFacto,
  f64,
  host,
  i29,
  listToEnd,
  must,
  nothing,
  on,
  should,
  type,
  u8,
} from '../../src/schema/build/index.js';
import { amf3, peers } from '../documents.js';
import { objects, strings, traitsTable, utf8Vr } from './1-tables.js';
import { associativeArray, typedObject } from './3-array-and-object.js';
import { byteArray, utcDate, xml, xmlDocument } from './3-text-and-bytes.js';
import { dictionary, vectorDouble, vectorInt, vectorObject, vectorUint } from './3-vectors-and-dictionary.js';

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
