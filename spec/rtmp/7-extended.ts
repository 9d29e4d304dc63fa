import { conflict, constant, must, struct, type, u8 } from '../../src/schema/build/index.js';
import { enhanced, errata, peers, rtmp } from '../documents.js';
import { command } from './5-commands.js';
import { data } from './6-data.js';
import { sharedObject } from './6-shared-object.js';
import { exampleObject } from './7-contents.js';

const extendedRules = {
  'format-selector': must('The first byte is 0, the only format there is', errata('7.2')),
  'only-if-negotiated': must(
    'Extended messages are sent only after both sides agreed on object encoding 3',
    errata('8.1.1'),
  ),
  'marker-before-each-value': must(
    'The marker 0x11 stands before every value of AMF 3, and is for that value alone: AMF 0 goes on behind it',
    enhanced('important-amf3-encoded-historical-specification-clarification'),
  ),
};

/** Of what begins with a name: of a shared object the length of the name may look like a format. */
const namedRules = {
  ...extendedRules,
  'missing-format': conflict(
    'Whether the format byte may be missing, as where a peer gives a message of AMF 0 the other type',
    errata('7.2'),
    {
      reads: 'the message itself is refused; a session that is lenient takes it for the one of AMF 0',
      writes: 'the byte',
    },
  ),
};

/** An object of AMF 3 with one member. */
const inClassA = (b: string) => ({
  $class: 'amf0.avmPlus',
  value: {
    $class: 'amf3.typedObject',
    traits: { $class: 'amf3.traits', externalizable: false, dynamic: false, className: 'A', members: ['b'] },
    sealed: [b],
  },
});

const formatSelector = constant(u8, 0, { rule: 'format-selector' });

export const dataExtended = type('rtmp.dataExtended', struct({ format: formatSelector, data }), {
  doc: 'Data of a stream, as sent after object encoding 3 was agreed on.',
  from: [rtmp('7.1.2'), errata('7.2'), enhanced('enabling-amf3-in-rtmp')],
  label: 'kind',
  rules: namedRules,
  examples: [
    {
      hex: '00 02000161 11 0402 003ff0000000000000 11 0403',
      value: {
        kind: 'dataExtended',
        data: {
          kind: 'other',
          values: ['a', { $class: 'amf0.avmPlus', value: 2 }, 1, { $class: 'amf0.avmPlus', value: 3 }],
        },
      },
      doc: 'a value of AMF 3, one of AMF 0, and one of AMF 3 again',
      rules: ['enhanced/important-amf3-encoded-historical-specification-clarification/marker-before-each-value'],
    },
    {
      hex: '00 0200117c52746d7053616d706c65416363657373 0101 0101',
      value: { kind: 'dataExtended', data: { kind: 'sampleAccess', audio: true, video: true } },
    },
    { hex: '01', error: 'constant-mismatch', rules: ['errata/7.2/format-selector'] },
    {
      hex: '0200117c52746d7053616d706c65416363657373 0101 0101',
      error: 'constant-mismatch',
      rules: ['errata/7.2/format-selector', 'errata/7.2/missing-format'],
      doc: 'without the format byte',
    },
  ],
});

export const commandExtended = type('rtmp.commandExtended', struct({ format: formatSelector, command }), {
  doc: 'A command, a reply or an announcement, as sent after object encoding 3 was agreed on.',
  from: [rtmp('7.1.1'), errata('7.2'), enhanced('enabling-amf3-in-rtmp')],
  label: 'kind',
  rules: namedRules,
  examples: [
    {
      hex: '00 02000c63726561746553747265616d 004000000000000000 05',
      value: {
        kind: 'commandExtended',
        command: { kind: 'createStream', transactionId: 2, commandObject: null },
      },
      doc: 'from a Flash Player, after object encoding 3 was agreed on',
      rules: ['errata/8.1.1/only-if-negotiated', 'errata/7.2/format-selector'],
    },
    {
      hex: '00 02000161 000000000000000000 05 11 0a 13 03 41 03 62 06 05 6869 11 0a 01 06 04',
      value: {
        kind: 'commandExtended',
        command: { kind: 'other', values: ['a', 0, null, inClassA('hi'), inClassA('hi')] },
      },
      doc: 'two objects of one class: the second points to traits and text of the first',
      rules: ['amf3/4.1/avm-plus-tables'],
    },
    { hex: '02', error: 'constant-mismatch', rules: ['errata/7.2/format-selector'] },
    {
      hex: '02000c63726561746553747265616d 004000000000000000 05',
      error: 'constant-mismatch',
      rules: ['errata/7.2/format-selector', 'errata/7.2/missing-format'],
      doc: 'without the format byte',
    },
  ],
});

export const sharedObjectExtended = type(
  'rtmp.sharedObjectExtended',
  struct({ format: formatSelector, object: sharedObject }),
  {
    doc: 'Events of a shared object, as sent after object encoding 3 was agreed on.',
    from: [rtmp('7.1.3'), errata('7.2'), enhanced('enabling-amf3-in-rtmp'), peers('shared-object')],
    label: 'kind',
    rules: extendedRules,
    examples: [
      { hex: `00 ${exampleObject.hex}`, value: { kind: 'sharedObjectExtended', object: exampleObject.value } },
      { hex: '01', error: 'constant-mismatch', rules: ['errata/7.2/format-selector'] },
    ],
  },
);
