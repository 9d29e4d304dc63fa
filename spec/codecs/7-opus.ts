import {
  and,
  bits,
  bytes,
  eq,
  field,
  int,
  magic,
  must,
  ne,
  not,
  number,
  openEnum,
  plus,
  should,
  struct,
  times,
  type,
  u8,
  u16le,
  u32le,
  when,
} from '../../src/schema/build/index.js';
import { rfc7845 } from '../documents.js';

export const opusNumbers = [
  number('codecs.opusSampleRate', 48000, {
    doc: 'What every Opus stream is decoded at.',
    from: rfc7845('5.1'),
    unit: 'hertz',
  }),
];

const isMapped = ne(field('mappingFamily'), 0);
const matrixFamily = 3;
const hasMatrix = eq(field('mappingFamily'), matrixFamily);
/** Coupled streams have two decoded channels. */
const matrixSize = times(times(2, field('channels')), plus(field('streamCount'), field('coupledCount')));

export const opusHead = type(
  'codecs.opusHead',
  struct({
    signature: magic('4f70757348656164', { rule: 'signature' }),
    version: bits(8, { max: 15, doc: 'Of which the upper four bits are 0.', rule: 'version' }),
    channels: bits(8, { min: 1, doc: 'Output channels.', rule: 'channels' }),
    preSkip: { ...u16le, doc: 'Samples at 48 kHz to throw away at the beginning.' },
    inputSampleRate: { ...u32le, doc: 'Of the original, in hertz, for information; what is decoded has 48,000.' },
    outputGain: { ...int(16), order: 'little', doc: 'In 1/256 dB.' },
    mappingFamily: openEnum(
      u8,
      {
        mono: [0, 'Mono or stereo, in one stream.'],
        vorbis: [1, 'One to eight channels in the order of Vorbis.'],
        ambisonics: [2, 'Ambisonics.'],
        ambisonicsMatrix: [matrixFamily, 'Ambisonics with a matrix.'],
        discrete: [255, 'Channels without a meaning.'],
      },
      { doc: 'What the channels mean.' },
    ),
    streamCount: when(isMapped, u8, { doc: 'Streams in each packet.' }),
    coupledCount: when(isMapped, u8, { doc: 'How many of these are stereo.' }),
    mapping: when(and(isMapped, not(hasMatrix)), bytes(field('channels')), {
      doc: 'For each channel where it comes from; 255 for silence.',
    }),
    matrix: when(hasMatrix, bytes(matrixSize), {
      doc: 'In place of a mapping: what each decoded channel adds to each output channel, as signed 16-bit fractions, little-endian, one decoded channel after the other.',
    }),
    rest: { ...bytes(), doc: 'What later versions say.', rule: 'later-versions' },
  }),
  {
    doc: 'OpusHead: the identification header of an Opus stream.',
    from: rfc7845('5.1'),
    rules: {
      signature: must('The header begins with OpusHead', rfc7845('5.1')),
      version: must('Versions whose upper four bits are not 0 are not understood', rfc7845('5.1')),
      channels: must('There is one channel at least', rfc7845('5.1')),
      'later-versions': should('Versions below 16 are read as if they were 1', rfc7845('5.1')),
    },
    examples: [
      {
        hex: '4f70757348656164 01 01 3801 80bb0000 0000 00',
        doc: 'mono',
        value: {
          version: 1,
          channels: 1,
          preSkip: 312,
          inputSampleRate: 48000,
          outputGain: 0,
          mappingFamily: 0,
          rest: { $bytes: '' },
        },
      },
      {
        hex: '4f70757348656164 01 06 3801 80bb0000 0000 01 04 02 000401020305',
        doc: '5.1 in the order of Vorbis',
        value: {
          version: 1,
          channels: 6,
          preSkip: 312,
          inputSampleRate: 48000,
          outputGain: 0,
          mappingFamily: 1,
          streamCount: 4,
          coupledCount: 2,
          mapping: { $bytes: '000401020305' },
          rest: { $bytes: '' },
        },
      },
      {
        hex: '4f70757348656164 01 02 3801 80bb0000 0000 03 01 01 ff7f 0000 0000 ff7f',
        doc: 'a matrix that leaves two channels as they are',
        value: {
          version: 1,
          channels: 2,
          preSkip: 312,
          inputSampleRate: 48000,
          outputGain: 0,
          mappingFamily: 3,
          streamCount: 1,
          coupledCount: 1,
          matrix: { $bytes: 'ff7f00000000ff7f' },
          rest: { $bytes: '' },
        },
      },
      {
        hex: '4f70757354616773 01 01 3801 80bb0000 0000 00',
        error: 'constant-mismatch',
        rules: ['rfc7845/5.1/signature'],
      },
      { hex: '4f70757348656164 10 01 3801 80bb0000 0000 00', error: 'out-of-range', rules: ['rfc7845/5.1/version'] },
      { hex: '4f70757348656164 01 00 3801 80bb0000 0000 00', error: 'out-of-range', rules: ['rfc7845/5.1/channels'] },
    ],
  },
);
