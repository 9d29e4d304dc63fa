import {
  conflict,
  deFacto,
  f64,
  flag,
  host,
  listToEnd,
  must,
  nothing,
  on,
  recall,
  type,
  u8,
  u16,
} from '../../src/schema/build/index.js';
import { amf0, peers } from '../documents.js';
import { allTables, longString, objects, shortString } from './1-tables.js';
import { anonymousObject, ecmaArray, strictArray, typedObject } from './2-objects.js';
import { avmPlus, unsupported, xmlDocument, zonedDate } from './2-single-values.js';
import { objectEndMarker } from './containers.js';

const oneNaN = deFacto(
  'There is one NaN: its sign and payload are not kept, and 7ff8000000000000 is written',
  peers('not-a-number'),
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
      'closed-twice': conflict(
        'Whether an object may be closed twice, as some peers do. Nothing tells a second end from the number that its three bytes begin',
        amf0('2.11'),
        {
          reads: 'what stands behind an end is the next value; where it lacks bytes, or none may follow, it is refused',
          writes: 'one end',
        },
      ),
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
        hex: '0a 00000002 11 06 03 61 11 06 00',
        value: [
          { $class: 'amf0.avmPlus', value: 'a' },
          { $class: 'amf0.avmPlus', value: 'a' },
        ],
        rules: ['amf3/4.1/avm-plus-tables'],
        doc: 'the second string points to the first',
      },
      {
        hex: '0a 00000002 11 06 03 61 11 06 03 61',
        value: [
          { $class: 'amf0.avmPlus', value: 'a' },
          { $class: 'amf0.avmPlus', value: 'a' },
        ],
        canonical: false,
        rules: ['amf3/4.1/avm-plus-tables'],
        doc: 'as one writes it who has tables for each value',
      },
      {
        hex: '0a 00000002 03 000009 00 0009000000000000',
        value: [{}, 1.251604045410301e-308],
        rules: ['amf0/2.11/closed-twice'],
        doc: 'what looks like a second end begins a number',
      },
      {
        hex: '03 000009 000009',
        error: 'trailing-bytes',
        rules: ['amf0/2.1/layout', 'amf0/2.11/closed-twice'],
        doc: 'an object closed twice',
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
  scopeOf: allTables,
  examples: [
    { hex: '', value: [] },
    { hex: '05 06', value: [null, { $undefined: true }] },
    { hex: '0a 00000000 07 0000', value: [{ $id: 1, $array: [] }, { $ref: 1 }] },
  ],
});
