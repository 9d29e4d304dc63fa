import {
  bits,
  bytes,
  closedEnum,
  computed,
  constant,
  eq,
  field,
  flag,
  ifElse,
  must,
  openEnum,
  struct,
  type,
  u16,
} from '../../src/schema/build/index.js';
import { mp3 } from '../documents.js';
import { lookUp } from './expressions.js';

const mono = 3;

export const mp3Frame = type(
  'codecs.mp3Frame',
  struct({
    syncWord: constant(bits(11), 0x7ff, { rule: 'sync-word' }),
    mpegVersion: openEnum(
      bits(2),
      {
        mpeg25: [0, 'MPEG-2.5, of no document: quarter sampling rates.'],
        mpeg2: [2, 'MPEG-2: half sampling rates.'],
        mpeg1: [3, 'MPEG-1.'],
      },
      { doc: 'The version.' },
    ),
    layer: closedEnum(
      bits(2),
      { layer3: [1, 'Layer III: MP3.'], layer2: [2, 'Layer II.'], layer1: [3, 'Layer I.'] },
      { doc: 'The layer.', rule: 'layer' },
    ),
    isUnprotected: { ...flag(), doc: 'No checksum follows the header.' },
    bitRateIndex: bits(4),
    sampleRateIndex: bits(2),
    isPadded: flag(),
    isPrivate: flag(),
    mode: openEnum(
      bits(2),
      {
        stereo: [0, 'Stereo.'],
        jointStereo: [1, 'Joint stereo.'],
        dualChannel: [2, 'Two channels of their own.'],
        mono: [mono, 'Mono.'],
      },
      { doc: 'The channels.' },
    ),
    modeExtension: bits(2),
    isCopyright: flag(),
    isOriginal: flag(),
    emphasis: bits(2),
    data: bytes(),
    sampleRate: computed(
      u16,
      ifElse(
        eq(field('mpegVersion'), 3),
        lookUp('sampleRateIndex', { 0: 44100, 1: 48000, 2: 32000 }),
        ifElse(
          eq(field('mpegVersion'), 2),
          lookUp('sampleRateIndex', { 0: 22050, 1: 24000, 2: 16000 }),
          ifElse(eq(field('mpegVersion'), 0), lookUp('sampleRateIndex', { 0: 11025, 1: 12000, 2: 8000 }), 0),
        ),
      ),
      { doc: 'In hertz; 0 where it is reserved.' },
    ),
    channels: computed(bits(2), ifElse(eq(field('mode'), mono), 1, 2)),
  }),
  {
    doc: 'A frame of MPEG audio: MP3 has no configuration, each frame says what it is.',
    from: mp3('2.4.1.3'),
    rules: {
      'sync-word': must('A frame begins with eleven bits of 1', mp3('2.4.2.3')),
      layer: must('The layer 0 is reserved', mp3('2.4.2.3')),
    },
    examples: [
      {
        hex: 'fffb54c4 0000',
        doc: 'Layer III, 48,000 Hz, mono',
        value: {
          mpegVersion: 3,
          layer: 1,
          isUnprotected: true,
          bitRateIndex: 5,
          sampleRateIndex: 1,
          isPadded: false,
          isPrivate: false,
          mode: 3,
          modeExtension: 0,
          isCopyright: false,
          isOriginal: true,
          emphasis: 0,
          data: { $bytes: '0000' },
          sampleRate: 48000,
          channels: 1,
        },
      },
      { hex: 'ffdb54c4', error: 'constant-mismatch', rules: ['mp3/2.4.2.3/sync-word'] },
      { hex: 'fff954c4', error: 'unknown-value', rules: ['mp3/2.4.2.3/layer'] },
    ],
  },
);
