import { bytes, computed, conflict, given, listToEnd, should, struct, type, u8 } from '../../src/schema/build/index.js';
import { peers, rtmp } from '../documents.js';
import { entry } from '../flv/2-tag.js';
import { command } from './5-commands.js';
import { data } from './6-data.js';
import { sharedObject } from './6-shared-object.js';

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

/** Of a shared object, in examples. */
export const exampleObject = {
  hex: '0001 73 00000000 00000000 00000000 02 00000000',
  value: { name: 's', version: 0, flags: 0, moreFlags: 0, events: [{ type: 2, data: { $bytes: '' } }] },
};

export const sharedObjectMessage = type('rtmp.sharedObjectMessage', struct({ object: sharedObject }), {
  doc: 'Events of a shared object.',
  from: rtmp('7.1.3'),
  label: 'kind',
  examples: [{ hex: exampleObject.hex, value: { kind: 'sharedObjectMessage', object: exampleObject.value } }],
});

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
