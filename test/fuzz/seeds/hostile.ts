import { MessageType, PublishType } from '../../../generated/rtmp/index.js';
import type { Random } from '../random.js';
import type { Seed } from './captured.js';
import { Script } from './script.js';
import { connect, control, createStream, deleteStream, healthyStream, media, play, publish } from './steps.js';

type Attack = (script: Script, random: Random) => void;

/** Sessions that want too much of something: bytes, parts, depth, streams, answers. */
const attacks: Readonly<Record<string, Attack>> = {
  'tiny-chunks'(script, random) {
    createStream(connect(script)).send({ kind: 'setChunkSize', size: 1 });
    media(publish(script, 1, unique(random), PublishType.live), random, 1, 8);
  },
  'largest-chunks'(script, random) {
    createStream(connect(script)).send({ kind: 'setChunkSize', size: 0x7fffffff });
    media(publish(script, 1, unique(random), PublishType.record), random, 1, 8);
  },
  'invalid-chunk-size'(script, random) {
    const size = random.pick([0, 0x80000000, 0xffffffff]);
    connect(script).bytes(fullHeader(66, 4, MessageType.setChunkSize), uint32(size));
  },
  'announced-and-never-sent'(script, random) {
    createStream(connect(script));
    for (let id = 0, end = random.between(1, 8); id < end; id++) {
      script.bytes(fullHeader(200 + id, random.pick([0xffffff, 0x800000]), random.below(32)), random.bytes(128));
    }
  },
  'partial-chunk-streams'(script, random) {
    connect(script);
    for (let id = 0, end = random.pick([10, 60, 70, 5000]); id < end; id++) {
      script.bytes(fullHeader(64 + id, 1000, MessageType.video), new Uint8Array(128));
    }
  },
  'many-chunk-streams'(script, random) {
    connect(script);
    for (let id = 0, end = random.pick([500, 3000]); id < end; id++) {
      script.bytes(fullHeader(64 + id, 1, MessageType.audio), new Uint8Array(1));
    }
  },
  'deep-values'(script, random) {
    const depth = random.pick([10, 31, 33, 1000, 60_000]);
    const opening = random.pick([
      [0x0a, 0, 0, 0, 1],
      [0x03, 0, 1, 0x61],
      [0x08, 0, 0, 0, 1, 0, 1, 0x61],
    ]);
    const nested = Uint8Array.from({ length: depth * opening.length }, (_, at) => opening[at % opening.length] ?? 0);
    connect(script).payload(MessageType.command, joined(commandStart('deep'), nested));
  },
  'many-elements'(script, random) {
    const count = random.pick([1000, 70_000]);
    const array = joined(Uint8Array.from([0x0a]), uint32(count), new Uint8Array(count).fill(5));
    createStream(connect(script));
    publish(script, 1, unique(random), PublishType.live);
    script.payload(random.pick([MessageType.data, MessageType.command]), joined(commandStart('many'), array), {
      streamId: 1,
    });
  },
  'counts-without-elements'(script, random) {
    const array = joined(Uint8Array.from([random.pick([0x0a, 0x08])]), uint32(random.pick([0xffffffff, 0x7fffffff])));
    connect(script).payload(MessageType.command, joined(commandStart('none'), array));
  },
  'long-strings'(script, random) {
    const length = random.pick([65_536, 900_000, 1_100_000, 0xfffffff0]);
    const text = new Uint8Array(Math.min(length, 1_200_000)).fill(0x61);
    script.send({ kind: 'setChunkSize', size: 65_536 });
    connect(script).payload(
      MessageType.command,
      joined(commandStart('long'), Uint8Array.from([0x0c]), uint32(length), text),
    );
  },
  'text-that-grows'(script, random) {
    // Not UTF-8: three bytes for each, once it is decoded and encoded again.
    const text = random.pick([20_000, 30_000, 65_535]);
    const key = joined(uint32(text).subarray(2), new Uint8Array(text).fill(0xff));
    const value = random.pick([
      joined(Uint8Array.of(8, 0, 0, 0, 1), key, Uint8Array.of(5, 0, 0, 9)),
      joined(Uint8Array.of(3), key, Uint8Array.of(5, 0, 0, 9)),
      joined(
        Uint8Array.of(8, 0, 0, 0, 1, 0, 5),
        Buffer.from('width'),
        Uint8Array.of(0x10),
        key,
        Uint8Array.of(0, 0, 9, 0, 0, 9),
      ),
      joined(Uint8Array.of(2), key),
    ]);
    const name = random.pick([
      'onMetaData',
      '@setDataFrame',
      'onTextData',
      'connect',
      'publish',
      'play',
      'createStream',
      'x',
    ]);
    const start = joined(Uint8Array.of(2, 0, name.length), Buffer.from(name));
    const frame = name === '@setDataFrame' ? joined(start, Uint8Array.of(2, 0, 10), Buffer.from('onMetaData')) : start;
    const command = joined(start, Uint8Array.of(0, 0x40, 8, 0, 0, 0, 0, 0, 0), Uint8Array.of(5), value);
    publish(createStream(connect(script)), 1, unique(random), random.pick([PublishType.record, PublishType.live]));
    script.payload(MessageType.data, joined(frame, value), { streamId: 1 });
    script.payload(MessageType.dataExtended, joined(Uint8Array.of(0), frame, value), { streamId: 1 });
    script.payload(MessageType.command, joined(start, Uint8Array.of(5), value), { streamId: random.below(2) });
    media(script.payload(MessageType.command, command, { streamId: random.below(2) }), random, 1, 3);
  },
  'references-to-nowhere'(script, random) {
    const reference = Uint8Array.from([7, random.below(256), random.below(256)]);
    connect(script).payload(MessageType.command, joined(commandStart('nowhere'), reference));
  },
  'many-streams'(script, random) {
    connect(script);
    for (let id = 0, end = random.pick([60, 70, 2000]); id < end; id++) createStream(script, id + 2);
    for (let id = 1; id < 70; id++) publish(script, id, `${unique(random)}`, PublishType.live);
  },
  'plays-in-all-streams'(script, random) {
    connect(script);
    for (let id = 1; id <= 64; id++) play(createStream(script, id + 1), id, healthyStream);
    for (let turn = 0; turn < 30; turn++) control(script, random, random.between(1, 64));
  },
  'play-and-again'(script) {
    createStream(connect(script));
    for (let turn = 0; turn < 100; turn++) play(script, 1, healthyStream);
  },
  'publish-and-delete'(script, random) {
    connect(script);
    for (let turn = 0; turn < 50; turn++) {
      createStream(script, turn + 2);
      media(publish(script, 1, unique(random), PublishType.live), random, 1, 1);
      deleteStream(script, 1);
    }
  },
  'records-without-end'(script, random) {
    createStream(connect(script));
    const name = unique(random);
    for (let turn = 0; turn < 10; turn++) {
      createStream(publish(script, 1, `${name}-${turn}`, PublishType.record), turn + 3);
      media(script, random, 1, 2);
      deleteStream(script, 1);
    }
  },
  'takes-the-healthy-name'(script, random) {
    createStream(connect(script));
    media(publish(script, 1, healthyStream, random.pick([PublishType.live, PublishType.record])), random, 1, 10);
    closeStreamsOfOthers(script);
  },
  'strange-names'(script, random) {
    const names = ['../../x', '/etc/x', 'a/../../b', '..', '.', '\u0000', 'con', 'x'.repeat(5000), 'ü?x=1', '%2e%2e'];
    createStream(connect(script, random.pick(['../..', 'live/../x', 'a\u0000b', 'live', 'y'.repeat(3000)])));
    media(publish(script, 1, random.pick(names), PublishType.record), random, 1, 3);
  },
  'acknowledge-each-byte'(script, random) {
    createStream(connect(script)).send({ kind: 'windowAcknowledgementSize', size: random.pick([0, 1]) });
    media(publish(script, 1, unique(random), PublishType.live), random, 1, 20);
  },
  pings(script) {
    connect(script);
    for (let turn = 0; turn < 3000; turn++) {
      script.send({ kind: 'userControl', event: { kind: 'pingRequest', timestamp: turn } });
    }
  },
  'peer-bandwidths'(script) {
    connect(script);
    for (let turn = 0; turn < 500; turn++) script.send({ kind: 'setPeerBandwidth', size: turn, limitType: turn % 3 });
  },
  'unknown-commands'(script) {
    connect(script);
    for (let turn = 0; turn < 1000; turn++) {
      const values = [`unknown-${turn}`, turn, null];
      script.send({ kind: 'commandMessage', command: { kind: 'other', values } });
    }
  },
  'a-flood-of-media'(script, random) {
    createStream(connect(script)).send({ kind: 'setChunkSize', size: 65_536 });
    publish(script, 1, unique(random), random.pick([PublishType.live, PublishType.record]));
    const payload = random.bytes(30_000);
    payload.set([0x17, 1, 0, 0, 0]);
    for (let turn = 0, end = random.pick([10, 60]); turn < end; turn++) {
      script.payload(MessageType.video, payload, { streamId: 1, timestamp: turn * 33 });
    }
  },
  'timestamps-at-the-ends'(script, random) {
    createStream(connect(script));
    publish(script, 1, unique(random), random.pick([PublishType.record, PublishType.append]));
    for (let turn = 0; turn < 20; turn++) {
      const timestamp = random.pick([0, 0xfffffe, 0xffffff, 0x1000000, 0x7fffffff, 0x80000000, 0xffffffff]);
      script.payload(MessageType.video, Uint8Array.from([0x17, 1, 0, 0, 0, turn]), { streamId: 1, timestamp });
    }
  },
  handshakes(script, random) {
    const version = random.pick([0, 1, 2, 4, 6, 0x1f, 0x20, 0x47, 0xff]);
    script.pieces[0]?.fill(version, 0, 1);
    connect(script);
  },
  'empty-messages'(script, random) {
    createStream(connect(script));
    publish(script, 1, unique(random), PublishType.record);
    for (let turn = 0; turn < 40; turn++) {
      const typeId = random.pick([MessageType.audio, MessageType.video, MessageType.data, random.between(2, 64)]);
      script.payload(typeId, new Uint8Array(0), { streamId: 1, timestamp: turn });
    }
  },
};

const names = Object.keys(attacks);

export function hostileSeed(random: Random): Seed {
  const name = random.pick(names);
  const script = new Script(random);
  attacks[name]?.(script, random);
  return { name, pieces: script.pieces };
}

const unique = (random: Random): string => `h${random.uint32().toString(36)}`;

function closeStreamsOfOthers(script: Script): void {
  for (let id = 0; id < 20; id++) deleteStream(script, id);
}

/** The header of a chunk of type 0 with a basic header of three bytes. */
function fullHeader(chunkStreamId: number, length: number, typeId: number): Uint8Array {
  const id = chunkStreamId - 64;
  return Uint8Array.from([1, id & 0xff, id >> 8, 0, 0, 0, length >> 16, length >> 8, length, typeId, 1, 0, 0, 0]);
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** A name and two nulls as AMF values. */
const commandStart = (text: string): Uint8Array => Uint8Array.from([2, 0, text.length, ...Buffer.from(text), 5, 5]);

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
