import {
  bytes,
  computed,
  deFacto,
  derived,
  field,
  given,
  ifMore,
  must,
  struct,
  type,
  u8,
  u16,
  u32,
} from '../../src/schema/build/index.js';
import { peers, rfc7425, rtmp } from '../documents.js';

export const swfVerificationRequest = type(
  'rtmp.swfVerificationRequest',
  struct({ method: ifMore({ ...u8, doc: 'How to verify; 0 and 1 are known. Some servers leave it out.' }) }),
  {
    doc: 'The server asks the client to prove that its program is the one that may connect.',
    from: peers('swf-verification'),
    label: 'kind',
    examples: [
      { hex: '01', value: { kind: 'swfVerificationRequest', method: 1 } },
      { hex: '', value: { kind: 'swfVerificationRequest' } },
    ],
  },
);

const size = { ...u32, doc: 'Bytes of the program, not compressed.' };
const digestSize = 32;
const digest = 'a5'.repeat(digestSize);

export const swfVerificationResponse = type(
  'rtmp.swfVerificationResponse',
  struct({
    method: { ...u8, doc: 'How it is verified.' },
    version: { ...u8, doc: '1.' },
    size,
    sizeAgain: derived(u32, field('size'), { mismatch: 'noted', rule: 'size-twice', doc: 'The same size.' }),
    digest: bytes(digestSize, {
      doc: 'HMAC-SHA256 of the digest of the program, keyed with the last 32 bytes of the handshake of the server.',
    }),
  }),
  {
    doc: 'The client proves that its program is the one that may connect.',
    from: peers('swf-verification'),
    label: 'kind',
    rules: { 'size-twice': deFacto('The size of the program stands there twice', peers('swf-verification')) },
    examples: [
      {
        hex: `01 01 00010000 00010000 ${digest}`,
        value: { kind: 'swfVerificationResponse', method: 1, version: 1, size: 65536, digest: { $bytes: digest } },
      },
      {
        hex: `01 01 00010000 00010001 ${digest}`,
        value: { kind: 'swfVerificationResponse', method: 1, version: 1, size: 65536, digest: { $bytes: digest } },
        canonical: false,
        rules: ['peers/swf-verification/size-twice'],
      },
    ],
  },
);

export const flowSync = type(
  'rtmp.flowSync',
  struct({
    syncId: { ...u32, doc: 'Names the point at which flows meet.' },
    count: { ...u32, doc: 'How many flows have to arrive there before any goes on.' },
  }),
  {
    doc: 'Flows of RTMFP wait for each other. It means nothing on a chunk stream, where messages keep their order.',
    from: rfc7425('5.2'),
    label: 'kind',
    rules: { 'flow-count': must('The count is the number of flows that carry the same id', rfc7425('5.2')) },
    examples: [
      {
        hex: '00000007 00000003',
        value: { kind: 'flowSync', syncId: 7, count: 3 },
        rules: ['rfc7425/5.2/flow-count'],
      },
    ],
  },
);

export const setKeepalive = type(
  'rtmp.setKeepalive',
  struct({
    serverPeriod: { ...u32, doc: 'Milliseconds between signs of life to the server.' },
    peerPeriod: { ...u32, doc: 'Milliseconds between signs of life to other peers.' },
  }),
  {
    doc: 'How often a client of RTMFP shows that it is there.',
    from: rfc7425('5.3.4'),
    label: 'kind',
    examples: [{ hex: '00003a98 00002710', value: { kind: 'setKeepalive', serverPeriod: 15000, peerPeriod: 10000 } }],
  },
);

export const unknownEvent = type(
  'rtmp.unknownEvent',
  struct({ eventType: computed(u16, given('eventType')), data: bytes() }),
  {
    doc: 'An event that is not listed here, kept as it came.',
    from: rtmp('6.2'),
    label: 'kind',
    given: { eventType: u16 },
    examples: [
      { hex: '00', given: { eventType: 33 }, value: { kind: 'unknownEvent', eventType: 33, data: { $bytes: '00' } } },
      { hex: '', given: { eventType: 5 }, value: { kind: 'unknownEvent', eventType: 5, data: { $bytes: '' } } },
    ],
  },
);
