import { deFacto, openEnum, type, u8 } from '../../src/schema/build/index.js';
import { peers, rtmp } from '../documents.js';

/** What says in the header of a message what the message is. */
export const ids = {
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
