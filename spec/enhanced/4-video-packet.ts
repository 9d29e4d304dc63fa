import {
  bits,
  bytes,
  eq,
  given,
  i24,
  kinds,
  must,
  on,
  openEnum,
  or,
  ref,
  shapes,
  struct,
  type,
  u32,
  when,
} from '../../src/schema/build/index.js';
import { allTables } from '../amf0/1-tables.js';
import { value } from '../amf0/3-value.js';
import { enhanced } from '../documents.js';
import { videoCodes } from './1-four-cc.js';
import { modEx } from './2-mod-ex.js';
import { otherPacket, sequenceEnd, sequenceStart } from './3-packet.js';
import { colorInfo, colorRules } from './4-color-info.js';

export const videoPackets = {
  sequenceStart: 0,
  codedFrames: 1,
  sequenceEnd: 2,
  codedFramesX: 3,
  metadata: 4,
  mpeg2TsSequenceStart: 5,
  multitrack: 6,
} as const;

/** What a track says. */
const packets = {
  sequenceStart: [videoPackets.sequenceStart, 'What a decoder has to know before the first frame.'],
  codedFrames: [videoPackets.codedFrames, 'Frames; of some codecs with a composition time.'],
  sequenceEnd: [videoPackets.sequenceEnd, 'The sequence has ended.'],
  codedFramesX: [videoPackets.codedFramesX, 'Frames whose composition time is 0.'],
  metadata: [videoPackets.metadata, 'Metadata of the video, no picture.'],
  mpeg2TsSequenceStart: [videoPackets.mpeg2TsSequenceStart, 'What a decoder has to know, as MPEG-2 TS has it.'],
} as const;

/** What a packet of video is. */
export const videoPacketType = openEnum(
  bits(4),
  {
    ...packets,
    multitrack: [videoPackets.multitrack, 'Packets of several tracks.'],
    modEx: [modEx, 'An extension, then another packet type.'],
  },
  { doc: 'What the packet is.' },
);

/** What the packets of all tracks of a message are. */
export const videoTrackPacketType = openEnum(bits(4), packets, { doc: 'What the packets of all tracks are.' });

const packetType = bits(4, { doc: 'From the header.' });
const codec = { ...u32, doc: 'The codec, from the header.' };
const clause = enhanced('enhanced-video');

export const videoCodedFrames = type(
  'enhanced.videoCodedFrames',
  struct({
    compositionTime: when(
      or(
        eq(given('fourCc'), videoCodes.avc),
        eq(given('fourCc'), videoCodes.hevc),
        eq(given('fourCc'), videoCodes.vvc),
      ),
      i24,
      { doc: 'Milliseconds from decoding to presentation, for codecs that reorder frames.' },
    ),
    data: bytes('rest', { doc: 'Frames, as the codec has them.' }),
  }),
  {
    doc: 'Frames of video.',
    from: clause,
    label: 'kind',
    given: { fourCc: codec },
    examples: [
      {
        hex: 'ffffd8 00000001 41',
        given: { fourCc: videoCodes.hevc },
        value: { kind: 'videoCodedFrames', compositionTime: -40, data: { $bytes: '0000000141' } },
      },
      {
        hex: '000050 00000001 41',
        given: { fourCc: videoCodes.avc },
        value: { kind: 'videoCodedFrames', compositionTime: 80, data: { $bytes: '0000000141' } },
      },
      {
        hex: '000000',
        given: { fourCc: videoCodes.vvc },
        value: { kind: 'videoCodedFrames', compositionTime: 0, data: { $bytes: '' } },
      },
      {
        hex: '1200',
        given: { fourCc: videoCodes.av1 },
        value: { kind: 'videoCodedFrames', data: { $bytes: '1200' } },
        doc: 'AV1 has no composition time',
      },
    ],
  },
);

export const videoCodedFramesX = type('enhanced.videoCodedFramesX', struct({ data: bytes() }), {
  doc: 'Frames of video that are presented when they are decoded.',
  from: clause,
  label: 'kind',
  examples: [{ hex: '0000000141', value: { kind: 'videoCodedFramesX', data: { $bytes: '0000000141' } } }],
});

export const mpeg2TsSequenceStart = type(
  'enhanced.mpeg2TsSequenceStart',
  struct({ descriptor: bytes('rest', { doc: 'The video descriptor of AV1 in MPEG-2 TS.' }) }),
  {
    doc: 'What a decoder has to know before the first frame, as MPEG-2 TS has it.',
    from: clause,
    label: 'kind',
    examples: [
      { hex: '80048100 0c00', value: { kind: 'mpeg2TsSequenceStart', descriptor: { $bytes: '800481000c00' } } },
    ],
  },
);

