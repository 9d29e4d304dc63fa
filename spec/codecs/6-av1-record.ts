import {
  bits,
  bitstream,
  bytes,
  constant,
  deFacto,
  field,
  flag,
  ifElse,
  listToEnd,
  must,
  number,
  openEnum,
  plus,
  present,
  reserved,
  struct,
  times,
  type,
  when,
} from '../../src/schema/build/index.js';
import { av1file, peers } from '../documents.js';
import { profile } from './6-av1-profile.js';

const group = (name: string, worth: number) => ifElse(present(field(name)), times(field(name), worth), 0);

const sequenceHeader = 1;
export const av1Numbers = [
  number('codecs.av1SequenceHeaderUnit', sequenceHeader, {
    doc: 'Type of the unit that is a sequence header.',
    from: av1file('2.3.4'),
  }),
];

/** An open bitstream unit with its size, in groups of seven bits of which the least significant comes first. */
const unit = struct({
  forbidden: constant(bits(1), 0),
  type: openEnum(
    bits(4),
    {
      sequenceHeader: [sequenceHeader, 'A sequence header.'],
      temporalDelimiter: [2, 'A temporal delimiter.'],
      frameHeader: [3, 'A frame header.'],
      tileGroup: [4, 'A group of tiles.'],
      metadata: [5, 'Metadata.'],
      frame: [6, 'A frame.'],
      redundantFrameHeader: [7, 'A frame header once more.'],
      tileList: [8, 'A list of tiles.'],
      padding: [15, 'Padding.'],
    },
    { doc: 'What the unit is: in a record, a sequence header or metadata.' },
  ),
  hasExtension: flag(),
  hasSize: constant(bits(1), 1, { rule: 'units-have-sizes' }),
  reserved: reserved(1),
  temporalLayer: when(field('hasExtension'), bits(3)),
  spatialLayer: when(field('hasExtension'), bits(2)),
  extensionReserved: when(field('hasExtension'), bits(3)),
  hasSize1: { ...flag(), doc: 'Another group follows.' },
  size0: { ...bits(7), doc: 'The seven lowest bits of the size.' },
  hasSize2: when(field('hasSize1'), flag()),
  size1: when(field('hasSize1'), bits(7)),
  hasSize3: when(field('hasSize2'), flag()),
  size2: when(
    field('hasSize2'),
    bits(7, { max: 0, rule: 'short-units', doc: 'Nothing: some write all sizes in four bytes.' }),
  ),
  hasSize4: when(field('hasSize3'), bits(1, { max: 0, rule: 'short-units' })),
  size3: when(field('hasSize3'), bits(7, { max: 0, rule: 'short-units' })),
  payload: bytes(plus(field('size0'), group('size1', 128))),
});

export const av1CodecConfigurationRecord = type(
  'codecs.av1CodecConfigurationRecord',
  bitstream({
    marker: constant(bits(1), 1, { rule: 'marker' }),
    version: constant(bits(7), 1, { rule: 'marker' }),
    profile,
    level: { ...bits(5), doc: 'Four times the level above 2.0, in the numbers of the sequence header.' },
    isHighTier: flag(),
    isHighBitDepth: flag(),
    isTwelveBit: flag(),
    isMonochrome: flag(),
    subsamplingX: flag(),
    subsamplingY: flag(),
    chromaSamplePosition: bits(2),
    reserved: reserved(3),
    hasInitialDelay: flag(),
    initialDelayMinus1: { ...bits(4), doc: 'Reserved where there is none.' },
    units: listToEnd(unit, { doc: 'A sequence header and metadata.' }),
  }),
  {
    doc: 'AV1CodecConfigurationRecord: profile, level and sequence header of an AV1 stream.',
    from: av1file('2.3.3'),
    rules: {
      marker: must('The record begins with a bit of 1 and the version 1', av1file('2.3.4')),
      'units-have-sizes': must('Units in the record say their size', av1file('2.3.4')),
      'short-units': deFacto(
        'Units in the record have less than 16,384 bytes, and sizes of at most four bytes',
        peers('av1-units'),
      ),
    },
    examples: [
      {
        hex: '81 01 0c 00 0a 0b 0000000cc4ff6736be4010',
        doc: 'Main, level 2.1, 8 bits',
        value: {
          profile: 0,
          level: 1,
          isHighTier: false,
          isHighBitDepth: false,
          isTwelveBit: false,
          isMonochrome: false,
          subsamplingX: true,
          subsamplingY: true,
          chromaSamplePosition: 0,
          hasInitialDelay: false,
          initialDelayMinus1: 0,
          units: [
            { type: 1, hasExtension: false, hasSize1: false, size0: 11, payload: { $bytes: '0000000cc4ff6736be4010' } },
          ],
        },
      },
      {
        hex: '81 00 0c 00',
        doc: 'without units',
        value: {
          profile: 0,
          level: 0,
          isHighTier: false,
          isHighBitDepth: false,
          isTwelveBit: false,
          isMonochrome: false,
          subsamplingX: true,
          subsamplingY: true,
          chromaSamplePosition: 0,
          hasInitialDelay: false,
          initialDelayMinus1: 0,
          units: [],
        },
      },
      {
        hex: '81 01 0c 00 0a 8b808000 0000000cc4ff6736be4010',
        doc: 'the size in four bytes',
        value: {
          profile: 0,
          level: 1,
          isHighTier: false,
          isHighBitDepth: false,
          isTwelveBit: false,
          isMonochrome: false,
          subsamplingX: true,
          subsamplingY: true,
          chromaSamplePosition: 0,
          hasInitialDelay: false,
          initialDelayMinus1: 0,
          units: [
            {
              type: 1,
              hasExtension: false,
              hasSize1: true,
              size0: 11,
              hasSize2: true,
              size1: 0,
              hasSize3: true,
              size2: 0,
              hasSize4: 0,
              size3: 0,
              payload: { $bytes: '0000000cc4ff6736be4010' },
            },
          ],
        },
      },
      { hex: '01 01 0c 00', error: 'constant-mismatch', rules: ['av1file/2.3.4/marker'] },
      {
        hex: '81 01 0c 00 0a 808001',
        error: 'out-of-range',
        doc: 'a unit of 16,384 bytes',
        rules: ['peers/av1-units/short-units'],
      },
      { hex: '81 01 0c 00 08 00', error: 'constant-mismatch', rules: ['av1file/2.3.4/units-have-sizes'] },
    ],
  },
);
