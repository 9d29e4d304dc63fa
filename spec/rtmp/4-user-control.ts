import {
  deFacto,
  derived,
  field,
  kinds,
  on,
  openEnum,
  ref,
  should,
  struct,
  tagOf,
  type,
  u16,
} from '../../src/schema/build/index.js';
import { peers, rfc7425, rtmp } from '../documents.js';
import {
  bufferEmpty,
  bufferReady,
  pingRequest,
  pingResponse,
  setBufferLength,
  streamBegin,
  streamDry,
  streamEof,
  streamIsRecorded,
} from './4-user-control-events.js';
import {
  flowSync,
  setKeepalive,
  swfVerificationRequest,
  swfVerificationResponse,
  unknownEvent,
} from './4-user-control-others.js';

const events = {
  streamBegin: [0, streamBegin, 'A message stream has become usable.'],
  streamEof: [1, streamEof, 'Playback on a message stream is over.'],
  streamDry: [2, streamDry, 'No more data for now.'],
  setBufferLength: [3, setBufferLength, 'How much the client buffers.'],
  streamIsRecorded: [4, streamIsRecorded, 'What plays is a recording.'],
  pingRequest: [6, pingRequest, 'Asks whether the client is there.'],
  pingResponse: [7, pingResponse, 'Answers a ping request.'],
  swfVerificationRequest: [26, swfVerificationRequest, 'Asks the client to prove which program it is.'],
  swfVerificationResponse: [27, swfVerificationResponse, 'Proves which program the client is.'],
  bufferEmpty: [31, bufferEmpty, 'The server pauses: the buffer of the client is full.'],
  bufferReady: [32, bufferReady, 'The server goes on.'],
  flowSync: [34, flowSync, 'Flows of RTMFP wait for each other.'],
  setKeepalive: [41, setKeepalive, 'How often a client of RTMFP shows that it is there.'],
} as const;

const rows = Object.entries(events);

export const userControl = type(
  'rtmp.userControl',
  struct({
    eventType: derived(
      openEnum(u16, Object.fromEntries(rows.map(([name, [id, , doc]]) => [name, [id, doc]]))),
      tagOf('event'),
      { mismatch: 'used', doc: 'Says what follows.' },
    ),
    event: kinds({
      tag: { on: field('eventType') },
      cases: Object.fromEntries(rows.map(([name, [id, event]]) => [name, on(id, event)])),
      else: {
        name: 'unknownEvent',
        type: ref(unknownEvent, { eventType: field('eventType') }),
        tagField: 'eventType',
      },
    }),
  }),
  {
    doc: 'Events of the streaming layer, for a message stream or the whole connection.',
    from: [rtmp('6.2'), rtmp('7.1.7'), rfc7425('5.2'), rfc7425('5.3.4'), peers('user-control')],
    label: 'kind',
    rules: {
      'control-stream': should('User control travels in message stream 0 on chunk stream 2', rtmp('6.2')),
      'one-chunk': should('A user control message fits into a single chunk', rtmp('6.2')),
      'timestamp-ignored': should('An event applies when it arrives; its timestamp says nothing', rtmp('6.2')),
      'buffer-events': deFacto(
        'Servers announce with events 31 and 32 that they pause for a full buffer and go on',
        peers('buffer-events'),
      ),
      'unknown-event': deFacto('Events of an unknown type are ignored', peers('user-control')),
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
      { hex: '001a 00', value: { kind: 'userControl', event: { kind: 'swfVerificationRequest', method: 0 } } },
      {
        hex: '001f 00000001',
        value: { kind: 'userControl', event: { kind: 'bufferEmpty', streamId: 1 } },
        rules: ['peers/buffer-events/buffer-events'],
      },
      { hex: '0020 00000001', value: { kind: 'userControl', event: { kind: 'bufferReady', streamId: 1 } } },
      {
        hex: '0022 00000007 00000003',
        value: { kind: 'userControl', event: { kind: 'flowSync', syncId: 7, count: 3 } },
      },
      {
        hex: '0029 00003a98 00002710',
        value: { kind: 'userControl', event: { kind: 'setKeepalive', serverPeriod: 15000, peerPeriod: 10000 } },
      },
      {
        hex: '0021 00',
        value: { kind: 'userControl', event: { kind: 'unknownEvent', eventType: 33, data: { $bytes: '00' } } },
        rules: ['peers/user-control/unknown-event'],
      },
      { hex: '0000 00000001 00', error: 'trailing-bytes', doc: 'more data than the event has' },
    ],
  },
);
