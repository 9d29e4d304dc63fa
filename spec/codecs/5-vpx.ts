import {
  bits,
  bytes,
  conflict,
  constant,
  flag,
  must,
  openEnum,
  prefixed,
  struct,
  type,
  u8,
  u16,
} from '../../src/schema/build/index.js';
import { enhanced, vpx } from '../documents.js';

export const vpCodecConfigurationRecord = type(
  'codecs.vpCodecConfigurationRecord',
  struct({
    profile: bits(8, { max: 3, doc: 'The profile, which says what bit depths and chroma formats there are.' }),
    level: { ...u8, doc: 'Ten times the level; 0 where it is not known.' },
    bitDepth: bits(4, { doc: 'Bits of a luma sample: 8, 10 or 12.' }),
    chromaSubsampling: openEnum(
      bits(3),
      {
        vertical: [0, '4:2:0, chroma between two rows.'],
        collocated: [1, '4:2:0, chroma on the first row.'],
        format422: [2, '4:2:2.'],
        format444: [3, '4:4:4.'],
      },
      { doc: 'Where chroma samples lie.' },
    ),
    isFullRange: flag(),
    colourPrimaries: { ...u8, doc: 'As in ISO/IEC 23001-8; 2 where unknown.' },
    transferCharacteristics: u8,
    matrixCoefficients: u8,
    initializationData: prefixed(u16, bytes(), { doc: 'Nothing for VP8 and VP9.', rule: 'no-initialization-data' }),
  }),
  {
    doc: 'VPCodecConfigurationRecord: what is known of a VP8 or VP9 stream.',
    from: vpx('vp-codec-configuration-box'),
    rules: {
      'no-initialization-data': must(
        'There is no initialization data for VP8 and VP9',
        vpx('vp-codec-configuration-box'),
      ),
    },
    examples: [
      {
        hex: '00 15 82 020202 0000',
        doc: 'VP9, profile 0, level 2.1, 8 bits',
        rules: ['vpx/vp-codec-configuration-box/no-initialization-data'],
        value: {
          profile: 0,
          level: 21,
          bitDepth: 8,
          chromaSubsampling: 1,
          isFullRange: false,
          colourPrimaries: 2,
          transferCharacteristics: 2,
          matrixCoefficients: 2,
          initializationData: { $bytes: '' },
        },
      },
    ],
  },
);

export const vpCodecConfigurationBox = type(
  'codecs.vpCodecConfigurationBox',
  struct({
    version: constant(u8, 1),
    flags: constant(bits(24), 0),
    record: vpCodecConfigurationRecord,
  }),
  {
    doc: 'The content of a vpcC box: the record behind the version and flags of the box.',
    from: vpx('vp-codec-configuration-box'),
    rules: {
      'record-or-box': conflict('What a sequence start of VP8 or VP9 carries', enhanced('enhanced-video'), {
        reads: 'the record, or the content of the box around it, which begins 01 000000: FFmpeg writes it',
        writes: 'the content of the box',
      }),
    },
    examples: [
      {
        hex: '01 000000 00 15 82 020202 0000',
        rules: ['enhanced/enhanced-video/record-or-box'],
        value: {
          record: {
            profile: 0,
            level: 21,
            bitDepth: 8,
            chromaSubsampling: 1,
            isFullRange: false,
            colourPrimaries: 2,
            transferCharacteristics: 2,
            matrixCoefficients: 2,
            initializationData: { $bytes: '' },
          },
        },
      },
    ],
  },
);
