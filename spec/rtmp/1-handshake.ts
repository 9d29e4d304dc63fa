import {
  bits,
  bytes,
  conflict,
  deFacto,
  must,
  namedBytes,
  number,
  openEnum,
  should,
  struct,
  type,
  u32,
} from '../../src/schema/build/index.js';
import { errata, peers, rtmp } from '../documents.js';

/** Bytes of a hello or an echo behind its two numbers. */
export const randomSize = 1528;
const packetSize = 1536;
const plain = 3;

/** What whoever cannot encrypt refuses. */
const encryptedVersions = {
  encrypted: [6, 'RTMPE: keys are exchanged, and all that follows is encrypted with RC4.'],
  encryptedXtea: [8, 'RTMPE with XTEA on top.'],
  encryptedBlowfish: [9, 'RTMPE with Blowfish on top.'],
} as const;

export const handshakeVersion = type(
  'rtmp.handshakeVersion',
  openEnum(
    bits(8, { max: 31 }),
    {
      plain: [plain, 'The one that the documents define.'],
      ...encryptedVersions,
    },
    { rule: 'not-text', doc: 'Asked for by the client, chosen by the server.' },
  ),
  {
    doc: 'C0 and S0: the version of the protocol, alone in the first byte of each direction.',
    from: rtmp('5.2.2'),
    rules: {
      'not-text': must('The version is at most 31: printable characters would be a text protocol', rtmp('5.2.2')),
      'unknown-version': should('A server answers a version that it does not know with 3', rtmp('5.2.2')),
      encrypted: deFacto(
        'Versions 6, 8 and 9 announce an encrypted connection (RTMPE); whoever cannot encrypt refuses them',
        peers('encrypted-version'),
      ),
    },
    examples: [
      { hex: '03', value: 3 },
      { hex: '06', value: 6, rules: ['peers/encrypted-version/encrypted'], doc: 'asks for encryption' },
      { hex: '08', value: 8, rules: ['peers/encrypted-version/encrypted'], doc: 'asks for encryption with XTEA' },
      { hex: '02', value: 2, rules: ['rtmp/5.2.2/unknown-version'], doc: 'an earlier version, answered with 3' },
      { hex: '1f', value: 31 },
      { hex: '20', error: 'out-of-range', rules: ['rtmp/5.2.2/not-text'] },
      { hex: '47', error: 'out-of-range', rules: ['rtmp/5.2.2/not-text'], doc: 'the G of an HTTP request' },
    ],
  },
);

export const handshakeHello = type(
  'rtmp.handshakeHello',
  struct({
    time: { ...u32, doc: 'Milliseconds at the sender; the epoch of the timestamps that it sends later.' },
    version: { ...u32, rule: 'zero', doc: 'Zero in the plain form, a product version in the digest form.' },
    random: bytes(randomSize, { doc: 'Arbitrary bytes.' }),
  }),
  {
    doc: 'C1 and S1: opens the handshake of one direction.',
    label: 'kind',
    from: rtmp('5.2.3'),
    rules: {
      zero: conflict('What stands in the four bytes after the time', rtmp('5.2.3'), {
        reads: 'anything; the value is kept',
        writes: 'zero, unless the digest form is meant',
      }),
      random: should('The random bytes let an endpoint tell its own handshake from that of its peer', rtmp('5.2.3')),
    },
    examples: [
      {
        hex: `0000002a 00000000 ${'5a'.repeat(randomSize)}`,
        value: { kind: 'handshakeHello', time: 42, version: 0, random: { $bytes: '5a'.repeat(randomSize) } },
      },
      {
        hex: `00000000 0a020001 ${'00'.repeat(randomSize)}`,
        value: { kind: 'handshakeHello', time: 0, version: 0x0a020001, random: { $bytes: '00'.repeat(randomSize) } },
        doc: 'a version, as peers with the digest form send it',
      },
    ],
  },
);

export const handshakeEcho = type(
  'rtmp.handshakeEcho',
  struct({
    time: { ...u32, rule: 'echo', doc: 'The time out of the hello of the peer.' },
    time2: { ...u32, rule: 'time-2', doc: 'When the hello of the peer was read, in the milliseconds of the sender.' },
    random: bytes(randomSize, { rule: 'echo', doc: 'The random bytes out of the hello of the peer.' }),
  }),
  {
    doc: 'C2 and S2: ends the handshake of one direction by sending back what came.',
    from: [rtmp('5.2.4'), errata('3')],
    rules: {
      echo: must('Time and random bytes are those of the hello that it answers', rtmp('5.2.4')),
      'tolerate-other-echo': should('An echo that differs does not end or limit the connection', errata('3')),
      'time-2': conflict('What the second time holds', rtmp('5.2.4'), {
        reads: 'anything; the value is kept',
        writes: 'the time at which the hello was read; the second four bytes of the hello where an exact echo is meant',
      }),
    },
    examples: [
      {
        hex: `0000002a 0000002b ${'5a'.repeat(randomSize)}`,
        value: { time: 42, time2: 43, random: { $bytes: '5a'.repeat(randomSize) } },
        doc: 'answers a hello of the time 42 and these random bytes',
        rules: ['rtmp/5.2.4/echo'],
      },
    ],
  },
);

export const handshakeNumbers = [
  number('rtmp.plainVersion', plain, { doc: 'The version that the documents define.', from: rtmp('5.2.2') }),
  namedBytes(
    'rtmp.encryptedVersions',
    Object.values(encryptedVersions)
      .map(([version]) => version.toString(16).padStart(2, '0'))
      .join(''),
    { doc: 'The versions that ask for an encrypted connection, a byte each.', from: peers('encrypted-version') },
  ),
  number('rtmp.handshakeVersionSize', 1, { doc: 'Size of C0 and of S0.', unit: 'bytes', from: rtmp('5.2.2') }),
  number('rtmp.handshakeHelloSize', packetSize, { doc: 'Size of C1 and of S1.', unit: 'bytes', from: rtmp('5.2.3') }),
  number('rtmp.handshakeEchoSize', packetSize, { doc: 'Size of C2 and of S2.', unit: 'bytes', from: rtmp('5.2.4') }),
  number('rtmp.handshakeRandomSize', randomSize, {
    doc: 'Size of the random bytes in a hello and in an echo.',
    unit: 'bytes',
    from: rtmp('5.2.3'),
  }),
];
