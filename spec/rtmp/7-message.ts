import { given, kinds, on, ref, should, type, u8 } from '../../src/schema/build/index.js';
import { errata, rtmp } from '../documents.js';
import { abort, acknowledgement, setChunkSize, setPeerBandwidth, windowAcknowledgementSize } from './4-control.js';
import { userControl } from './4-user-control.js';
import {
  aggregate,
  audio,
  commandMessage,
  dataMessage,
  exampleObject,
  sharedObjectMessage,
  unknownMessage,
  video,
} from './7-contents.js';
import { commandExtended, dataExtended, sharedObjectExtended } from './7-extended.js';
import { ids } from './7-message-type.js';

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
        hex: exampleObject.hex,
        given: { typeId: 19 },
        value: { kind: 'sharedObjectMessage', object: exampleObject.value },
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
