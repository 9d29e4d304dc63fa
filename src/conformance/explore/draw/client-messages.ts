import type * as fc from 'fast-check';
import {
  defaultChunkSize,
  defaultPeerBandwidth,
  defaultWindowAcknowledgementSize,
  MessageType,
  PublishType,
  SetPeerBandwidthLimitType,
  SoftwareVersion,
} from '../../../../generated/rtmp/index.js';
import { keyFrame, sound } from '../../wire/media.js';

/** What a drawn message says; the rest of the step is the same for all. */
export interface DrawnMessage {
  readonly typeId: number;
  readonly message: unknown;
}

type Draw = typeof fc;

/** Sizes of frames that go together: short ones, at the edges of a chunk, in several chunks, in several of those of servers. */
export const mediaSizes: readonly (readonly number[])[] = [
  [9],
  [16, 111],
  [defaultChunkSize - 2, defaultChunkSize - 1, defaultChunkSize, 300],
  [300],
  [1000, 5000],
  [16, 70_000],
];

/** What clients say of a message stream, by the innermost kind of a row of the session. */
export function clientMessages(
  { boolean, constant, constantFrom, integer, record, tuple, uint8Array }: Draw,
  slot: number,
  sizes: readonly number[] = mediaSizes.flat(),
): Readonly<Record<string, fc.Arbitrary<DrawnMessage>>> {
  const command = (kind: string, fields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {}) =>
    record({ transactionId: transaction, commandObject: constant(null), ...fields }).map((more) => ({
      typeId: MessageType.command,
      message: { kind: 'commandMessage', command: { kind, ...present(more) } },
    }));
  const control = (typeId: number, kind: string, fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
    record(fields).map((more) => ({ typeId, message: { kind, ...more } }));
  const event = (kind: string, fields: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
    record(fields).map((more) => ({
      typeId: MessageType.userControl,
      message: { kind: 'userControl', event: { kind, ...more } },
    }));
  const transaction = integer({ min: 2, max: 9999 });
  const name = constantFrom('{stream a}', '{stream b}');
  const bytes = (sizes: readonly number[]) =>
    constantFrom(...sizes).chain((size) => uint8Array({ minLength: size, maxLength: size }));
  const frame = bytes(sizes);
  const uint32 = integer({ min: 0, max: 2 ** 31 - 1 });
  return {
    connect: constant({
      typeId: MessageType.command,
      message: {
        kind: 'commandMessage',
        command: {
          kind: 'connect',
          transactionId: 1,
          commandObject: { app: '{app}', flashVer: SoftwareVersion.player, tcUrl: '{tcUrl}' },
          userArguments: [],
        },
      },
    }),
    createStream: command('createStream'),
    releaseStream: command('releaseStream', { name }),
    fcPublish: command('fcPublish', { name }),
    fcUnpublish: command('fcUnpublish', { name }),
    checkBandwidth: command('checkBandwidth', { arguments: constant([]) }),
    publish: command('publish', { name, type: constantFrom(PublishType.live, PublishType.live, undefined) }),
    play: command('play', { name }),
    pause: command('pause', { pause: boolean(), milliseconds: integer({ min: 0, max: 1000 }) }),
    receiveAudio: command('receiveAudio', { receive: boolean() }),
    receiveVideo: command('receiveVideo', { receive: boolean() }),
    closeStream: command('closeStream'),
    deleteStream: command('deleteStream', { streamId: constant(`{id ${slot}}`) }),
    other: constantFrom<readonly unknown[]>(
      ['hello', 0, null],
      ['hello', 7, null, 'x', true],
      ['onSomething', 0, 'x'],
    ).map((values) => ({
      typeId: MessageType.command,
      message: { kind: 'commandMessage', command: { kind: 'other', values } },
    })),
    fcSubscribe: command('fcSubscribe', { name }),
    getStreamLength: command('getStreamLength', { name }),
    emptyAudio: constant({ typeId: MessageType.audio, message: plain({ kind: 'audio', data: new Uint8Array() }) }),
    emptyVideo: constant({ typeId: MessageType.video, message: plain({ kind: 'video', data: new Uint8Array() }) }),
    dataMessage: constantFrom<readonly unknown[]>(
      ['onSomething', 'x', 1],
      ['onSomething', { a: [true, null, { $undefined: true }] }],
      ['onSomethingElse', { duration: 0, width: 16 }],
    ).chain(([handler, ...values]) =>
      integer().chain((unique) =>
        constantFrom(
          { kind: 'other', values: [handler, ...values, unique] },
          { kind: 'setDataFrame', name: handler, values: [...values, unique] },
        ).map((data) => ({ typeId: MessageType.data, message: { kind: 'dataMessage', data } })),
      ),
    ),
    aggregate: tuple(bytes([20, 40]), bytes([20, 40]), integer({ min: 0, max: 1000 })).map(([one, other, time]) => ({
      typeId: MessageType.aggregate,
      message: { kind: 'aggregate', tags: [tagOf(one, time), tagOf(other, time + 20)] },
    })),
    audio: frame.map((data) => ({ typeId: MessageType.audio, message: plain(sound(data)) })),
    video: frame.map((data) => ({ typeId: MessageType.video, message: plain(keyFrame(data)) })),
    setChunkSize: control(MessageType.setChunkSize, 'setChunkSize', {
      size: constantFrom(defaultChunkSize, 129, 200, 1000, 4096, 65536),
    }),
    abort: control(MessageType.abort, 'abort', { chunkStreamId: constantFrom(3, 6, 64, 1000) }),
    acknowledgement: control(MessageType.acknowledgement, 'acknowledgement', { sequenceNumber: uint32 }),
    windowAcknowledgementSize: control(MessageType.windowAcknowledgementSize, 'windowAcknowledgementSize', {
      size: constantFrom(500, 4096, defaultWindowAcknowledgementSize),
    }),
    setPeerBandwidth: control(MessageType.setPeerBandwidth, 'setPeerBandwidth', {
      size: constantFrom(100_000, defaultPeerBandwidth),
      limitType: constantFrom(...Object.values(SetPeerBandwidthLimitType)),
    }),
    setBufferLength: event('setBufferLength', { streamId: constant(`{id ${slot}}`), length: uint32 }),
    pingRequest: event('pingRequest', { timestamp: uint32 }),
    unknownEvent: event('unknownEvent', { eventType: constantFrom(20, 21, 90, 65_535), data: bytesOfJson(uint8Array) }),
    unknownMessage: control(60, 'unknownMessage', { typeId: constant(60), data: bytesOfJson(uint8Array) }),
  };
}

const bytesOfJson = (uint8Array: Draw['uint8Array']) =>
  uint8Array({ minLength: 4, maxLength: 40 }).map((bytes) => ({ $bytes: Buffer.from(bytes).toString('hex') }));

/** Sound in an aggregate. */
const tagOf = (data: Uint8Array, timestamp: number) => ({
  tag: { filter: false, tagType: MessageType.audio, timestamp, data: plain(sound(data)).data },
});

/** Media as lossless JSON. */
const plain = ({ kind, data }: { readonly kind: string; readonly data: Uint8Array }) => ({
  kind,
  data: { $bytes: Buffer.from(data).toString('hex') },
});

/** Without what is left out. */
const present = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]: [string, unknown]) => value !== undefined));
