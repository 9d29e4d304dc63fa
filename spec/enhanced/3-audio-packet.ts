import {
  bits,
  bytes,
  computed,
  given,
  kinds,
  must,
  on,
  openEnum,
  ref,
  struct,
  type,
} from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';
import { modEx } from './2-mod-ex.js';
import { multichannelConfig } from './3-multichannel.js';

export const audioPackets = {
  sequenceStart: 0,
  codedFrames: 1,
  sequenceEnd: 2,
  multichannelConfig: 4,
  multitrack: 5,
} as const;

/** What a track says. */
const packets = {
  sequenceStart: [audioPackets.sequenceStart, 'What a decoder has to know before the first frame.'],
  codedFrames: [audioPackets.codedFrames, 'Frames.'],
  sequenceEnd: [audioPackets.sequenceEnd, 'The sequence has ended.'],
  multichannelConfig: [audioPackets.multichannelConfig, 'Which speakers the channels are for.'],
} as const;

/** What a packet of audio is. */
export const audioPacketType = openEnum(
  bits(4),
  {
    ...packets,
    multitrack: [audioPackets.multitrack, 'Packets of several tracks.'],
    modEx: [modEx, 'An extension, then another packet type.'],
  },
  { doc: 'What the packet is.' },
);

/** What the packets of all tracks of a message are. */
export const audioTrackPacketType = openEnum(bits(4), packets, { doc: 'What the packets of all tracks are.' });

const packetType = bits(4, { doc: 'From the header.' });
const clause = enhanced('enhanced-audio');

export const audioSequenceStart = type(
  'enhanced.audioSequenceStart',
  struct({ header: bytes('rest', { doc: 'As the codec has it; of Opus it may be empty.', rule: 'flac-stream-info' }) }),
  {
    doc: 'What a decoder has to know before the first frame: an AudioSpecificConfig, an OpusHead, the FLAC signature with STREAMINFO.',
    from: clause,
    label: 'kind',
    rules: {
      'flac-stream-info': must('The first metadata block of FLAC is its STREAMINFO', clause),
    },
    examples: [
      { hex: '1210', value: { kind: 'audioSequenceStart', header: { $bytes: '1210' } } },
      {
        hex: '664c6143 00000022 1000 1000 000010 002c92 0ac442f0 00035a7b 8a42bb6a1ad0d5e7ba0afbd4ab46ba01',
        value: {
          kind: 'audioSequenceStart',
          header: {
            $bytes: '664c6143000000221000100000001000' + '2c920ac442f000035a7b8a42bb6a1ad0d5e7ba0afbd4ab46ba01',
          },
        },
        doc: 'FLAC',
        rules: ['enhanced/enhanced-audio/flac-stream-info'],
      },
    ],
  },
);

export const audioCodedFrames = type(
  'enhanced.audioCodedFrames',
  struct({ data: bytes('rest', { doc: 'Frames, as the codec has them.', rule: 'opus-packets-of-one-duration' }) }),
  {
    doc: 'Frames of audio.',
    from: clause,
    label: 'kind',
    rules: {
      'opus-packets-of-one-duration': must('All Opus packets of one audio packet have the same duration', clause),
    },
    examples: [
      {
        hex: 'fcff',
        value: { kind: 'audioCodedFrames', data: { $bytes: 'fcff' } },
        rules: ['enhanced/enhanced-audio/opus-packets-of-one-duration'],
      },
    ],
  },
);

export const audioSequenceEnd = type('enhanced.audioSequenceEnd', struct({}), {
  doc: 'The sequence has ended: of this track, no more comes. It means no less than an empty audio message.',
  from: clause,
  label: 'kind',
  examples: [{ hex: '', value: { kind: 'audioSequenceEnd' } }],
});

export const otherAudioPacket = type(
  'enhanced.otherAudioPacket',
  struct({ packetType: computed(packetType, given('packetType')), data: bytes() }),
  {
    doc: 'A packet of a type that is not listed here, kept as it came.',
    from: clause,
    label: 'kind',
    given: { packetType },
    examples: [
      {
        hex: '01',
        given: { packetType: 9 },
        value: { kind: 'otherAudioPacket', packetType: 9, data: { $bytes: '01' } },
      },
    ],
  },
);

export const audioPacket = type(
  'enhanced.audioPacket',
  kinds({
    tag: { on: given('packetType') },
    cases: {
      audioSequenceStart: on(audioPackets.sequenceStart, audioSequenceStart),
      audioCodedFrames: on(audioPackets.codedFrames, audioCodedFrames),
      audioSequenceEnd: on(audioPackets.sequenceEnd, audioSequenceEnd),
      multichannelConfig: on(audioPackets.multichannelConfig, multichannelConfig),
    },
    refused: { multitrack: [audioPackets.multitrack, 'no-nested-multitrack'] },
    else: {
      name: 'otherAudioPacket',
      type: ref(otherAudioPacket, { packetType: given('packetType') }),
      tagField: 'packetType',
    },
  }),
  {
    doc: 'What a track of audio says.',
    from: clause,
    given: { packetType },
    rules: {
      'unknown-signals': must('What is not recognised fails in a way that is foreseen, or is passed over', clause),
      'no-nested-multitrack': must('The packets of a multitrack message are no multitrack packets', clause),
    },
    examples: [
      { hex: '', given: { packetType: 2 }, value: { kind: 'audioSequenceEnd' } },
      {
        hex: 'ff',
        given: { packetType: 3 },
        value: { kind: 'otherAudioPacket', packetType: 3, data: { $bytes: 'ff' } },
        doc: 'a reserved packet type',
        rules: ['enhanced/enhanced-audio/unknown-signals'],
      },
      {
        hex: '',
        given: { packetType: 5 },
        error: 'refused-tag',
        rules: ['enhanced/enhanced-audio/no-nested-multitrack'],
      },
    ],
  },
);
