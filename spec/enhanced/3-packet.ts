import { bits, bytes, computed, given, must, struct, type } from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';

const packetType = bits(4, { doc: 'From the header.' });
const from = [enhanced('enhanced-audio'), enhanced('enhanced-video')];

export const sequenceStart = type(
  'enhanced.sequenceStart',
  struct({ header: bytes('rest', { doc: 'As the codec has it; of Opus it may be empty.' }) }),
  {
    doc: 'What a decoder has to know before the first frame: an AudioSpecificConfig, an OpusHead, the FLAC signature with STREAMINFO, a configuration record of video.',
    from,
    label: 'kind',
    rules: {
      'flac-stream-info': must('The first metadata block of FLAC is its STREAMINFO', enhanced('enhanced-audio')),
      'one-kind-of-start': must(
        'A sequence of video starts in one way only: with a record, or as MPEG-2 TS has it',
        enhanced('enhanced-video'),
      ),
    },
    examples: [
      { hex: '1210', value: { kind: 'sequenceStart', header: { $bytes: '1210' } } },
      {
        hex: '81000c00',
        value: { kind: 'sequenceStart', header: { $bytes: '81000c00' } },
        doc: 'AV1',
        rules: ['enhanced/enhanced-video/one-kind-of-start'],
      },
      {
        hex: '664c6143 00000022 1000 1000 000010 002c92 0ac442f0 00035a7b 8a42bb6a1ad0d5e7ba0afbd4ab46ba01',
        value: {
          kind: 'sequenceStart',
          header: {
            $bytes: '664c61430000002210001000000010002c920ac442f000035a7b8a42bb6a1ad0d5e7ba0afbd4ab46ba01',
          },
        },
        doc: 'FLAC',
        rules: ['enhanced/enhanced-audio/flac-stream-info'],
      },
    ],
  },
);

export const sequenceEnd = type('enhanced.sequenceEnd', struct({}), {
  doc: 'The sequence has ended: of this track, no more comes. Of audio, it means no less than an empty message.',
  from,
  label: 'kind',
  examples: [{ hex: '', value: { kind: 'sequenceEnd' } }],
});

export const otherPacket = type(
  'enhanced.otherPacket',
  struct({ packetType: computed(packetType, given('packetType')), data: bytes() }),
  {
    doc: 'A packet of a type that is not listed here, kept as it came.',
    from,
    label: 'kind',
    given: { packetType },
    examples: [
      { hex: '01', given: { packetType: 9 }, value: { kind: 'otherPacket', packetType: 9, data: { $bytes: '01' } } },
    ],
  },
);
