import {
  bits,
  bytes,
  computed,
  derived,
  field,
  given,
  kinds,
  listToEnd,
  on,
  prefixed,
  ref,
  struct,
  tagOf,
  type,
  u24,
} from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';
import { audioCodec, audioCodes } from './1-four-cc.js';
import { audioPacket, audioPackets, audioTrackPacketType } from './3-audio-packet.js';
import { multitracks, multitrackType, trackId, trackRules } from './5-tracks.js';

const packetType = bits(4, { doc: 'Of all tracks in the message.' });
const layout = bits(4, { doc: 'How the tracks are laid out.' });
const from = [enhanced('enhanced-audio'), enhanced('multitrack-media-message-guidelines')];

export const audioTrack = type(
  'enhanced.audioTrack',
  struct({ trackId, packet: prefixed(u24, ref(audioPacket, { packetType: given('packetType') })) }),
  {
    doc: 'What one of several tracks of audio says.',
    from,
    given: { packetType },
    rules: trackRules,
    examples: [
      {
        hex: '01 000002 aabb',
        given: { packetType: 1 },
        value: { trackId: 1, packet: { kind: 'audioCodedFrames', data: { $bytes: 'aabb' } } },
        rules: ['enhanced/multitrack-media-message-guidelines/default-track'],
      },
    ],
  },
);

export const audioCodecTrack = type(
  'enhanced.audioCodecTrack',
  struct({
    fourCc: audioCodec,
    trackId,
    packet: prefixed(u24, ref(audioPacket, { packetType: given('packetType') })),
  }),
  {
    doc: 'What one of several tracks of audio says, with its own codec.',
    from,
    given: { packetType },
    rules: trackRules,
    examples: [
      {
        hex: '4f707573 00 000001 aa',
        given: { packetType: 1 },
        value: {
          fourCc: audioCodes.opus,
          trackId: 0,
          packet: { kind: 'audioCodedFrames', data: { $bytes: 'aa' } },
        },
      },
    ],
  },
);

export const audioOneTrack = type(
  'enhanced.audioOneTrack',
  struct({ fourCc: audioCodec, trackId, packet: ref(audioPacket, { packetType: given('packetType') }) }),
  {
    doc: 'One track of audio, to the end of the message.',
    from,
    label: 'kind',
    given: { packetType },
    rules: trackRules,
    examples: [
      {
        hex: '4f707573 02 aa',
        given: { packetType: 1 },
        value: {
          kind: 'audioOneTrack',
          fourCc: audioCodes.opus,
          trackId: 2,
          packet: { kind: 'audioCodedFrames', data: { $bytes: 'aa' } },
        },
      },
    ],
  },
);

export const audioManyTracks = type(
  'enhanced.audioManyTracks',
  struct({
    fourCc: audioCodec,
    tracks: listToEnd(ref(audioTrack, { packetType: given('packetType') })),
  }),
  {
    doc: 'Tracks of audio with one codec.',
    from,
    label: 'kind',
    given: { packetType },
    examples: [
      {
        hex: '4f707573 00 000001 aa 01 000000',
        given: { packetType: 1 },
        value: {
          kind: 'audioManyTracks',
          fourCc: audioCodes.opus,
          tracks: [
            { trackId: 0, packet: { kind: 'audioCodedFrames', data: { $bytes: 'aa' } } },
            { trackId: 1, packet: { kind: 'audioCodedFrames', data: { $bytes: '' } } },
          ],
        },
      },
    ],
  },
);

export const audioManyTracksManyCodecs = type(
  'enhanced.audioManyTracksManyCodecs',
  struct({ tracks: listToEnd(ref(audioCodecTrack, { packetType: given('packetType') })) }),
  {
    doc: 'Tracks of audio, each with its codec.',
    from,
    label: 'kind',
    given: { packetType },
    examples: [
      {
        hex: '4f707573 00 000001 aa 6d703461 01 000001 bb',
        given: { packetType: 1 },
        value: {
          kind: 'audioManyTracksManyCodecs',
          tracks: [
            {
              fourCc: audioCodes.opus,
              trackId: 0,
              packet: { kind: 'audioCodedFrames', data: { $bytes: 'aa' } },
            },
            {
              fourCc: audioCodes.aac,
              trackId: 1,
              packet: { kind: 'audioCodedFrames', data: { $bytes: 'bb' } },
            },
          ],
        },
      },
    ],
  },
);

export const otherAudioTracks = type(
  'enhanced.otherAudioTracks',
  struct({ layout: computed(layout, given('layout')), data: bytes() }),
  {
    doc: 'Tracks in a layout that is reserved, kept as they came.',
    from,
    label: 'kind',
    given: { layout },
    examples: [
      {
        hex: '0102',
        given: { layout: 15 },
        value: { kind: 'otherAudioTracks', layout: 15, data: { $bytes: '0102' } },
      },
    ],
  },
);

export const audioTracks = type(
  'enhanced.audioTracks',
  kinds({
    tag: { on: given('layout') },
    cases: {
      audioOneTrack: on(multitracks.oneTrack, ref(audioOneTrack, { packetType: given('packetType') })),
      audioManyTracks: on(multitracks.manyTracks, ref(audioManyTracks, { packetType: given('packetType') })),
      audioManyTracksManyCodecs: on(
        multitracks.manyTracksManyCodecs,
        ref(audioManyTracksManyCodecs, { packetType: given('packetType') }),
      ),
    },
    else: { name: 'otherAudioTracks', type: ref(otherAudioTracks, { layout: given('layout') }), tagField: 'layout' },
  }),
  {
    doc: 'The tracks of a message, by their layout.',
    from,
    given: { layout, packetType },
    examples: [
      {
        hex: '4f707573 02',
        given: { layout: 0, packetType: 2 },
        value: {
          kind: 'audioOneTrack',
          fourCc: audioCodes.opus,
          trackId: 2,
          packet: { kind: 'audioSequenceEnd' },
        },
      },
    ],
  },
);

export const audioMultitrack = type(
  'enhanced.audioMultitrack',
  struct({
    layout: derived(multitrackType, tagOf('tracks'), { mismatch: 'used' }),
    packetType: audioTrackPacketType,
    tracks: ref(audioTracks, { layout: field('layout'), packetType: field('packetType') }),
  }),
  {
    doc: 'Packets of several tracks of audio.',
    from,
    rules: trackRules,
    examples: [
      {
        hex: '01 4f707573 00 aa',
        value: {
          packetType: audioPackets.codedFrames,
          tracks: {
            kind: 'audioOneTrack',
            fourCc: audioCodes.opus,
            trackId: 0,
            packet: { kind: 'audioCodedFrames', data: { $bytes: 'aa' } },
          },
        },
        rules: [
          'enhanced/multitrack-media-message-guidelines/track-id-in-each-message',
          'enhanced/multitrack-media-message-guidelines/all-tracks',
          'enhanced/multitrack-media-message-guidelines/id-is-no-rank',
        ],
      },
      { hex: '05 4f707573 00', error: 'refused-tag', rules: ['enhanced/enhanced-audio/no-nested-multitrack'] },
    ],
  },
);
