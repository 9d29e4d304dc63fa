import {
  bytes,
  computed,
  conflict,
  constant,
  deFacto,
  given,
  kinds,
  listToEnd,
  must,
  on,
  openEnum,
  ref,
  should,
  struct,
  type,
  u8,
} from '../../src/schema/build/index.js';
import { enhanced, errata, peers, rtmp } from '../documents.js';
import { entry } from '../flv/2-tag.js';
import { abort, acknowledgement, setChunkSize, setPeerBandwidth, windowAcknowledgementSize } from './4-control.js';
import { userControl } from './4-user-control.js';
import { command } from './5-commands.js';
import { data } from './6-data.js';
import { sharedObject } from './6-shared-object.js';

const ids = {
  setChunkSize: 1,
  abort: 2,
  acknowledgement: 3,
  userControl: 4,
  windowAcknowledgementSize: 5,
  setPeerBandwidth: 6,
  audio: 8,
  video: 9,
  dataExtended: 15,
  sharedObjectExtended: 16,
  commandExtended: 17,
  data: 18,
  sharedObject: 19,
  command: 20,
  aggregate: 22,
} as const;

export const messageType = type(
  'rtmp.messageType',
  openEnum(u8, {
    setChunkSize: [ids.setChunkSize, 'Chunks have another size from now on.'],
    abort: [ids.abort, 'An incomplete message is given up.'],
    acknowledgement: [ids.acknowledgement, 'How much has arrived.'],
    userControl: [ids.userControl, 'An event of the streaming layer.'],
    windowAcknowledgementSize: [ids.windowAcknowledgementSize, 'How often to acknowledge.'],
    setPeerBandwidth: [ids.setPeerBandwidth, 'How much to send ahead of acknowledgements.'],
    audio: [ids.audio, 'Audio.'],
    video: [ids.video, 'Video.'],
    dataExtended: [ids.dataExtended, 'Data, in AMF 0 and AMF 3.'],
    sharedObjectExtended: [ids.sharedObjectExtended, 'Events of a shared object, in AMF 0 and AMF 3.'],
    commandExtended: [ids.commandExtended, 'A command, in AMF 0 and AMF 3.'],
    data: [ids.data, 'Data, in AMF 0.'],
    sharedObject: [ids.sharedObject, 'Events of a shared object, in AMF 0.'],
    command: [ids.command, 'A command, in AMF 0.'],
    aggregate: [ids.aggregate, 'Several messages in one.'],
  }),
  {
    doc: 'What a message contains.',
    from: [rtmp('5.4'), rtmp('6.2'), rtmp('7.1')],
    rules: {
      'unknown-type': deFacto('Messages of an unknown type are skipped', peers('unknown-message-type')),
    },
    examples: [
      { hex: '14', value: 20 },
      { hex: '00', value: 0, doc: 'an unknown type' },
    ],
  },
);

const media = (name: 'audio' | 'video', doc: string, from: string) =>
  type(`rtmp.${name}`, struct({ data: bytes('rest', { doc: `As in an ${name} tag of FLV; may be empty.` }) }), {
    doc,
    from: rtmp(from),
    label: 'kind',
    examples: [
      { hex: '2200', value: { kind: name, data: { $bytes: '2200' } } },
      { hex: '', value: { kind: name, data: { $bytes: '' } }, doc: 'empty, as servers send it to mark a pause' },
    ],
  });

export const audio = media('audio', 'Audio of a stream.', '7.1.4');
export const video = media('video', 'Video of a stream.', '7.1.5');

export const dataMessage = type('rtmp.dataMessage', struct({ data }), {
  doc: 'Data of a stream.',
  from: rtmp('7.1.2'),
  label: 'kind',
  examples: [
    {
      hex: '0200117c52746d7053616d706c65416363657373 0101 0101',
      value: { kind: 'dataMessage', data: { kind: 'sampleAccess', audio: true, video: true } },
    },
  ],
});

export const commandMessage = type('rtmp.commandMessage', struct({ command }), {
  doc: 'A command, a reply or an announcement.',
  from: rtmp('7.1.1'),
  label: 'kind',
  examples: [
    {
      hex: '02000c63726561746553747265616d 004000000000000000 05',
      value: {
        kind: 'commandMessage',
        command: { kind: 'createStream', transactionId: 2, commandObject: null },
      },
    },
  ],
});

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

const object = {
  hex: '0001 73 00000000 00000000 00000000 02 00000000',
  value: { name: 's', version: 0, flags: 0, moreFlags: 0, events: [{ type: 2, data: { $bytes: '' } }] },
};

export const sharedObjectMessage = type('rtmp.sharedObjectMessage', struct({ object: sharedObject }), {
  doc: 'Events of a shared object.',
  from: rtmp('7.1.3'),
  label: 'kind',
  examples: [{ hex: object.hex, value: { kind: 'sharedObjectMessage', object: object.value } }],
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
      { hex: `00 ${object.hex}`, value: { kind: 'sharedObjectExtended', object: object.value } },
      { hex: '01', error: 'constant-mismatch', rules: ['errata/7.2/format-selector'] },
    ],
  },
);

