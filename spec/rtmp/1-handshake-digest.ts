import {
  apply,
  at,
  byTrial,
  bytes,
  bytesOf,
  computed,
  conflict,
  deFacto,
  digest,
  eitherBytes,
  field,
  flag,
  given,
  givenBytes,
  mod,
  namedBytes,
  number,
  overlay,
  plus,
  ref,
  sumOf,
  type,
  u16,
  u32,
} from '../../src/schema/build/index.js';
import type { Overlay } from '../../src/schema/model.js';
import { peers } from '../documents.js';
import { hexOf } from '../text.js';
import { handshakeHello } from './1-handshake.js';

const packetSize = 1536;
const digestSize = 32;
const from = peers('digest-handshake');

const tail = 'f0eec24a8068bee82e00d0d1029e7e576eec5d2d29806fab93b8e636cfeb31ae';

const playerKey = namedBytes('rtmp.playerKey', hexOf('Genuine Adobe Flash Player 001') + tail, {
  doc: 'Keys what clients sign: the text alone for C1, all of it for C2.',
  from,
});
const serverKey = namedBytes('rtmp.serverKey', hexOf('Genuine Adobe Flash Media Server 001') + tail, {
  doc: 'Keys what servers sign: the text alone for S1, all of it for S2.',
  from,
});

const server = flag(1, { doc: 'Whether it is the packet of a server.' });
const textOfKey = eitherBytes(given('server'), bytesOf(serverKey, 36), bytesOf(playerKey, 30));

/** Two blocks, each with four bytes whose sum says where in the block its content lies. */
const scheme = (digestBlock: number, keyBlock: number): Overlay =>
  overlay(packetSize, 'random', {
    time: at(0, u32, { doc: 'Milliseconds at the sender.' }),
    version: at(4, u32, { doc: 'A version of the product, one byte a number. Some servers sign and leave it zero.' }),
    digestPlace: at(digestBlock, bytes(4), { doc: 'Their sum says where the digest lies.' }),
    digestOffset: computed(u16, plus(digestBlock + 4, mod(sumOf('digestPlace'), 728)), {
      doc: 'Where the digest lies, from the beginning of the packet.',
    }),
    digest: at(field('digestOffset'), digest('hmac-sha256', digestSize, textOfKey, { rule: 'digest' })),
    keyPlace: at(keyBlock + 760, bytes(4), { doc: 'Their sum says where the public key lies.' }),
    publicKey: at(plus(keyBlock, mod(sumOf('keyPlace'), 632)), bytes(128), {
      doc: 'For the exchange of keys where the connection is encrypted; else arbitrary.',
    }),
  });

const rules = {
  digest: deFacto('The digest is that of the packet without it, with the key of the side that sends it', from),
  scheme: conflict('In which of the two schemes a server answers', from, {
    reads: 'either, whatever the client has used',
    writes: 'the scheme of the client',
  }),
};

const filler = (count: number): string => '5a'.repeat(count);
const value = (kind: string, digestOffset: number) => ({
  kind,
  time: 42,
  version: 0x09007c02,
  digestPlace: { $bytes: '10203040' },
  digestOffset,
  keyPlace: { $bytes: '00000000' },
  publicKey: { $bytes: 'c3'.repeat(128) },
  random: { $bytes: filler(1360) },
});

const keyFirst = (signed: string): string =>
  `0000002a 09007c02 ${'c3'.repeat(128)} ${filler(632)} 00000000 10203040 ${filler(160)} ${signed} ${filler(568)}`;
const digestFirst = (signed: string): string =>
  `0000002a 09007c02 10203040 ${filler(160)} ${signed} ${filler(568)} ${'c3'.repeat(128)} ${filler(632)} 00000000`;

const signed = {
  keyFirst: {
    client: 'c88e61ab9c1a745e8db0058d8600003450a28070d1e9549648890b78b964cb7a',
    server: 'f16acff8577a1fa773c7184c353c1ea47a122e35b8b18b68ce15f6b2d62d4297',
  },
  digestFirst: {
    client: 'ceb1680428a6762dfc3fedd5988bc76fc7f5f86fea742f9b31aa397f86369817',
    server: '5f7377b32f009c68806f212c8b0441bbe20a9323019cf28b2e66d7b4fef6feea',
  },
};
const broken = ['peers/digest-handshake/digest'];

const keyFirstHello = type('rtmp.keyFirstHello', scheme(772, 8), {
  doc: 'C1 and S1 of the digest handshake, scheme 0: the public key lies in the first block, the digest in the second.',
  from,
  label: 'kind',
  given: { server },
  rules,
  examples: [
    {
      hex: keyFirst(signed.keyFirst.client),
      given: { server: false },
      value: value('keyFirstHello', 936),
      rules: broken,
      doc: 'C1',
    },
    { hex: keyFirst(signed.keyFirst.server), given: { server: true }, value: value('keyFirstHello', 936), doc: 'S1' },
    {
      hex: keyFirst(signed.keyFirst.client),
      given: { server: true },
      error: 'digest-mismatch',
      rules: broken,
      doc: 'signed by the other side',
    },
  ],
});

