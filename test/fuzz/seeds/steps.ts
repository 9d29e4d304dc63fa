import { type Command, type Data, encodeAggregate, MessageType, PublishType } from '../../../generated/rtmp/index.js';
import type { Random } from '../random.js';
import type { Material } from './material.js';
import type { At, Script } from './script.js';

const command = (script: Script, what: Command, streamId = 0): Script =>
  script.send({ kind: 'commandMessage', command: what }, { streamId });

const toStream = { transactionId: 0, commandObject: null };

/** Where the healthy publisher beside the sessions publishes. */
export const healthyStream = 'healthy';

export function connect(script: Script, app = 'live'): Script {
  const commandObject = { app, flashVer: 'FMLE/3.0', tcUrl: `rtmp://127.0.0.1/${app}`, objectEncoding: 0 };
  return command(script, { kind: 'connect', transactionId: 1, commandObject, userArguments: [] });
}

export const createStream = (script: Script, transactionId = 2): Script =>
  command(script, { kind: 'createStream', transactionId, commandObject: null });

export const deleteStream = (script: Script, streamId: number): Script =>
  command(script, { kind: 'deleteStream', ...toStream, streamId });

export const closeStream = (script: Script, streamId: number): Script =>
  command(script, { kind: 'closeStream', ...toStream }, streamId);

export const publish = (script: Script, streamId: number, name: string, type: PublishType): Script =>
  command(script, { kind: 'publish', ...toStream, name, type }, streamId);

export const play = (script: Script, streamId: number, name: string, start = -2): Script =>
  command(script, { kind: 'play', ...toStream, name, start }, streamId);

/** One of the things that a player does while it plays. */
export function control(script: Script, random: Random, streamId: number): Script {
  const milliseconds = random.below(60_000);
  const choices: readonly (() => Script)[] = [
    () => command(script, { kind: 'pause', ...toStream, pause: random.chance(0.5), milliseconds }, streamId),
    () => command(script, { kind: 'seek', ...toStream, milliseconds }, streamId),
    () => command(script, { kind: 'receiveAudio', ...toStream, receive: random.chance(0.5) }, streamId),
    () => command(script, { kind: 'receiveVideo', ...toStream, receive: random.chance(0.5) }, streamId),
    () => script.send({ kind: 'userControl', event: { kind: 'setBufferLength', streamId, length: milliseconds } }),
    () => command(script, { kind: 'play2', ...toStream, parameters: { streamName: 'other' } }, streamId),
    () => command(script, { kind: 'getStreamLength', transactionId: 9, commandObject: null, name: healthyStream }),
    () => command(script, { kind: 'checkBandwidth', transactionId: 10, commandObject: null, arguments: [] }),
  ];
  return random.pick(choices)();
}

/** One of the messages that concern the connection as a whole. */
export function housekeeping(script: Script, random: Random): Script {
  const number = random.chance(0.5) ? random.uint32() : random.below(10_000);
  const choices: readonly (() => Script)[] = [
    () => script.send({ kind: 'acknowledgement', sequenceNumber: number }),
    () => script.send({ kind: 'windowAcknowledgementSize', size: number }),
    () => script.send({ kind: 'setPeerBandwidth', size: number, limitType: random.below(4) }),
    () => script.send({ kind: 'setChunkSize', size: random.pick([1, 64, 128, 4096, 65_536, 0x7fffffff]) }),
    () => script.send({ kind: 'abort', chunkStreamId: random.between(2, 70) }),
    () => script.send({ kind: 'userControl', event: { kind: 'pingRequest', timestamp: number } }),
    () => script.send({ kind: 'userControl', event: { kind: 'pingResponse', timestamp: number } }),
  ];
  return random.pick(choices)();
}

/** Audio and video that looks real from outside, with a key frame now and then. */
export function media(script: Script, random: Random, streamId: number, count: number, shared?: number): Script {
  const at = (timestamp: number): At => ({
    streamId,
    timestamp,
    ...(shared === undefined ? {} : { chunkStreamId: shared }),
  });
  script.send({ kind: 'dataMessage', data: metadata(random) }, at(0));
  script.payload(MessageType.video, frame(random, [0x17, 0, 0, 0, 0], 30), at(0));
  script.payload(MessageType.audio, frame(random, [0xaf, 0], 5), at(0));
  for (let index = 0; index < count; index++) {
    const start = index % 10 === 0 ? 0x17 : 0x27;
    script.payload(MessageType.video, frame(random, [start, 1, 0, 0, 0], random.below(900)), at(index * 33));
    script.payload(MessageType.audio, frame(random, [0xaf, 1], random.below(200)), at(index * 33));
  }
  return script;
}

const metadata = (random: Random): Data => ({
  kind: 'setDataFrame',
  name: 'onMetaData',
  values: [{ width: random.below(4000), height: 1080, encoder: 'a test', duration: 0 }],
});

const frame = (random: Random, start: readonly number[], size: number): Uint8Array =>
  Uint8Array.from([...start, ...random.bytes(size)]);

export function aggregate(random: Random, count: number): Uint8Array {
  const tags = Array.from({ length: count }, (_, index) => ({
    tag: {
      filter: false,
      tagType: random.chance(0.98) ? random.pick([MessageType.audio, MessageType.video]) : MessageType.data,
      timestamp: 1000 + index * 20,
      data: frame(random, [0x27, 1, 0, 0, 0], random.below(60)),
    },
  }));
  return encodeAggregate({ kind: 'aggregate', tags });
}

/** A message out of the material, in any stream and on any chunk stream. */
export function anyMessage(script: Script, random: Random, material: Material): Script {
  const at = { streamId: random.below(4), timestamp: random.below(100_000), chunkStreamId: random.between(3, 80) };
  const { typeId, payload } = random.pick(material.payloads);
  return script.payload(random.chance(0.8) ? typeId : random.between(2, 255), payload, at);
}

/** AMF values that nobody expects, as a command or as data. */
export function anyValues(script: Script, random: Random, material: Material): Script {
  const name = Uint8Array.from(random.pick(commandNames));
  const values = Array.from({ length: random.between(0, 4) }, () => random.pick(material.values));
  const payload = new Uint8Array(Buffer.concat([name, ...values]));
  return script.payload(random.pick([MessageType.command, MessageType.data]), payload, { streamId: random.below(3) });
}

/** As AMF strings: those that are known, and one that is not. */
const commandNames = [
  'connect',
  'createStream',
  'publish',
  'play',
  'deleteStream',
  'seek',
  '_result',
  '@setDataFrame',
  'onMetaData',
  'whatever',
].map((name) => [2, 0, name.length, ...Buffer.from(name)]);

export const publishTypes = [PublishType.live, PublishType.record, PublishType.append] as const;
