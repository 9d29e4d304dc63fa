import {
  bytes,
  computed,
  deFacto,
  derived,
  field,
  given,
  kinds,
  must,
  on,
  openEnum,
  ref,
  should,
  struct,
  tagOf,
  type,
  u16,
  u32,
} from '../../src/schema/build/index.js';
import { peers, rtmp } from '../documents.js';

const events = {
  streamBegin: 0,
  streamEof: 1,
  streamDry: 2,
  setBufferLength: 3,
  streamIsRecorded: 4,
  pingRequest: 6,
  pingResponse: 7,
  bufferEmpty: 31,
  bufferReady: 32,
} as const;

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
  examples: [{ hex: '0000002a', value: { kind: 'pingResponse', timestamp: 42 } }],
});

export const unknownEvent = type(
  'rtmp.unknownEvent',
  struct({ eventType: computed(u16, given('eventType')), data: bytes() }),
  {
    doc: 'An event that is not listed here, kept as it came.',
    from: rtmp('6.2'),
    label: 'kind',
    given: { eventType: u16 },
    examples: [
      { hex: '00', given: { eventType: 26 }, value: { kind: 'unknownEvent', eventType: 26, data: { $bytes: '00' } } },
      { hex: '', given: { eventType: 5 }, value: { kind: 'unknownEvent', eventType: 5, data: { $bytes: '' } } },
    ],
  },
);

export const userControl = type(
  'rtmp.userControl',
  struct({
    eventType: derived(
      openEnum(u16, {
        streamBegin: [events.streamBegin, 'A message stream has become usable.'],
        streamEof: [events.streamEof, 'Playback on a message stream is over.'],
        streamDry: [events.streamDry, 'No more data for now.'],
        setBufferLength: [events.setBufferLength, 'How much the client buffers.'],
        streamIsRecorded: [events.streamIsRecorded, 'What plays is a recording.'],
        pingRequest: [events.pingRequest, 'Asks whether the client is there.'],
        pingResponse: [events.pingResponse, 'Answers a ping request.'],
        bufferEmpty: [events.bufferEmpty, 'The server pauses: the buffer of the client is full.'],
        bufferReady: [events.bufferReady, 'The server goes on.'],
      }),
      tagOf('event'),
      { mismatch: 'used', doc: 'Says what follows.' },
    ),
    event: kinds({
      tag: { on: field('eventType') },
      cases: {
        streamBegin: on(events.streamBegin, streamBegin),
        streamEof: on(events.streamEof, streamEof),
        streamDry: on(events.streamDry, streamDry),
        setBufferLength: on(events.setBufferLength, setBufferLength),
        streamIsRecorded: on(events.streamIsRecorded, streamIsRecorded),
        pingRequest: on(events.pingRequest, pingRequest),
        pingResponse: on(events.pingResponse, pingResponse),
        bufferEmpty: on(events.bufferEmpty, bufferEmpty),
        bufferReady: on(events.bufferReady, bufferReady),
      },
      else: {
        name: 'unknownEvent',
        type: ref(unknownEvent, { eventType: field('eventType') }),
        tagField: 'eventType',
      },
    }),
  }),
  {
    doc: 'Events of the streaming layer, for a message stream or the whole connection.',
    from: [rtmp('6.2'), rtmp('7.1.7')],
    label: 'kind',
    rules: {
      'control-stream': should('User control travels in message stream 0 on chunk stream 2', rtmp('6.2')),
      'one-chunk': should('A user control message fits into a single chunk', rtmp('6.2')),
      'buffer-events': deFacto(
        'Servers announce with events 31 and 32 that they pause for a full buffer and go on',
        peers('buffer-events'),
      ),
    },
    examples: [
      { hex: '0000 00000000', value: { kind: 'userControl', event: { kind: 'streamBegin', streamId: 0 } } },
      { hex: '0001 00000001', value: { kind: 'userControl', event: { kind: 'streamEof', streamId: 1 } } },
      { hex: '0002 00000001', value: { kind: 'userControl', event: { kind: 'streamDry', streamId: 1 } } },
      {
        hex: '0003 00000001 00002710',
        value: { kind: 'userControl', event: { kind: 'setBufferLength', streamId: 1, length: 10000 } },
        doc: 'as a Flash Player sends it',
      },
      { hex: '0004 00000001', value: { kind: 'userControl', event: { kind: 'streamIsRecorded', streamId: 1 } } },
      { hex: '0006 0000002a', value: { kind: 'userControl', event: { kind: 'pingRequest', timestamp: 42 } } },
      { hex: '0007 0000002a', value: { kind: 'userControl', event: { kind: 'pingResponse', timestamp: 42 } } },
      { hex: '001f 00000001', value: { kind: 'userControl', event: { kind: 'bufferEmpty', streamId: 1 } } },
      { hex: '0020 00000001', value: { kind: 'userControl', event: { kind: 'bufferReady', streamId: 1 } } },
      {
        hex: '001a 00',
        value: { kind: 'userControl', event: { kind: 'unknownEvent', eventType: 26, data: { $bytes: '00' } } },
      },
      { hex: '0000 00000001 00', error: 'trailing-bytes', doc: 'more data than the event has' },
    ],
  },
);
