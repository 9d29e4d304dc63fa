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
  u32,
} from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';
import { videoCodec, videoCodes } from './1-four-cc.js';
import { videoPacket, videoPackets, videoTrackPacketType } from './4-video-packet.js';
import { multitracks, multitrackType, trackId, trackRules } from './5-tracks.js';

const packetType = bits(4, { doc: 'Of all tracks in the message.' });
const layout = bits(4, { doc: 'How the tracks are laid out.' });
const codec = { ...u32, doc: 'The codec of all tracks.' };
const from = [enhanced('enhanced-video'), enhanced('multitrack-media-message-guidelines')];

export const videoTrack = type(
  'enhanced.videoTrack',
  struct({
    trackId,
    packet: prefixed(u24, ref(videoPacket, { packetType: given('packetType'), fourCc: given('fourCc') })),
  }),
  {
    doc: 'What one of several tracks of video says.',
    from,
    given: { packetType, fourCc: codec },
    rules: trackRules,
    examples: [
      {
        hex: '01 000002 aabb',
        given: { packetType: 1, fourCc: videoCodes.av1 },
        value: { trackId: 1, packet: { kind: 'videoCodedFrames', data: { $bytes: 'aabb' } } },
        rules: ['enhanced/multitrack-media-message-guidelines/default-track'],
      },
    ],
  },
);

export const videoCodecTrack = type(
  'enhanced.videoCodecTrack',
  struct({
    fourCc: videoCodec,
    trackId,
    packet: prefixed(u24, ref(videoPacket, { packetType: given('packetType'), fourCc: field('fourCc') })),
  }),
  {
    doc: 'What one of several tracks of video says, with its own codec.',
    from,
    given: { packetType },
    rules: trackRules,
    examples: [
      {
        hex: '61763031 00 000001 aa',
        given: { packetType: 1 },
        value: {
          fourCc: videoCodes.av1,
          trackId: 0,
          packet: { kind: 'videoCodedFrames', data: { $bytes: 'aa' } },
        },
      },
    ],
  },
);

export const videoOneTrack = type(
  'enhanced.videoOneTrack',
  struct({
    fourCc: videoCodec,
    trackId,
    packet: ref(videoPacket, { packetType: given('packetType'), fourCc: field('fourCc') }),
  }),
  {
    doc: 'One track of video, to the end of the message.',
    from,
    label: 'kind',
    given: { packetType },
    rules: trackRules,
    examples: [
      {
        hex: '61763031 02 aa',
        given: { packetType: 1 },
        value: {
          kind: 'videoOneTrack',
          fourCc: videoCodes.av1,
          trackId: 2,
          packet: { kind: 'videoCodedFrames', data: { $bytes: 'aa' } },
        },
      },
    ],
  },
);

export const videoManyTracks = type(
  'enhanced.videoManyTracks',
  struct({
    fourCc: videoCodec,
    tracks: listToEnd(ref(videoTrack, { packetType: given('packetType'), fourCc: field('fourCc') })),
  }),
  {
    doc: 'Tracks of video with one codec.',
    from,
    label: 'kind',
    given: { packetType },
    examples: [
      {
        hex: '61763031 00 000001 aa 01 000000',
        given: { packetType: 1 },
        value: {
          kind: 'videoManyTracks',
          fourCc: videoCodes.av1,
          tracks: [
            { trackId: 0, packet: { kind: 'videoCodedFrames', data: { $bytes: 'aa' } } },
            { trackId: 1, packet: { kind: 'videoCodedFrames', data: { $bytes: '' } } },
          ],
        },
      },
    ],
  },
);

export const videoManyTracksManyCodecs = type(
  'enhanced.videoManyTracksManyCodecs',
  struct({ tracks: listToEnd(ref(videoCodecTrack, { packetType: given('packetType') })) }),
  {
    doc: 'Tracks of video, each with its codec.',
    from,
    label: 'kind',
    given: { packetType },
    examples: [
      {
        hex: '61763031 00 000001 aa 76703039 01 000001 bb',
        given: { packetType: 1 },
        value: {
          kind: 'videoManyTracksManyCodecs',
          tracks: [
            {
              fourCc: videoCodes.av1,
              trackId: 0,
              packet: { kind: 'videoCodedFrames', data: { $bytes: 'aa' } },
            },
            {
              fourCc: videoCodes.vp9,
              trackId: 1,
              packet: { kind: 'videoCodedFrames', data: { $bytes: 'bb' } },
            },
          ],
        },
      },
    ],
  },
);

export const otherVideoTracks = type(
  'enhanced.otherVideoTracks',
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
        value: { kind: 'otherVideoTracks', layout: 15, data: { $bytes: '0102' } },
      },
    ],
  },
);

export const videoTracks = type(
  'enhanced.videoTracks',
  kinds({
    tag: { on: given('layout') },
    cases: {
      videoOneTrack: on(multitracks.oneTrack, ref(videoOneTrack, { packetType: given('packetType') })),
      videoManyTracks: on(multitracks.manyTracks, ref(videoManyTracks, { packetType: given('packetType') })),
      videoManyTracksManyCodecs: on(
        multitracks.manyTracksManyCodecs,
        ref(videoManyTracksManyCodecs, { packetType: given('packetType') }),
      ),
    },
    else: { name: 'otherVideoTracks', type: ref(otherVideoTracks, { layout: given('layout') }), tagField: 'layout' },
  }),
  {
    doc: 'The tracks of a message, by their layout.',
    from,
    given: { layout, packetType },
    examples: [
      {
        hex: '61763031 02',
        given: { layout: 0, packetType: 2 },
        value: {
          kind: 'videoOneTrack',
          fourCc: videoCodes.av1,
          trackId: 2,
          packet: { kind: 'videoSequenceEnd' },
        },
      },
    ],
  },
);

export const videoMultitrack = type(
  'enhanced.videoMultitrack',
  struct({
    layout: derived(multitrackType, tagOf('tracks'), { mismatch: 'used' }),
    packetType: videoTrackPacketType,
    tracks: ref(videoTracks, { layout: field('layout'), packetType: field('packetType') }),
  }),
  {
    doc: 'Packets of several tracks of video.',
    from,
    rules: trackRules,
    examples: [
      {
        hex: '01 61763031 00 aa',
        value: {
          packetType: videoPackets.codedFrames,
          tracks: {
            kind: 'videoOneTrack',
            fourCc: videoCodes.av1,
            trackId: 0,
            packet: { kind: 'videoCodedFrames', data: { $bytes: 'aa' } },
          },
        },
        rules: [
          'enhanced/multitrack-media-message-guidelines/track-id-in-each-message',
          'enhanced/multitrack-media-message-guidelines/all-tracks',
          'enhanced/multitrack-media-message-guidelines/id-is-no-rank',
        ],
      },
      { hex: '06 61763031 00', error: 'refused-tag', rules: ['enhanced/enhanced-video/no-nested-multitrack'] },
    ],
  },
);