const { argument, call, calls, either, named, undefined_ } = shapes;

export const videoMetadataValues = type(
  'enhanced.videoMetadataValues',
  calls(value, {
    colorInfo: call(
      'colorInfo',
      {
        colorInfo: argument(either(named(colorInfo), undefined_), 'Undefined: the colours are as they were at first.'),
      },
      'How the colours of what follows are meant.',
    ),
  }),
  {
    doc: 'Names and values in a row. The only name that is defined is colorInfo.',
    from: enhanced('metadata-frame'),
    scopeOf: allTables,
    rules: colorRules,
    examples: [
      {
        hex: '0200 09 636f6c6f72496e666f 03 000b 636f6c6f72436f6e666967 03 0008 6269744465707468 00 4024000000000000 000009 000009',
        value: { kind: 'colorInfo', colorInfo: { colorConfig: { bitDepth: 10 } } },
        rules: [
          'enhanced/metadata-frame/before-what-it-affects',
          'enhanced/metadata-frame/in-time',
          'enhanced/metadata-frame/chromaticity',
          'enhanced/hdr-formats-informative/dolby-vision-is-not-hlg',
        ],
      },
      {
        hex: '0200 09 636f6c6f72496e666f 06',
        value: { kind: 'colorInfo' },
        doc: 'back to the colours of the beginning',
        rules: ['enhanced/metadata-frame/reset-by-undefined'],
      },
      {
        hex: '0200 09 636f6c6f72496e666f 03 000009',
        value: { kind: 'colorInfo', colorInfo: {} },
        doc: 'the same, said by an empty object',
        rules: ['enhanced/metadata-frame/reset-by-undefined'],
      },
      { hex: '0200 04 6d6f7265 05', value: { kind: 'other', values: ['more', null] } },
    ],
  },
);

export const videoMetadata = type('enhanced.videoMetadata', struct({ values: videoMetadataValues }), {
  doc: 'Metadata of the video that follows.',
  from: [enhanced('metadata-frame'), clause],
  label: 'kind',
  examples: [
    {
      hex: '0200 09 636f6c6f72496e666f 06',
      value: { kind: 'videoMetadata', values: { kind: 'colorInfo' } },
    },
  ],
});

export const videoPacket = type(
  'enhanced.videoPacket',
  kinds({
    tag: { on: given('packetType') },
    cases: {
      sequenceStart: on(videoPackets.sequenceStart, sequenceStart),
      videoCodedFrames: on(videoPackets.codedFrames, ref(videoCodedFrames, { fourCc: given('fourCc') })),
      sequenceEnd: on(videoPackets.sequenceEnd, sequenceEnd),
      videoCodedFramesX: on(videoPackets.codedFramesX, videoCodedFramesX),
      videoMetadata: on(videoPackets.metadata, videoMetadata),
      mpeg2TsSequenceStart: on(videoPackets.mpeg2TsSequenceStart, mpeg2TsSequenceStart),
    },
    refused: { multitrack: [videoPackets.multitrack, 'no-nested-multitrack'] },
    else: {
      name: 'otherPacket',
      type: ref(otherPacket, { packetType: given('packetType') }),
      tagField: 'packetType',
    },
  }),
  {
    doc: 'What a track of video says.',
    from: clause,
    given: { packetType, fourCc: codec },
    rules: {
      'unknown-signals': must('What is not recognised fails in a way that is foreseen, or is passed over', clause),
      'no-nested-multitrack': must('The packets of a multitrack message are no multitrack packets', clause),
    },
    examples: [
      { hex: '', given: { packetType: 2, fourCc: videoCodes.av1 }, value: { kind: 'sequenceEnd' } },
      {
        hex: 'ff',
        given: { packetType: 8, fourCc: videoCodes.av1 },
        value: { kind: 'otherPacket', packetType: 8, data: { $bytes: 'ff' } },
        doc: 'a reserved packet type',
        rules: ['enhanced/enhanced-video/unknown-signals'],
      },
      {
        hex: '',
        given: { packetType: 6, fourCc: videoCodes.av1 },
        error: 'refused-tag',
        rules: ['enhanced/enhanced-video/no-nested-multitrack'],
      },
    ],
  },
);
