import {
  bits,
  bytes,
  conflict,
  constant,
  eq,
  field,
  must,
  ne,
  ref,
  struct,
  type,
  when,
} from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';
import { audioCodec, audioCodes } from './1-four-cc.js';
import { extensions } from './2-mod-ex.js';
import { audioPacket, audioPackets, audioPacketType } from './3-audio-packet.js';
import { audioMultitrack } from './5-audio-tracks.js';

/** The sound format that marks these layouts. */
export const exHeader = 9;

const beginning = {
  soundFormat: constant(bits(4), exHeader, { rule: 'ex-header-sound-format' }),
  packetType: audioPacketType,
  modEx: extensions,
};

const isMultitrack = eq(field('packetType'), audioPackets.multitrack);
const isSingle = ne(field('packetType'), audioPackets.multitrack);

const rules = {
  'processed-to-the-end': must(
    'A message is processed to its end: it may say several things',
    enhanced('enhanced-audio'),
  ),
  'ex-header-sound-format': conflict(
    'Sound format 9: reserved in FLV 10.1, with rate, size and channels behind it; here followed by a packet type',
    enhanced('enhanced-audio'),
    { reads: 'as a header of Enhanced RTMP', writes: 'headers of Enhanced RTMP only' },
  ),
};

export const exAudio = type(
  'enhanced.exAudio',
  struct({
    ...beginning,
    fourCc: when(isSingle, audioCodec, { doc: 'The codec.' }),
    packet: when(isSingle, ref(audioPacket, { packetType: field('packetType') }), { doc: 'What the one track says.' }),
    multitrack: when(isMultitrack, audioMultitrack, { doc: 'What several tracks say.' }),
  }),
  {
    doc: 'The data of an audio tag or message in the layouts of Enhanced RTMP.',
    from: enhanced('enhanced-audio'),
    label: 'kind',
    rules,
    examples: [
      {
        hex: '90 4f707573',
        value: {
          kind: 'exAudio',
          packetType: audioPackets.sequenceStart,
          modEx: [],
          fourCc: audioCodes.opus,
          packet: { kind: 'sequenceStart', header: { $bytes: '' } },
        },
        doc: 'the start of Opus, mono or stereo',
        rules: ['enhanced/enhanced-audio/ex-header-sound-format'],
      },
      {
        hex: '94 61632d33 01 02 00000003',
        value: {
          kind: 'exAudio',
          packetType: audioPackets.multichannelConfig,
          modEx: [],
          fourCc: audioCodes.ac3,
          packet: {
            kind: 'multichannelConfig',
            channelOrder: 1,
            channelCount: 2,
            channelFlags: 3,
          },
        },
      },
      {
        hex: '97 02 0007d0 01 664c6143 fff8',
        value: {
          kind: 'exAudio',
          packetType: audioPackets.codedFrames,
          modEx: [{ data: { kind: 'timestampOffsetNano', nanoseconds: 2000, more: { $bytes: '' } } }],
          fourCc: audioCodes.flac,
          packet: { kind: 'audioCodedFrames', data: { $bytes: 'fff8' } },
        },
        doc: 'two microseconds later than the timestamp says',
      },
      {
        hex: '95 11 6d703461 00 000001 aa 01 000001 bb',
        value: {
          kind: 'exAudio',
          packetType: audioPackets.multitrack,
          modEx: [],
          multitrack: {
            layout: 1,
            packetType: audioPackets.codedFrames,
            fourCc: audioCodes.aac,
            tracks: [
              { trackId: 0, packet: { kind: 'audioCodedFrames', data: { $bytes: 'aa' } } },
              { trackId: 1, packet: { kind: 'audioCodedFrames', data: { $bytes: 'bb' } } },
            ],
          },
        },
        rules: ['enhanced/enhanced-audio/processed-to-the-end'],
      },
      {
        hex: '97 ff 0002 0007d0 02 2e6d7033',
        value: {
          kind: 'exAudio',
          packetType: audioPackets.sequenceEnd,
          modEx: [{ data: { kind: 'timestampOffsetNano', nanoseconds: 2000, more: { $bytes: '' } } }],
          fourCc: audioCodes.mp3,
          packet: { kind: 'sequenceEnd' },
        },
        canonical: false,
        doc: 'a short size spelled long',
        rules: ['enhanced/enhanced-video/mod-ex-size-256'],
      },
      { hex: 'af 01', error: 'constant-mismatch', doc: 'the header of another layout' },
    ],
  },
);

export const exAudioStart = type(
  'enhanced.exAudioStart',
  struct({ ...beginning, rest: bytes('rest', { doc: 'Unread.' }) }),
  {
    doc: 'How such data begins, with its extensions; what the packet says is left unread.',
    from: enhanced('enhanced-audio'),
    label: 'kind',
    rules,
    examples: [
      {
        hex: '91 4f707573 ff',
        value: { kind: 'exAudioStart', packetType: 1, modEx: [], rest: { $bytes: '4f707573ff' } },
      },
    ],
  },
);
