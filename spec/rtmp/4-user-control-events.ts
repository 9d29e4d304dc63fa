import { must, struct, type, u32 } from '../../src/schema/build/index.js';
import { peers, rtmp } from '../documents.js';

const streamId = { ...u32, doc: 'The message stream.' };

/** An event that says something of one message stream. */
const ofStream = (name: string, doc: string, from = rtmp('7.1.7')) =>
  type(`rtmp.${name}`, struct({ streamId }), {
    doc,
    from,
    label: 'kind',
    examples: [{ hex: '00000001', value: { kind: name, streamId: 1 } }],
  });

export const streamBegin = ofStream('streamBegin', 'A message stream has become usable.');
export const streamEof = ofStream('streamEof', 'Playback on a message stream is over.');
export const streamDry = ofStream('streamDry', 'There is no more data on a message stream for now.');
export const streamIsRecorded = ofStream('streamIsRecorded', 'What plays on a message stream is a recording.');
export const bufferEmpty = ofStream(
  'bufferEmpty',
  'The server has sent all that the buffer of the client can take.',
  peers('buffer-events'),
);
export const bufferReady = ofStream(
  'bufferReady',
  'The server sends again after the buffer was announced empty.',
  peers('buffer-events'),
);

export const setBufferLength = type(
  'rtmp.setBufferLength',
  struct({ streamId, length: { ...u32, doc: 'Milliseconds that the client buffers.' } }),
  {
    doc: 'How much the client buffers on a message stream.',
    from: rtmp('7.1.7'),
    label: 'kind',
    examples: [{ hex: '00000001 00002710', value: { kind: 'setBufferLength', streamId: 1, length: 10000 } }],
  },
);

const timestamp = { ...u32, doc: 'Milliseconds in the time of the server.' };

export const pingRequest = type('rtmp.pingRequest', struct({ timestamp }), {
  doc: 'Asks whether the client is still there.',
  from: rtmp('7.1.7'),
  label: 'kind',
  examples: [{ hex: '0000002a', value: { kind: 'pingRequest', timestamp: 42 } }],
});

export const pingResponse = type('rtmp.pingResponse', struct({ timestamp }), {
  doc: 'Answers a ping request.',
  from: rtmp('7.1.7'),
  label: 'kind',
  rules: { 'same-timestamp': must('The timestamp is the one of the request', rtmp('7.1.7')) },
  examples: [
    {
      hex: '0000002a',
      value: { kind: 'pingResponse', timestamp: 42 },
      doc: 'answers the request with 42',
      rules: ['rtmp/7.1.7/same-timestamp'],
    },
  ],
});