const digestFirstHello = type('rtmp.digestFirstHello', scheme(8, 772), {
  doc: 'C1 and S1 of the digest handshake, scheme 1: the digest lies in the first block, the public key in the second.',
  from,
  label: 'kind',
  given: { server },
  rules,
  examples: [
    {
      hex: digestFirst(signed.digestFirst.client),
      given: { server: false },
      value: value('digestFirstHello', 172),
      rules: broken,
      doc: 'C1',
    },
    {
      hex: digestFirst(signed.digestFirst.server),
      given: { server: true },
      value: value('digestFirstHello', 172),
      doc: 'S1',
    },
    {
      hex: digestFirst(filler(digestSize)),
      given: { server: false },
      error: 'digest-mismatch',
      rules: broken,
      doc: 'not signed',
    },
  ],
});

export const hello = type(
  'rtmp.hello',
  byTrial({
    digestFirst: ref(digestFirstHello, { server: given('server') }),
    keyFirst: ref(keyFirstHello, { server: given('server') }),
    plain: handshakeHello,
  }),
  {
    doc: 'C1 or S1 in whichever form: that whose digest is right, else the plain one.',
    from,
    given: { server },
    rules: {
      form: deFacto('A packet without a digest where one of the schemes has it is of the plain form', from),
    },
    examples: [
      {
        hex: digestFirst(signed.digestFirst.client),
        given: { server: false },
        value: value('digestFirstHello', 172),
        doc: 'scheme 1',
      },
      {
        hex: keyFirst(signed.keyFirst.server),
        given: { server: true },
        value: value('keyFirstHello', 936),
        doc: 'scheme 0',
      },
      {
        hex: `0000002a 09007c02 ${filler(1528)}`,
        given: { server: false },
        value: { kind: 'handshakeHello', time: 42, version: 0x09007c02, random: { $bytes: filler(1528) } },
        rules: ['peers/digest-handshake/form'],
        doc: 'a version, but no digest',
      },
    ],
  },
);

const digestEcho = type(
  'rtmp.digestEcho',
  overlay(packetSize, 'random', {
    digest: at(
      packetSize - digestSize,
      digest(
        'hmac-sha256',
        digestSize,
        apply(
          'hmac-sha256',
          eitherBytes(given('server'), bytesOf(serverKey), bytesOf(playerKey)),
          givenBytes('answers'),
        ),
        { rule: 'echo-digest' },
      ),
    ),
  }),
  {
    doc: 'C2 and S2 of the digest handshake: random bytes, and a digest that answers the one of the peer.',
    from,
    given: { server, answers: bytes(digestSize, { doc: 'The digest in the hello that it answers.' }) },
    rules: {
      'echo-digest': deFacto(
        'The key of the digest is itself a digest: of the digest that is answered, with the whole key of the side',
        from,
      ),
    },
    examples: [
      {
        hex: `${filler(packetSize - digestSize)} 1eae299a3fe768748ef5f58fc3d76321dd8c8ac0311b5314988ca1db1e4bdbb4`,
        given: { server: false, answers: { $bytes: '01'.repeat(digestSize) } },
        value: { random: { $bytes: filler(packetSize - digestSize) } },
        doc: 'C2',
      },
      {
        hex: `${filler(packetSize - digestSize)} 55f4d4d4bbd9c103e2383258e4e08e94b9773ec67f9dccf19b613afe018f00f8`,
        given: { server: true, answers: { $bytes: '01'.repeat(digestSize) } },
        value: { random: { $bytes: filler(packetSize - digestSize) } },
        doc: 'S2',
      },
      {
        hex: filler(packetSize),
        given: { server: true, answers: { $bytes: '01'.repeat(digestSize) } },
        error: 'digest-mismatch',
        rules: ['peers/digest-handshake/echo-digest'],
        doc: 'not signed',
      },
    ],
  },
);

export const digestHandshake = [
  number('rtmp.handshakeDigestSize', digestSize, { doc: 'Size of each digest of the handshake.', unit: 'bytes', from }),
  number('rtmp.handshakePublicKeySize', 128, { doc: 'Size of the public key in C1 and S1.', unit: 'bytes', from }),
  number('rtmp.handshakePlaceSize', 4, {
    doc: 'How many bytes say where the digest or the key lies.',
    unit: 'bytes',
    from,
  }),
  number('rtmp.digestHelloRandomSize', 1360, {
    doc: 'Size of the random bytes in C1 and S1 with a digest.',
    unit: 'bytes',
    from,
  }),
  number('rtmp.digestEchoRandomSize', packetSize - digestSize, {
    doc: 'Size of the random bytes in C2 and S2 with a digest.',
    unit: 'bytes',
    from,
  }),
  number('rtmp.clientDigestVersion', 0x09007c02, {
    doc: 'The version in C1 that peers know from clients that sign it, here 9.0.124.2.',
    from,
  }),
  number('rtmp.serverDigestVersion', 0x04050001, {
    doc: 'The version in S1 that peers know from servers that sign it: clients look for the digest from 3 on.',
    from,
  }),
  playerKey,
  serverKey,
  keyFirstHello,
  digestFirstHello,
  hello,
  digestEcho,
];
