import {
  bits,
  bitstream,
  computed,
  constant,
  deFacto,
  eq,
  field,
  flag,
  ifElse,
  must,
  ne,
  remainingBits,
  type,
  u16,
  when,
} from '../../src/schema/build/index.js';
import { ac3, peers } from '../documents.js';
import { audioCodingMode, channels, reducedRate, sampleRateCode, sampleRates } from './9-ac3-numbers.js';
import { isOneOf, lookUp } from './expressions.js';

const halfRates = { 0: 24000, 1: 22050, 2: 16000 };
const syncWord = constant(u16, 0x0b77, { rule: 'sync-word' });
const beginsWithSyncWord = must('A frame begins with 0x0b77', ac3('4.4.1.1'));

export const ac3Frame = type(
  'codecs.ac3Frame',
  bitstream({
    syncWord,
    crc: u16,
    sampleRateCode,
    frameSizeCode: bits(6),
    streamId: bits(5, { max: 10, rule: 'ac3-stream-id' }),
    streamMode: bits(3),
    audioCodingMode,
    centreMix: when(isOneOf('audioCodingMode', 3, 5, 7), bits(2)),
    surroundMix: when(isOneOf('audioCodingMode', 4, 5, 6, 7), bits(2)),
    dolbySurround: when(eq(field('audioCodingMode'), 2), bits(2)),
    hasLowFrequency: flag(),
    rest: remainingBits(),
    sampleRate: computed(
      u16,
      ifElse(
        eq(field('streamId'), 10),
        lookUp('sampleRateCode', { 0: 12000, 1: 11025, 2: 8000 }),
        ifElse(eq(field('streamId'), 9), lookUp('sampleRateCode', halfRates), lookUp('sampleRateCode', sampleRates)),
      ),
      { doc: 'In hertz; 0 where it is reserved.' },
    ),
    channels,
  }),
  {
    doc: 'A frame of AC-3 up to its channels: streams without a configuration say there what they are.',
    from: ac3('4.4.1'),
    rules: {
      'sync-word': beginsWithSyncWord,
      'ac3-stream-id': must('The identification of an AC-3 stream is 10 at most', ac3('4.4.2.1')),
      'reduced-rates': deFacto(
        'A stream with the identification 9 has half of the sampling rate that its code says, one with 10 a quarter',
        peers('ac3-reduced-rates'),
      ),
    },
    examples: [
      {
        hex: '0b77480d0c40 2f842bc1',
        doc: '48,000 Hz, mono',
        value: {
          crc: 18445,
          sampleRateCode: 0,
          frameSizeCode: 12,
          streamId: 8,
          streamMode: 0,
          audioCodingMode: 1,
          hasLowFrequency: false,
          rest: { length: 28, bytes: { $bytes: 'f842bc10' } },
          sampleRate: 48000,
          channels: 1,
        },
      },
      {
        hex: '0b77480d0c48 2f842bc1',
        value: {
          crc: 18445,
          sampleRateCode: 0,
          frameSizeCode: 12,
          streamId: 9,
          streamMode: 0,
          audioCodingMode: 1,
          hasLowFrequency: false,
          rest: { length: 28, bytes: { $bytes: 'f842bc10' } },
          sampleRate: 24000,
          channels: 1,
        },
        doc: 'half the rate',
        rules: ['peers/ac3-reduced-rates/reduced-rates'],
      },
      { hex: '0b76480d0c40', error: 'constant-mismatch', rules: ['ac3/4.4.1.1/sync-word'] },
      { hex: '0b77480d0c80', error: 'out-of-range', rules: ['ac3/4.4.2.1/ac3-stream-id'] },
    ],
  },
);

export const eac3Frame = type(
  'codecs.eac3Frame',
  bitstream({
    syncWord,
    streamType: bits(2, { doc: '0 independent, 1 dependent, 2 independent and once AC-3.' }),
    substream: bits(3),
    frameSizeMinus1: bits(11, { doc: 'In words of two bytes.' }),
    sampleRateCode,
    reducedRateCode: when(eq(field('sampleRateCode'), reducedRate), bits(2)),
    blockCountCode: when(ne(field('sampleRateCode'), reducedRate), bits(2)),
    audioCodingMode,
    hasLowFrequency: flag(),
    streamId: bits(5, { min: 11, max: 16, rule: 'eac3-stream-id' }),
    rest: remainingBits(),
    sampleRate: computed(
      u16,
      ifElse(
        ne(field('sampleRateCode'), reducedRate),
        lookUp('sampleRateCode', { 0: sampleRates[0], 1: sampleRates[1] }, sampleRates[2]),
        lookUp('reducedRateCode', halfRates),
      ),
      { doc: 'In hertz; 0 where it is reserved.' },
    ),
    channels,
  }),
  {
    doc: 'A frame of Enhanced AC-3 up to its channels: streams without a configuration say there what they are.',
    from: ac3('E.1.2.2'),
    rules: {
      'sync-word': beginsWithSyncWord,
      'eac3-stream-id': must('The identification of an Enhanced AC-3 stream is 11 to 16', ac3('E.1.3.1.6')),
    },
    examples: [
      {
        hex: '0b77037f3f87c00020f8',
        doc: '48,000 Hz, 5.1',
        value: {
          streamType: 0,
          substream: 0,
          frameSizeMinus1: 895,
          sampleRateCode: 0,
          blockCountCode: 3,
          audioCodingMode: 7,
          hasLowFrequency: true,
          streamId: 16,
          rest: { length: 32, bytes: { $bytes: 'f800041f' } },
          sampleRate: 48000,
          channels: 6,
        },
      },
      {
        hex: '0b77037fbf87c00020f8',
        doc: '32,000 Hz',
        value: {
          streamType: 0,
          substream: 0,
          frameSizeMinus1: 895,
          sampleRateCode: 2,
          blockCountCode: 3,
          audioCodingMode: 7,
          hasLowFrequency: true,
          streamId: 16,
          rest: { length: 32, bytes: { $bytes: 'f800041f' } },
          sampleRate: 32000,
          channels: 6,
        },
      },
      {
        hex: '0b77037fdf87c00020f8',
        doc: '22,050 Hz',
        value: {
          streamType: 0,
          substream: 0,
          frameSizeMinus1: 895,
          sampleRateCode: 3,
          reducedRateCode: 1,
          audioCodingMode: 7,
          hasLowFrequency: true,
          streamId: 16,
          sampleRate: 22050,
          channels: 6,
          rest: { length: 32, bytes: { $bytes: 'f800041f' } },
        },
      },
      { hex: '0b77037f3f47c000', error: 'out-of-range', rules: ['ac3/E.1.3.1.6/eac3-stream-id'] },
    ],
  },
);
