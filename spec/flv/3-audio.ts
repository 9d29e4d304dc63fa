import {
  bits,
  bytes,
  eq,
  field,
  must,
  openEnum,
  should,
  struct,
  type,
  u8,
  when,
} from '../../src/schema/build/index.js';
import { flv } from '../documents.js';

/** The sound format whose data begin with a packet type. */
export const aac = 10;

export const audioData = type(
  'flv.audioData',
  struct({
    soundFormat: openEnum(
      bits(4),
      {
        pcmPlatformEndian: [0, 'Linear PCM in the byte order of the machine that wrote it.'],
        adpcm: [1, 'ADPCM.'],
        mp3: [2, 'MP3.'],
        pcmLittleEndian: [3, 'Linear PCM, little-endian.'],
        nellymoser16kHzMono: [4, 'Nellymoser, 16 kHz, mono.'],
        nellymoser8kHzMono: [5, 'Nellymoser, 8 kHz, mono.'],
        nellymoser: [6, 'Nellymoser.'],
        g711ALaw: [7, 'G.711 A-law; reserved.'],
        g711MuLaw: [8, 'G.711 mu-law; reserved.'],
        aac: [aac, 'AAC.'],
        speex: [11, 'Speex, 16 kHz, mono.'],
        mp38kHz: [14, 'MP3, 8 kHz; reserved.'],
        deviceSpecific: [15, 'Specific to a device; reserved.'],
      },
      { doc: 'The codec.' },
    ),
    soundRate: openEnum(
      bits(2),
      {
        kHz5: [0, '5.5 kHz.'],
        kHz11: [1, '11 kHz.'],
        kHz22: [2, '22 kHz.'],
        kHz44: [3, '44 kHz.'],
      },
      { doc: 'The sampling rate, where the codec does not say it itself.' },
    ),
    soundSize: openEnum(
      bits(1),
      { bits8: [0, '8 bits a sample.'], bits16: [1, '16 bits a sample.'] },
      { doc: 'The size of a sample of uncompressed audio.' },
    ),
    soundType: openEnum(
      bits(1),
      { mono: [0, 'One channel.'], stereo: [1, 'Two channels.'] },
      { doc: 'The number of channels, where the codec does not say it itself.' },
    ),
    aacPacketType: when(
      eq(field('soundFormat'), aac),
      openEnum(u8, {
        sequenceHeader: [0, 'The data is an AudioSpecificConfig.'],
        raw: [1, 'The data is one raw AAC frame.'],
      }),
    ),
    data: bytes('rest', { doc: 'As the codec has it.' }),
  }),
  {
    doc: 'The data of an audio tag or message, in the layout of the FLV specification.',
    from: [flv('E.4.2.1'), flv('E.4.2.2')],
    label: 'kind',
    rules: {
      'aac-says-stereo-44': should('AAC is marked as stereo and 44 kHz, whatever it is', flv('E.4.2.1')),
      'speex-marks': must('Speex is marked with sound rate 0, 16 bits and mono', flv('E.4.2.1')),
      'nellymoser-rates': must(
        'Nellymoser at 8 and 16 kHz says so in the sound format; rate and channels are ignored',
        flv('E.4.2.1'),
      ),
      'no-platform-endian': should('PCM is written as little-endian, not as platform endian', flv('E.4.2.1')),
    },
    examples: [
      {
        hex: 'af 00 1210',
        value: {
          kind: 'audioData',
          soundFormat: 10,
          soundRate: 3,
          soundSize: 1,
          soundType: 1,
          aacPacketType: 0,
          data: { $bytes: '1210' },
        },
        doc: 'an AAC sequence header',
      },
      {
        hex: '2f fffb',
        value: {
          kind: 'audioData',
          soundFormat: 2,
          soundRate: 3,
          soundSize: 1,
          soundType: 1,
          data: { $bytes: 'fffb' },
        },
      },
      {
        hex: 'b2',
        value: { kind: 'audioData', soundFormat: 11, soundRate: 0, soundSize: 1, soundType: 0, data: { $bytes: '' } },
        doc: 'Speex without data',
        rules: ['flv/E.4.2.1/speex-marks'],
      },
      {
        hex: 'bf 00',
        value: { kind: 'audioData', soundFormat: 11, soundRate: 3, soundSize: 1, soundType: 1, data: { $bytes: '00' } },
        doc: 'Speex with the marks of another codec, read all the same',
        rules: ['flv/E.4.2.1/speex-marks'],
      },
      {
        hex: '52 01',
        value: { kind: 'audioData', soundFormat: 5, soundRate: 0, soundSize: 1, soundType: 0, data: { $bytes: '01' } },
        doc: 'Nellymoser at 8 kHz, which no sound rate could say',
        rules: ['flv/E.4.2.1/nellymoser-rates'],
      },
      {
        hex: 'd0 01',
        value: { kind: 'audioData', soundFormat: 13, soundRate: 0, soundSize: 0, soundType: 0, data: { $bytes: '01' } },
        doc: 'an unknown sound format',
      },
    ],
  },
);
