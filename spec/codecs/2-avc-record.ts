import {
  bits,
  bytes,
  constant,
  countedList,
  countOf,
  deFacto,
  derived,
  field,
  ifMore,
  listOf,
  must,
  prefixed,
  should,
  struct,
  type,
  u8,
  u16,
} from '../../src/schema/build/index.js';
import { nal, peers } from '../documents.js';
import { profile } from './2-avc-profile.js';

const ones = (width: number) => derived(bits(width), 2 ** width - 1, { mismatch: 'noted', rule: 'reserved-ones' });
const reservedOnes = should('Reserved bits are ones', nal('5.3.3.1.2'));

export const avcDecoderConfigurationRecord = type(
  'codecs.avcDecoderConfigurationRecord',
  struct({
    version: constant(u8, 1, { rule: 'version' }),
    profile,
    profileCompatibility: { ...u8, doc: 'The six constraint flags of the sequence parameter set, then two bits of 0.' },
    level: { ...u8, doc: 'Ten times the level.' },
    reservedLength: ones(6),
    lengthSizeMinusOne: { ...bits(2), doc: 'Bytes in the length in front of each NAL unit, less one.' },
    reservedSets: ones(3),
    sequenceParameterSetCount: derived(bits(5), countOf('sequenceParameterSets'), { mismatch: 'used' }),
    sequenceParameterSets: listOf(field('sequenceParameterSetCount'), prefixed(u16, bytes()), {
      doc: 'Whole NAL units.',
    }),
    pictureParameterSets: countedList(u8, prefixed(u16, bytes()), {
      doc: 'Whole NAL units.',
    }),
    high: ifMore(
      struct({
        reservedFormat: ones(6),
        chromaFormat: { ...bits(2), doc: '0 for monochrome, 1 for 4:2:0, 2 for 4:2:2, 3 for 4:4:4.' },
        reservedLuma: ones(5),
        bitDepthLumaMinus8: bits(3),
        reservedChroma: ones(5),
        bitDepthChromaMinus8: bits(3),
        sequenceParameterSetExtensions: countedList(u8, prefixed(u16, bytes())),
      }),
      { doc: 'For the profiles from High on.', rule: 'high-profiles' },
    ),
  }),
  {
    doc: 'AVCDecoderConfigurationRecord: profile, level and parameter sets of an AVC stream.',
    from: nal('5.3.3.1.2'),
    rules: {
      version: must('The version is 1', nal('5.3.3.1.2')),
      'reserved-ones': reservedOnes,
      'high-profiles': deFacto(
        'The part for the profiles from High on may be missing in records of these profiles',
        peers('avc-record'),
      ),
    },
    examples: [
      {
        hex: '0164001effe1001a6764001eacd940a02ff97011000003000100000300320f162d96 01000668ebe3cb22c0 fdf8f800',
        doc: 'High profile, level 3',
        value: {
          profile: 100,
          profileCompatibility: 0,
          level: 30,
          lengthSizeMinusOne: 3,
          sequenceParameterSets: [{ $bytes: '6764001eacd940a02ff97011000003000100000300320f162d96' }],
          pictureParameterSets: [{ $bytes: '68ebe3cb22c0' }],
          high: { chromaFormat: 1, bitDepthLumaMinus8: 0, bitDepthChromaMinus8: 0, sequenceParameterSetExtensions: [] },
        },
      },
      {
        hex: '0142c00bffe100166742c00bd902c4ec0440000003004000000c83c50a9201000568cb83cb20',
        doc: 'Constrained Baseline, level 1',
        value: {
          profile: 66,
          profileCompatibility: 192,
          level: 11,
          lengthSizeMinusOne: 3,
          sequenceParameterSets: [{ $bytes: '6742c00bd902c4ec0440000003004000000c83c50a92' }],
          pictureParameterSets: [{ $bytes: '68cb83cb20' }],
        },
      },
      { hex: '0042c00affe0 00', error: 'constant-mismatch', rules: ['nal/5.3.3.1.2/version'] },
    ],
  },
);
