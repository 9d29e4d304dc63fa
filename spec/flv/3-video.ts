import {
  and,
  bits,
  bytes,
  conflict,
  constant,
  deFacto,
  eq,
  field,
  i24,
  must,
  ne,
  openEnum,
  struct,
  type,
  u8,
  when,
} from '../../src/schema/build/index.js';
import { enhanced, flv, peers } from '../documents.js';

/** The codec id whose data begin with a packet type. */
export const avc = 7;
const commandFrame = 5;

const isAvcPicture = and(eq(field('codecId'), avc), ne(field('frameType'), commandFrame));

export const videoData = type(
  'flv.videoData',
  struct({
    isExHeader: constant(bits(1), 0),
    frameType: openEnum(
      bits(3),
      {
        key: [1, 'Can be decoded without others.'],
        inter: [2, 'Needs others.'],
        disposableInter: [3, 'Needs others, and is needed by none; of H.263 only.'],
        generatedKey: [4, 'A key frame that a server made.'],
        command: [commandFrame, 'No picture: a command to the player.'],
      },
      { doc: 'How the frame depends on others.' },
    ),
    codecId: openEnum(
      bits(4),
      {
        jpeg: [1, 'JPEG; in older documents only, and never used.'],
        sorensonH263: [2, 'Sorenson H.263.'],
        screen: [3, 'Screen video.'],
        vp6: [4, 'On2 VP6.'],
        vp6Alpha: [5, 'On2 VP6 with alpha channel.'],
        screen2: [6, 'Screen video version 2.'],
        avc: [avc, 'AVC (H.264).'],
        h263: [8, 'H.263 as telephones have it; in no document.'],
        mpeg4: [9, 'MPEG-4 part 2; in no document.'],
        hevc: [12, 'HEVC (H.265), laid out as AVC is; in no document.'],
      },
      { doc: 'The codec.' },
    ),
    command: when(
      eq(field('frameType'), commandFrame),
      openEnum(u8, {
        startSeek: [0, 'Frames that lead to a position, not to be shown, begin.'],
        endSeek: [1, 'Frames that lead to a position have ended.'],
      }),
      { rule: 'avc-command-frame' },
    ),
    avcPacketType: when(
      isAvcPicture,
      openEnum(u8, {
        sequenceHeader: [0, 'The data is an AVCDecoderConfigurationRecord.'],
        nalUnits: [1, 'The data is one or more NAL units, each with its length in front.'],
        endOfSequence: [2, 'No data: the sequence has ended.'],
      }),
    ),
    compositionTime: when(isAvcPicture, i24, {
      doc: 'Milliseconds from decoding to presentation.',
      rule: 'composition-time',
    }),
    data: bytes('rest', { doc: 'As the codec has it.' }),
  }),
  {
    doc: 'The data of a video tag or message, in the layout of the FLV specification.',
    from: [flv('E.4.3.1'), flv('E.4.3.2')],
    label: 'kind',
    rules: {
      'composition-time': must('The composition time is 0 unless the packet has NAL units', flv('E.4.3.1')),
      'other-codec-ids': deFacto(
        'Peers send codec ids that no document has: 8 and 9, and 12 for HEVC laid out as AVC is',
        peers('codec-ids'),
      ),
      'avc-packet-types': conflict('Which packet types there are for AVC', enhanced('enhanced-video'), {
        reads:
          'with codec id 7 the three of FLV, others are kept; with the FourCC avc1 five: sequence start, coded frames, sequence end, coded frames without composition time, metadata',
        writes: 'with codec id 7 the three of FLV',
      }),
      'avc-command-frame': conflict(
        'Whether a command frame of AVC has packet type and composition time before the command',
        enhanced('enhanced-video'),
        { reads: 'the command directly, as Enhanced RTMP has it', writes: 'the command directly' },
      ),
    },
    examples: [
      {
        hex: '17 00 000000 01640028',
        value: {
          kind: 'videoData',
          frameType: 1,
          codecId: 7,
          avcPacketType: 0,
          compositionTime: 0,
          data: { $bytes: '01640028' },
        },
        doc: 'an AVC sequence header',
        rules: ['flv/E.4.3.1/composition-time'],
      },
      {
        hex: '17 00 000001 01',
        value: {
          kind: 'videoData',
          frameType: 1,
          codecId: 7,
          avcPacketType: 0,
          compositionTime: 1,
          data: { $bytes: '01' },
        },
        doc: 'a composition time where there is no picture, kept all the same',
        rules: ['flv/E.4.3.1/composition-time'],
      },
      {
        hex: '27 02 000000',
        value: {
          kind: 'videoData',
          frameType: 2,
          codecId: 7,
          avcPacketType: 2,
          compositionTime: 0,
          data: { $bytes: '' },
        },
      },
      {
        hex: '27 01 ffffd8 00000001 41',
        value: {
          kind: 'videoData',
          frameType: 2,
          codecId: 7,
          avcPacketType: 1,
          compositionTime: -40,
          data: { $bytes: '0000000141' },
        },
        doc: 'a negative composition time',
      },
      {
        hex: '27 03 000000 41',
        value: {
          kind: 'videoData',
          frameType: 2,
          codecId: 7,
          avcPacketType: 3,
          compositionTime: 0,
          data: { $bytes: '41' },
        },
        doc: 'a packet type that only Enhanced RTMP has, kept as it came',
        rules: ['enhanced/enhanced-video/avc-packet-types'],
      },
      {
        hex: '1c 00 000000 01',
        value: { kind: 'videoData', frameType: 1, codecId: 12, data: { $bytes: '0000000001' } },
        doc: 'HEVC under a codec id of its own',
        rules: ['peers/codec-ids/other-codec-ids'],
      },
      {
        hex: '22 0000 8403',
        value: { kind: 'videoData', frameType: 2, codecId: 2, data: { $bytes: '00008403' } },
        doc: 'Sorenson H.263',
      },
      { hex: '52 00', value: { kind: 'videoData', frameType: 5, codecId: 2, command: 0, data: { $bytes: '' } } },
      { hex: '97 01', error: 'constant-mismatch', doc: 'a layout of Enhanced RTMP' },
      {
        hex: '57 01',
        value: { kind: 'videoData', frameType: 5, codecId: 7, command: 1, data: { $bytes: '' } },
        rules: ['enhanced/enhanced-video/avc-command-frame'],
      },
    ],
  },
);
