import {
  conflict,
  deFacto,
  headFlag,
  listOf,
  must,
  struct,
  table,
  type,
  u29,
  utf8,
} from '../../src/schema/build/index.js';
import { amf3, peers } from '../documents.js';

export const strings = table('amf3.strings', {
  doc: 'Strings in the order in which they are written out; the empty one is not among them.',
  from: amf3('2.2'),
});
export const traitsTable = table('amf3.traitsTable', {
  doc: 'Traits of objects in the order in which they are written out.',
  from: amf3('2.2'),
});
export const objects = table('amf3.objects', {
  doc: 'Objects, arrays, dates, XML, byte arrays, vectors and dictionaries in the order in which they begin.',
  from: amf3('2.2'),
});

export const utf8Vr = type('amf3.utf8Vr', utf8('head'), {
  doc: 'A string: its length in bytes and its UTF-8 form, or the index of a string that was there before.',
  from: amf3('1.3.2'),
  interned: { table: strings.name, head: u29, key: 'content', unlessEmpty: true, rule: 'string-in-table' },
  rules: {
    'string-in-table': must('A string reference points to a string that was written out before', amf3('1.3.2')),
    'empty-string': must('The empty string is written out each time and takes no index', amf3('1.3.2')),
    'not-utf8': deFacto('Bytes that are not UTF-8 read as U+FFFD instead of failing the whole', peers('amf3-text')),
  },
  examples: [
    { hex: '01', value: '', rules: ['amf3/1.3.2/empty-string'] },
    { hex: '8001', value: '', canonical: false, doc: 'a head that is longer than it need be' },
    { hex: '09 f09f9880', value: '😀' },
    { hex: '03 ff', value: '\ufffd', canonical: false, rules: ['peers/amf3-text/not-utf8'] },
    { hex: '07 616263', value: 'abc' },
    { hex: '05 c3a9', value: 'é' },
    { hex: '00', error: 'bad-reference', rules: ['amf3/1.3.2/string-in-table'] },
  ],
});

export const traits = type(
  'amf3.traits',
  struct({
    externalizable: { ...headFlag, doc: 'Whether the class lays out its objects itself.' },
    dynamic: { ...headFlag, doc: 'Whether objects may have members that the class does not name.' },
    className: { kind: 'ref', type: utf8Vr.name, doc: 'The alias of the class; empty for anonymous ones.' },
    members: listOf('head', utf8Vr, { doc: 'The names of the sealed members, in the order of their values.' }),
  }),
  {
    doc: 'What objects of one class have in common. The head of the object around it tells the flags and the number of members.',
    from: amf3('3.12'),
    label: 'class',
    interned: { table: traitsTable.name, head: 'outer', key: 'content', rule: 'traits-in-table' },
    rules: {
      'traits-in-table': must('A traits reference points to traits that were written out before', amf3('3.12')),
      'externalizable-members': conflict('Whether names of members follow for an externalizable class', amf3('3.12'), {
        reads: 'as many as the count says, as BlazeDS does; the document calls the count not significant',
        writes: 'the names that the traits have, none as a rule',
      }),
    },
    examples: [],
  },
);
