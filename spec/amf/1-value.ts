import {
  conflict,
  countOf,
  deFacto,
  derived,
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
import { objects, strings, traitsTable } from '../amf3/1-tables.js';
import { value as amf3Value } from '../amf3/4-value.js';
import { amf0, amf3, peers } from '../documents.js';

export const complexObjects = table('amf.complexObjects', {
  doc: 'Objects and arrays in AMF 0 in the order in which they begin; what is in AMF 3 has tables of its own.',
  from: amf0('2.9'),
});

/** All tables of AMF 0 and of AMF 3 inside it. */
export const allTables = [complexObjects.name, strings.name, traitsTable.name, objects.name];

export const { anonymousObject, strictArray, typedObject, xmlDocument } = containersOf('amf', complexObjects.name);

export const ecmaArray = type(
  'amf.ecmaArray',
  struct({
    count: derived(u32, countOf('entries'), {
      mismatch: 'noted',
      rule: 'associative-count',
      doc: 'Number of entries. Peers write 0 or a guess; the end marker decides.',
    }),
    entries: propertiesOf('amf.value'),
  }),
  {
    doc: 'An associative array: a count, then names and values as in an object.',
    from: amf0('2.10'),
    label: 'class',
    remember: complexObjects.name,
    nests: true,
    rules: {
      'associative-count': deFacto(
        'The count is a hint; the object end marker ends the array',
        peers('ecma-array-count'),
      ),
    },
    examples: [
      { hex: '00000001 0001 61 05 000009', value: { $class: 'amf.ecmaArray', entries: { a: null } } },
      {
        hex: '00000000 0001 61 05 000009',
        value: { $class: 'amf.ecmaArray', entries: { a: null } },
        canonical: false,
        rules: ['peers/ecma-array-count/associative-count'],
      },
    ],
  },
);

export const avmPlus = type('amf.avmPlus', struct({ value: amf3Value }), {
  doc: 'A value in AMF 3 among values in AMF 0.',
  from: [amf0('3.1'), amf3('4.1')],
  label: 'class',
  examples: [
    { hex: '04 01', value: { $class: 'amf.avmPlus', value: 1 } },
    { hex: '09 03 01 06 03 61', value: { $class: 'amf.avmPlus', value: ['a'] } },
  ],
});

export const value = type(
  'amf.value',
  host({
    tag: { marker: u8 },
    cases: {
      number: on(0x00, f64),
      boolean: on(0x01, flag(8), 'Zero is false, all else true; written as 0 or 1.'),
      string: on(0x02, prefixed(u16, utf8())),
      object: on(0x03, anonymousObject),
      null: on(0x05, nothing('null')),
      undefined: on(0x06, nothing('undefined')),
      reference: on(0x07, recall(complexObjects, u16, { rule: 'references-apart' })),
      ecmaArray: on(0x08, ecmaArray),
      strictArray: on(0x0a, strictArray),
      date: on(0x0b, zonedDate),
      longString: on(0x0c, prefixed(u32, utf8()), 'Strings of more than 65,535 bytes; shorter ones are read too.'),
      unsupported: on(0x0d, unsupported),
      xmlDocument: on(0x0f, xmlDocument),
      typedObject: on(0x10, typedObject),
      avmPlus: on(0x11, avmPlus, 'The value is in AMF 3.'),
    },
    refused: {
      movieClip: [0x04, 'known-marker'],
      objectEnd: [objectEndMarker, 'known-marker'],
      recordSet: [0x0e, 'known-marker'],
    },
    rule: 'known-marker',
  }),
  {
    doc: 'Any ActionScript value in AMF 0, or, behind a marker of its own, in AMF 3.',
    from: [amf0('2.1'), amf0('3.1')],
    rules: {
      'known-marker': must('The marker is one of AMF 0 or the one that announces AMF 3', amf0('3.1')),
      'references-apart': must(
        'A reference of AMF 0 points to objects that began before it in AMF 0; those of AMF 3 have tables of their own',
        amf3('4.1'),
      ),
      'what-switches': conflict(
        'Whether the switch to AMF 3 stands for one value or for all that follows',
        amf0('3.1'),
        { reads: 'for one value', writes: 'before each value' },
      ),
    },
    examples: [
      { hex: '00 3ff0000000000000', value: 1 },
      { hex: '02 0001 61', value: 'a' },
      {
        hex: '0a 00000002 11 0a 0b 01 01 05',
        value: [{ $class: 'amf.avmPlus', value: {} }, null],
        doc: 'an object in AMF 3 among arguments in AMF 0',
        rules: ['amf0/3.1/what-switches'],
      },
      {
        hex: '0a 00000003 11 06 03 61 11 06 00 07 0000',
        value: {
          $id: 1,
          $array: [{ $class: 'amf.avmPlus', value: 'a' }, { $class: 'amf.avmPlus', value: 'a' }, { $ref: 1 }],
        },
        doc: 'the second string points to the first; the array contains itself',
      },
      { hex: '01 01', value: true },
      { hex: '05', value: null },
      { hex: '06', value: { $undefined: true } },
      { hex: '0b 0000000000000000 0000', value: { $class: 'amf0.zonedDate', milliseconds: 0, zone: 0 } },
      { hex: '04', error: 'refused-tag', rules: ['amf0/3.1/known-marker'] },
      { hex: '12', error: 'unknown-tag', rules: ['amf0/3.1/known-marker'] },
      { hex: '07 0000', error: 'bad-reference', rules: ['amf3/4.1/references-apart'] },
    ],
  },
);
