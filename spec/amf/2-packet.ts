import {
  countedList,
  deFacto,
  derived,
  flag,
  may,
  must,
  prefixed,
  sizeOf,
  struct,
  type,
  u16,
  u32,
  utf8,
} from '../../src/schema/build/index.js';
import { amf0, peers } from '../documents.js';
import { allTables, value } from './1-value.js';

const text = prefixed(u16, utf8());

const length = derived(u32, sizeOf('value'), {
  mismatch: 'noted',
  rule: 'length-is-a-hint',
  doc: 'Bytes of the value, or 2^32 - 1 where the sender does not know. The value ends itself.',
});

const lengthRules = {
  'unknown-length': may('Be 2^32 - 1 where the length is not known', amf0('4.1')),
  'length-is-a-hint': deFacto(
    'Peers write the unknown length, and lengths that are wrong; where the value ends decides',
    peers('remoting-length'),
  ),
};

const referencesRestart = (clause: string) =>
  must('References count anew in each header and each message', amf0(clause));

export const header = type(
  'amf.header',
  struct({
    name: { ...text, doc: 'What the header is for: the name of an operation.' },
    mustUnderstand: flag(8, { doc: 'Whether a receiver that does not know the header has to refuse the packet.' }),
    length,
    value,
  }),
  {
    doc: 'Something said of the whole packet: credentials, a session.',
    from: amf0('4.1.2'),
    scopeOf: allTables,
    rules: { ...lengthRules, 'references-restart': referencesRestart('4.1.2') },
    examples: [
      { hex: '0002 6964 01 00000004 02 0001 61', value: { name: 'id', mustUnderstand: true, value: 'a' } },
      {
        hex: '0002 6964 00 ffffffff 05',
        value: { name: 'id', mustUnderstand: false, value: null },
        canonical: false,
        rules: ['amf0/4.1/unknown-length', 'peers/remoting-length/length-is-a-hint'],
      },
      {
        hex: '0002 6964 00 0000000d 0a 00000002 0a 00000000 07 0001',
        value: { name: 'id', mustUnderstand: false, value: [{ $id: 1, $array: [] }, { $ref: 1 }] },
      },
      {
        hex: '0000 00 00000003 07 0000',
        error: 'bad-reference',
        rules: ['amf3/4.1/references-apart', 'amf0/4.1.2/references-restart'],
      },
    ],
  },
);

export const message = type(
  'amf.message',
  struct({
    targetUri: {
      ...text,
      doc: 'What is called; in a response, the response URI of the call and how it went: onResult or onStatus.',
    },
    responseUri: {
      ...text,
      doc: 'Names the call, so that its response can be told; in a response, nothing or the word null.',
    },
    length,
    value,
  }),
  {
    doc: 'A call with its arguments as an array, or a response with its result.',
    from: amf0('4.1.3'),
    scopeOf: allTables,
    rules: { ...lengthRules, 'references-restart': referencesRestart('4.1.3') },
    examples: [
      {
        hex: '0003 612e62 0002 2f31 0000000e 0a 00000001 00 4000000000000000',
        value: { targetUri: 'a.b', responseUri: '/1', value: [2] },
      },
      {
        hex: '000b 2f312f6f6e526573756c74 0000 ffffffff 00 4000000000000000',
        value: { targetUri: '/1/onResult', responseUri: '', value: 2 },
        canonical: false,
        rules: ['amf0/4.1/unknown-length'],
      },
      {
        hex: '0000 0000 00000003 07 0000',
        error: 'bad-reference',
        rules: ['amf3/4.1/references-apart', 'amf0/4.1.3/references-restart'],
      },
    ],
  },
);

export const packet = type(
  'amf.packet',
  struct({
    version: { ...u16, doc: 'The version of AMF that the sender knows: 0 or 3.' },
    headers: countedList(u16, header),
    messages: countedList(u16, message),
  }),
  {
    doc: 'What one HTTP request of remoting carries, or the response to it.',
    from: [amf0('4.1'), amf0('4.1.1')],
    examples: [
      { hex: '0000 0000 0000', value: { version: 0, headers: [], messages: [] } },
      {
        hex: '0000 0001 0002 6964 01 00000004 02 0001 61 0001 0003 612e62 0002 2f31 00000005 0a 00000000',
        value: {
          version: 0,
          headers: [{ name: 'id', mustUnderstand: true, value: 'a' }],
          messages: [{ targetUri: 'a.b', responseUri: '/1', value: [] }],
        },
      },
      {
        hex: '0000 0000 0002 0000 0000 00000005 0a 00000000 0000 0000 00000003 07 0000',
        error: 'bad-reference',
        rules: ['amf3/4.1/references-apart', 'amf0/4.1.3/references-restart'],
        doc: 'the second message points to an array of the first',
      },
    ],
  },
);
