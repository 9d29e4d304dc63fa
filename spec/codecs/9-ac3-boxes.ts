import {
  bits,
  bitstream,
  computed,
  eq,
  field,
  flag,
  gt,
  listOf,
  plus,
  remainingBits,
  reserved,
  struct,
  type,
  u16,
  when,
} from '../../src/schema/build/index.js';
import { ac3 } from '../documents.js';
import { audioCodingMode, channels, sampleRateCode, sampleRates } from './9-ac3-numbers.js';
import { lookUp } from './expressions.js';

export const ac3SpecificBox = type(
  'codecs.ac3SpecificBox',
  struct({
    sampleRateCode,
    streamId: bits(5, { doc: '8 for AC-3, or less; 9 for half and 10 for quarter rates.' }),
    streamMode: bits(3),
    audioCodingMode,
    hasLowFrequency: flag(),
    bitRateCode: bits(5),
    reserved: reserved(5),
    sampleRate: computed(u16, lookUp('sampleRateCode', sampleRates), { doc: 'In hertz; 0 where it is reserved.' }),
    channels,
  }),
  {
    doc: 'The content of a dac3 box: what is known of an AC-3 stream.',
    from: ac3('F.4'),
    examples: [
      {
        hex: '1008c0',
        doc: '48,000 Hz, mono',
        value: {
          sampleRateCode: 0,
          streamId: 8,
          streamMode: 0,
          audioCodingMode: 1,
          hasLowFrequency: false,
          bitRateCode: 6,
          sampleRate: 48000,
          channels: 1,
        },
      },
    ],
  },
);

export const eac3SpecificBox = type(
  'codecs.eac3SpecificBox',
  bitstream({
    dataRate: bits(13, { doc: 'In kbit/s.' }),
    substreamCountMinus1: bits(3),
    substreams: listOf(
      plus(field('substreamCountMinus1'), 1),
      struct({
        sampleRateCode,
        streamId: bits(5, { doc: '16 for Enhanced AC-3.' }),
        reserved: reserved(1),
        isAssociated: flag(),
        streamMode: bits(3),
        audioCodingMode,
        hasLowFrequency: flag(),
        reservedDependent: reserved(3),
        dependentCount: bits(4),
        channelLocations: when(gt(field('dependentCount'), 0), bits(9), { doc: 'Of the dependent substreams.' }),
        reservedLocations: when(eq(field('dependentCount'), 0), bits(1)),
      }),
    ),
    rest: { ...remainingBits(), doc: 'Of later versions: whether objects are coded, for one.' },
  }),
  {
    doc: 'The content of a dec3 box: what is known of an Enhanced AC-3 stream.',
    from: ac3('F.6'),
    examples: [
      {
        hex: '0c00200f00',
        doc: '384 kbit/s, 5.1',
        value: {
          dataRate: 384,
          substreamCountMinus1: 0,
          substreams: [
            {
              sampleRateCode: 0,
              streamId: 16,
              isAssociated: false,
              streamMode: 0,
              audioCodingMode: 7,
              hasLowFrequency: true,
              dependentCount: 0,
              reservedLocations: 0,
            },
          ],
          rest: { length: 0, bytes: { $bytes: '' } },
        },
      },
      {
        hex: '0300200200',
        doc: '96 kbit/s, mono',
        value: {
          dataRate: 96,
          substreamCountMinus1: 0,
          substreams: [
            {
              sampleRateCode: 0,
              streamId: 16,
              isAssociated: false,
              streamMode: 0,
              audioCodingMode: 1,
              hasLowFrequency: false,
              dependentCount: 0,
              reservedLocations: 0,
            },
          ],
          rest: { length: 0, bytes: { $bytes: '' } },
        },
      },
    ],
  },
);
