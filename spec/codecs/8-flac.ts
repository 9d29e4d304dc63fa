import {
  bits,
  bitstream,
  bytes,
  computed,
  conflict,
  constant,
  field,
  flag,
  listToEnd,
  magic,
  must,
  openEnum,
  plus,
  prefixed,
  struct,
  type,
  u16,
  u24,
} from '../../src/schema/build/index.js';
import { enhanced, rfc9639 } from '../documents.js';

export const flacStreamInfo = type(
  'codecs.flacStreamInfo',
  bitstream({
    minBlockSize: { ...u16, doc: 'In samples.' },
    maxBlockSize: { ...u16, doc: 'In samples.' },
    minFrameSize: { ...u24, doc: 'In bytes; 0 where it is not known.' },
    maxFrameSize: { ...u24, doc: 'In bytes; 0 where it is not known.' },
    sampleRate: bits(20, { doc: 'In hertz.' }),
    channelsMinus1: bits(3),
    bitsPerSampleMinus1: bits(5),
    totalSamples: bits(36, { doc: 'Of one channel; 0 where it is not known.' }),
    md5: { ...bytes(16), doc: 'Of the samples; zeros where it is not known.' },
    channels: computed(bits(4), plus(field('channelsMinus1'), 1)),
    bitsPerSample: computed(bits(6), plus(field('bitsPerSampleMinus1'), 1)),
  }),
  {
    doc: 'STREAMINFO: what is true of a whole FLAC stream.',
    from: rfc9639('8.2'),
    rules: {
      'bare-stream-info': conflict('What a sequence start of FLAC carries', enhanced('enhanced-audio'), {
        reads: 'the signature and metadata blocks, or STREAMINFO alone: FFmpeg writes it',
        writes: 'the signature and metadata blocks',
      }),
    },
    examples: [
      {
        hex: '0400 0400 000000 00482a 0bb80b7000000000 00000000000000000000000000000000',
        rules: ['enhanced/enhanced-audio/bare-stream-info'],
        doc: '48,000 Hz, six channels of 24 bits',
        value: {
          minBlockSize: 1024,
          maxBlockSize: 1024,
          minFrameSize: 0,
          maxFrameSize: 18474,
          sampleRate: 48000,
          channelsMinus1: 5,
          bitsPerSampleMinus1: 23,
          totalSamples: 0,
          md5: { $bytes: '00000000000000000000000000000000' },
          channels: 6,
          bitsPerSample: 24,
        },
      },
    ],
  },
);

export const flacHeader = type(
  'codecs.flacHeader',
  struct({
    signature: magic('664c6143', { rule: 'signature' }),
    isLast: { ...flag(), doc: 'No other block follows.' },
    type: constant(bits(7), 0, { rule: 'stream-info-first' }),
    streamInfo: prefixed(u24, flacStreamInfo),
    blocks: listToEnd(
      struct({
        isLast: flag(),
        type: openEnum(bits(7), {
          padding: [1, 'Room to write into.'],
          application: [2, 'Data of an application.'],
          seekTable: [3, 'Places to seek to.'],
          vorbisComment: [4, 'Tags.'],
          cueSheet: [5, 'A table of contents.'],
          picture: [6, 'A picture.'],
        }),
        data: prefixed(u24, bytes()),
      }),
    ),
  }),
  {
    doc: 'The head of a FLAC stream: its signature and all metadata blocks.',
    from: rfc9639('6'),
    rules: {
      signature: must('The stream begins with fLaC', rfc9639('6')),
      'stream-info-first': must('STREAMINFO is the first metadata block', rfc9639('8.1')),
    },
    examples: [
      {
        hex: '664c6143 80 000022 1200 1200 0000c2 0004ff 0bb800f0 00002580 bad7bf8f781a2330b6b7b8712dacb304',
        doc: '48,000 Hz, mono, 16 bits',
        value: {
          isLast: true,
          streamInfo: {
            minBlockSize: 4608,
            maxBlockSize: 4608,
            minFrameSize: 194,
            maxFrameSize: 1279,
            sampleRate: 48000,
            channelsMinus1: 0,
            bitsPerSampleMinus1: 15,
            totalSamples: 9600,
            md5: { $bytes: 'bad7bf8f781a2330b6b7b8712dacb304' },
            channels: 1,
            bitsPerSample: 16,
          },
          blocks: [],
        },
      },
      {
        hex: '664c6143 00 000022 1200 1200 0000c2 0004ff 0bb800f0 00002580 bad7bf8f781a2330b6b7b8712dacb304 81 000002 0000',
        value: {
          isLast: false,
          streamInfo: {
            minBlockSize: 4608,
            maxBlockSize: 4608,
            minFrameSize: 194,
            maxFrameSize: 1279,
            sampleRate: 48000,
            channelsMinus1: 0,
            bitsPerSampleMinus1: 15,
            totalSamples: 9600,
            md5: { $bytes: 'bad7bf8f781a2330b6b7b8712dacb304' },
            channels: 1,
            bitsPerSample: 16,
          },
          blocks: [{ isLast: true, type: 1, data: { $bytes: '0000' } }],
        },
      },
      { hex: '4f676753 80 000022', error: 'constant-mismatch', rules: ['rfc9639/6/signature'] },
      { hex: '664c6143 84 000000', error: 'constant-mismatch', rules: ['rfc9639/8.1/stream-info-first'] },
    ],
  },
);
