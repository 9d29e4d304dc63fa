import { bits, bytes, given, kinds, must, on, openEnum, ref, struct, type } from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';
import { modEx } from './2-mod-ex.js';
import { multichannelConfig } from './3-multichannel.js';
import { otherPacket, sequenceEnd, sequenceStart } from './3-packet.js';

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

export const audioPacket = type(
  'enhanced.audioPacket',
  kinds({
    tag: { on: given('packetType') },
    cases: {
      sequenceStart: on(audioPackets.sequenceStart, sequenceStart),
      audioCodedFrames: on(audioPackets.codedFrames, audioCodedFrames),
      sequenceEnd: on(audioPackets.sequenceEnd, sequenceEnd),
      multichannelConfig: on(audioPackets.multichannelConfig, multichannelConfig),
    },
    refused: { multitrack: [audioPackets.multitrack, 'no-nested-multitrack'] },
    else: {
      name: 'otherPacket',
      type: ref(otherPacket, { packetType: given('packetType') }),
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
      { hex: '', given: { packetType: 2 }, value: { kind: 'sequenceEnd' } },
      {
        hex: 'ff',
        given: { packetType: 3 },
        value: { kind: 'otherPacket', packetType: 3, data: { $bytes: 'ff' } },
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
