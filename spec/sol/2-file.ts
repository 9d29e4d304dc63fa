import {
  deFacto,
  derived,
  field,
  kinds,
  listToEnd,
  magic,
  must,
  on,
  prefixed,
  struct,
  tagOf,
  type,
  u16,
  u32,
  utf8,
} from '../../src/schema/build/index.js';
import { objects, strings, traitsTable, utf8Vr } from '../amf3/1-tables.js';
import { value as amf3Value } from '../amf3/4-value.js';
import { sol } from '../documents.js';
import { counted, value } from './1-value.js';

const encodings = { amf0: 0, amf3: 3 } as const;
const entryEnd = magic('00', { rule: 'entry-end', doc: 'Closes the entry.' });

export const amf0Entry = type(
  'sol.amf0Entry',
  struct({
    name: { ...prefixed(u16, utf8()), doc: 'The name of a property of the shared object.' },
    value,
    end: entryEnd,
  }),
  {
    doc: 'One property of a shared object, in AMF 0.',
    from: sol('body'),
    rules: { 'entry-end': must('A zero byte closes each entry', sol('body')) },
    examples: [
      { hex: '0004 6d757465 01 00 00', value: { name: 'mute', value: false } },
      { hex: '0004 6d757465 01 00 01', error: 'constant-mismatch', rules: ['sol/body/entry-end'] },
    ],
  },
);

export const amf0Entries = type('sol.amf0Entries', struct({ entries: listToEnd(amf0Entry) }), {
  doc: 'The properties of a shared object, in AMF 0. References count over all of them.',
  from: sol('body'),
  label: 'kind',
  scopeOf: [counted.name],
  rules: {
    'one-table': deFacto('The entries of a file share one table of references', sol('body')),
  },
  examples: [
    { hex: '', value: { kind: 'amf0Entries', entries: [] } },
    {
      hex: '0001 61 0a 00000000 00 0001 62 07 0000 00',
      value: {
        kind: 'amf0Entries',
        entries: [
          { name: 'a', value: { $id: 1, $array: [] } },
          { name: 'b', value: { $ref: 1 } },
        ],
      },
      doc: 'one array as two properties',
      rules: ['sol/body/one-table'],
    },
  ],
});

export const amf3Entry = type(
  'sol.amf3Entry',
  struct({
    name: { kind: 'ref', type: utf8Vr.name, doc: 'The name of a property of the shared object.' },
    value: amf3Value,
    end: entryEnd,
  }),
  {
    doc: 'One property of a shared object, in AMF 3.',
    from: sol('body'),
    rules: { 'entry-end': must('A zero byte closes each entry', sol('body')) },
    examples: [
      { hex: '09 6d757465 02 00', value: { name: 'mute', value: false } },
      { hex: '09 6d757465 02 01', error: 'constant-mismatch', rules: ['sol/body/entry-end'] },
    ],
  },
);

export const amf3Entries = type('sol.amf3Entries', struct({ entries: listToEnd(amf3Entry) }), {
  doc: 'The properties of a shared object, in AMF 3. Names and values share the tables of strings, traits and objects.',
  from: sol('body'),
  label: 'kind',
  scopeOf: [strings.name, traitsTable.name, objects.name],
  rules: {
    'one-set-of-tables': deFacto('The entries of a file share their tables, names among them', sol('body')),
  },
  examples: [
    { hex: '', value: { kind: 'amf3Entries', entries: [] } },
    {
      hex: '03 61 09 01 01 00 03 62 06 00 00 03 63 09 00 00',
      value: {
        kind: 'amf3Entries',
        entries: [
          { name: 'a', value: { $id: 1, $array: [] } },
          { name: 'b', value: 'a' },
          { name: 'c', value: { $ref: 1 } },
        ],
      },
      doc: 'the name of one entry as the value of another, and one array as two properties',
      rules: ['sol/body/one-set-of-tables'],
    },
  ],
});

const contents = kinds({
  tag: { on: field('encoding') },
  cases: { amf0Entries: on(encodings.amf0, amf0Entries), amf3Entries: on(encodings.amf3, amf3Entries) },
  rule: 'encoding',
});

export const file = type(
  'sol.file',
  struct({
    signature: magic('00bf', { rule: 'signature', doc: 'Opens every file.' }),
    content: {
      ...prefixed(
        u32,
        struct({
          tag: magic('5443534f', { rule: 'signature', doc: 'The letters TCSO.' }),
          version: magic('000400000000', { rule: 'signature', doc: 'Always these bytes.' }),
          name: { ...prefixed(u16, utf8()), doc: 'The name of the shared object; that of the file without .sol.' },
          encoding: derived(u32, tagOf('body'), { mismatch: 'used', doc: 'The version of AMF: 0 or 3.' }),
          body: contents,
        }),
      ),
      doc: 'All of the file behind its length.',
    },
  }),
  {
    doc: 'A Local Shared Object: what a Flash program keeps on the disk of its user.',
    from: [sol('header'), sol('body')],
    rules: {
      signature: must('A file has the marks 00bf, TCSO and 000400000000 where they belong', sol('header')),
      encoding: must('The entries are in AMF 0 or in AMF 3', sol('header')),
    },
    examples: [
      {
        hex: '00bf 0000001a 5443534f 000400000000 0001 73 00000000 0004 6d757465 01 00 00',
        value: {
          content: { name: 's', body: { kind: 'amf0Entries', entries: [{ name: 'mute', value: false }] } },
        },
      },
      {
        hex: '00bf 00000011 5443534f 000400000000 0001 73 00000000',
        value: { content: { name: 's', body: { kind: 'amf0Entries', entries: [] } } },
        doc: 'nothing is kept',
      },
      {
        hex: '00bf 00000018 5443534f 000400000000 0001 73 00000003 09 6d757465 02 00',
        value: {
          content: { name: 's', body: { kind: 'amf3Entries', entries: [{ name: 'mute', value: false }] } },
        },
      },
      { hex: '00be 00000011', error: 'constant-mismatch', rules: ['sol/header/signature'] },
      {
        hex: '00bf 00000011 5443534f 000400000000 0001 73 00000001',
        error: 'unknown-tag',
        rules: ['sol/header/encoding'],
      },
    ],
  },
);