export const aggregate = type('rtmp.aggregate', struct({ tags: listToEnd(entry) }), {
  doc: 'Several messages in one, each as a tag of FLV.',
  from: rtmp('7.1.6'),
  label: 'kind',
  rules: {
    'first-timestamp': should('The first tag has the timestamp of the aggregate', rtmp('7.1.6')),
    'sub-message-header': conflict('How the header of a message inside is laid out', rtmp('7.1.6'), {
      reads: 'as a tag of FLV, with the high byte of the timestamp last',
      writes: 'as a tag of FLV',
    }),
  },
  examples: [
    { hex: '', value: { kind: 'aggregate', tags: [] } },
    {
      hex: '08 000001 000010 00 000000 22 0000000c 09 000000 000011 00 000000 0000000b',
      value: {
        kind: 'aggregate',
        tags: [
          { tag: { filter: false, tagType: 8, timestamp: 16, data: { $bytes: '22' } } },
          { tag: { filter: false, tagType: 9, timestamp: 17, data: { $bytes: '' } } },
        ],
      },
    },
  ],
});

export const unknownMessage = type(
  'rtmp.unknownMessage',
  struct({ typeId: computed(u8, given('typeId')), data: bytes() }),
  {
    doc: 'A message of a type that is not listed here, kept as it came.',
    from: peers('unknown-message-type'),
    label: 'kind',
    given: { typeId: u8 },
    examples: [
      {
        hex: '010203',
        given: { typeId: 7 },
        value: { kind: 'unknownMessage', typeId: 7, data: { $bytes: '010203' } },
      },
    ],
  },
);

export const message = type(
  'rtmp.message',
  kinds({
    tag: { on: given('typeId') },
    cases: {
      setChunkSize: on(ids.setChunkSize, setChunkSize),
      abort: on(ids.abort, abort),
      acknowledgement: on(ids.acknowledgement, acknowledgement),
      userControl: on(ids.userControl, userControl),
      windowAcknowledgementSize: on(ids.windowAcknowledgementSize, windowAcknowledgementSize),
      setPeerBandwidth: on(ids.setPeerBandwidth, setPeerBandwidth),
      audio: on(ids.audio, audio),
      video: on(ids.video, video),
      dataExtended: on(ids.dataExtended, dataExtended),
      sharedObjectExtended: on(ids.sharedObjectExtended, sharedObjectExtended),
      commandExtended: on(ids.commandExtended, commandExtended),
      dataMessage: on(ids.data, dataMessage),
      sharedObjectMessage: on(ids.sharedObject, sharedObjectMessage),
      commandMessage: on(ids.command, commandMessage),
      aggregate: on(ids.aggregate, aggregate),
    },
    else: { name: 'unknownMessage', type: ref(unknownMessage, { typeId: given('typeId') }), tagField: 'typeId' },
  }),
  {
    doc: 'The payload of a message, by its type.',
    from: [rtmp('6.1'), rtmp('7.1'), errata('7')],
    given: { typeId: u8 },
    rules: {
      'payload-size': should('A payload has at most 16,777,215 bytes', errata('7')),
      'stream-id-size': should('A message stream id is at most 16,777,215', errata('7')),
      'no-step-back': should(
        'Timestamps of one message stream and type do not go back unless the receiver asked for it',
        errata('5.2'),
      ),
    },
    examples: [
      { hex: '00001000', given: { typeId: 1 }, value: { kind: 'setChunkSize', size: 4096 } },
      {
        hex: '0000 00000001',
        given: { typeId: 4 },
        value: { kind: 'userControl', event: { kind: 'streamBegin', streamId: 1 } },
      },
      { hex: '', given: { typeId: 8 }, value: { kind: 'audio', data: { $bytes: '' } } },
      { hex: '', given: { typeId: 9 }, value: { kind: 'video', data: { $bytes: '' } } },
      {
        hex: '02000b636c6f736553747265616d 000000000000000000 05',
        given: { typeId: 20 },
        value: {
          kind: 'commandMessage',
          command: { kind: 'closeStream', transactionId: 0, commandObject: null },
        },
      },
      {
        hex: '00 02000b636c6f736553747265616d 000000000000000000 05',
        given: { typeId: 17 },
        value: {
          kind: 'commandExtended',
          command: { kind: 'closeStream', transactionId: 0, commandObject: null },
        },
        doc: 'from a Flash Player',
      },
      {
        hex: object.hex,
        given: { typeId: 19 },
        value: { kind: 'sharedObjectMessage', object: object.value },
      },
      {
        hex: '000161',
        given: { typeId: 24 },
        value: { kind: 'unknownMessage', typeId: 24, data: { $bytes: '000161' } },
      },
      { hex: '00001000 00', given: { typeId: 1 }, error: 'trailing-bytes' },
    ],
  },
);
