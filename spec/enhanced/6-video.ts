import {
  and,
  bits,
  bytes,
  conflict,
  constant,
  eq,
  field,
  ifElse,
  must,
  ne,
  not,
  openEnum,
  present,
  ref,
  struct,
  type,
  u8,
  when,
} from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';
import { videoCodec, videoCodes } from './1-four-cc.js';
import { extensions } from './2-mod-ex.js';
import { videoPacket, videoPackets, videoPacketType } from './4-video-packet.js';
import { videoMultitrack } from './5-video-tracks.js';

const commandFrame = 5;
const isCommand = and(eq(field('frameType'), commandFrame), ne(field('packetType'), videoPackets.metadata));
const isSingle = and(not(isCommand), ne(field('packetType'), videoPackets.multitrack));
const isMultitrack = and(not(isCommand), eq(field('packetType'), videoPackets.multitrack));
const codec = ifElse(present(field('fourCc')), field('fourCc'), 0);

const beginning = {
  isExHeader: constant(bits(1), 1, { rule: 'ex-header-bit' }),
  frameType: openEnum(
    bits(3),
    {
      key: [1, 'Can be decoded without others.'],
      inter: [2, 'Needs others.'],
      disposableInter: [3, 'Needs others, and is needed by none; of H.263 only.'],
      generatedKey: [4, 'A key frame that a server made.'],
      command: [commandFrame, 'No picture: a command to the player.'],
    },
    { doc: 'How the frame depends on others; of metadata, it says nothing.' },
  ),
  packetType: videoPacketType,
  modEx: extensions,
};

const rules = {
  'processed-to-the-end': must(
    'A message is processed to its end: it may say several things',
    enhanced('enhanced-video'),
  ),
  'ex-header-bit': conflict(
    'The first bit: part of a frame type of four bits in FLV 10.1, whose values from 8 on it does not use; the mark of these layouts here',
    enhanced('enhanced-video'),
    { reads: 'as the mark', writes: 'as the mark; frame types below 8 only' },
  ),
  'command-behind-extensions': conflict(
    'What a command frame has behind its extensions: the text speaks of the header, the steps of a byte and nothing else',
    enhanced('enhanced-video'),
    { reads: 'the command and nothing behind it, whatever the packet type', writes: 'the same' },
  ),
};

export const exVideo = type(
  'enhanced.exVideo',
  struct({
    ...beginning,
    command: when(
      isCommand,
      openEnum(u8, {
        startSeek: [0, 'Frames that lead to a position, not to be shown, begin.'],
        endSeek: [1, 'Frames that lead to a position have ended.'],
      }),
      { doc: 'The command.', rule: 'command-behind-extensions' },
    ),
    fourCc: when(isSingle, videoCodec, { doc: 'The codec.' }),
    packet: when(isSingle, ref(videoPacket, { packetType: field('packetType'), fourCc: codec }), {
      doc: 'What the one track says.',
    }),
    multitrack: when(isMultitrack, videoMultitrack, { doc: 'What several tracks say.' }),
  }),
  {
    doc: 'The data of a video tag or message in the layouts of Enhanced RTMP.',
    from: enhanced('enhanced-video'),
    label: 'kind',
    rules,
    examples: [
      {
        hex: '90 68766331 01010000',
        value: {
          kind: 'exVideo',
          frameType: 1,
          packetType: videoPackets.sequenceStart,
          modEx: [],
          fourCc: videoCodes.hevc,
          packet: { kind: 'sequenceStart', header: { $bytes: '01010000' } },
        },
        rules: ['enhanced/enhanced-video/ex-header-bit'],
      },
      {
        hex: 'a1 68766331 000028 00000001 02',
        value: {
          kind: 'exVideo',
          frameType: 2,
          packetType: videoPackets.codedFrames,
          modEx: [],
          fourCc: videoCodes.hevc,
          packet: { kind: 'videoCodedFrames', compositionTime: 40, data: { $bytes: '0000000102' } },
        },
      },
      {
        hex: 'a3 76766331 00000001 02',
        value: {
          kind: 'exVideo',
          frameType: 2,
          packetType: videoPackets.codedFramesX,
          modEx: [],
          fourCc: videoCodes.vvc,
          packet: { kind: 'videoCodedFramesX', data: { $bytes: '0000000102' } },
        },
      },
      {
        hex: '97 02 0f423f 06 11 61763031 00 000001 aa',
        value: {
          kind: 'exVideo',
          frameType: 1,
          packetType: videoPackets.multitrack,
          modEx: [{ data: { kind: 'timestampOffsetNano', nanoseconds: 999_999, more: { $bytes: '' } } }],
          multitrack: {
            layout: 1,
            packetType: videoPackets.codedFrames,
            fourCc: videoCodes.av1,
            tracks: [{ trackId: 0, packet: { kind: 'videoCodedFrames', data: { $bytes: 'aa' } } }],
          },
        },
        doc: 'an extension, then tracks',
        rules: ['enhanced/enhanced-video/processed-to-the-end'],
      },
      {
        hex: '97 00 aa 37 00 bb f0 76703038',
        value: {
          kind: 'exVideo',
          frameType: 1,
          packetType: videoPackets.sequenceStart,
          modEx: [
            { data: { kind: 'unknownModEx', type: 3, data: { $bytes: 'aa' } } },
            { data: { kind: 'unknownModEx', type: 15, data: { $bytes: 'bb' } } },
          ],
          fourCc: videoCodes.vp8,
          packet: { kind: 'sequenceStart', header: { $bytes: '' } },
        },
        doc: 'extensions that are not known',
      },
      {
        hex: 'd1 00',
        value: { kind: 'exVideo', frameType: 5, packetType: videoPackets.codedFrames, modEx: [], command: 0 },
        doc: 'a command',
        rules: ['enhanced/enhanced-video/command-behind-extensions'],
      },
      {
        hex: 'd4 61763031 0200 09 636f6c6f72496e666f 06',
        value: {
          kind: 'exVideo',
          frameType: 5,
          packetType: videoPackets.metadata,
          modEx: [],
          fourCc: videoCodes.av1,
          packet: { kind: 'videoMetadata', values: { kind: 'colorInfo' } },
        },
        doc: 'metadata, whatever the frame type',
      },
      {
        hex: '97 02 0f4240 01 61763031',
        error: 'out-of-range',
        doc: 'a whole millisecond',
        rules: ['enhanced/enhanced-video/nanoseconds'],
      },
      {
        hex: '97 01 0001 01 61763031',
        error: 'truncated',
        doc: 'two bytes for an offset',
        rules: ['enhanced/enhanced-video/layout'],
      },
      { hex: '17 00', error: 'constant-mismatch', doc: 'the header of another layout' },
    ],
  },
);

export const exVideoStart = type(
  'enhanced.exVideoStart',
  struct({ ...beginning, rest: bytes('rest', { doc: 'Unread.' }) }),
  {
    doc: 'How such data begins, with its extensions; what the packet says is left unread.',
    from: enhanced('enhanced-video'),
    label: 'kind',
    rules,
    examples: [
      {
        hex: '91 61763031 ff',
        value: { kind: 'exVideoStart', frameType: 1, packetType: 1, modEx: [], rest: { $bytes: '61763031ff' } },
      },
    ],
  },
);
