import {
  bits,
  eq,
  field,
  given,
  ifElse,
  listToEnd,
  ne,
  prefixed,
  present,
  ref,
  struct,
  type,
  u24,
  u32,
  when,
} from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';
import { videoCodec, videoCodes } from './1-four-cc.js';
import { videoPacket, videoPackets, videoTrackPacketType } from './4-video-packet.js';
import { multitracks, multitrackType, trackId, trackRules } from './5-tracks.js';

const layout = bits(4, { doc: 'How the tracks are laid out.' });
const packetType = bits(4, { doc: 'Of all tracks in the message.' });
const sharedFourCc = { ...u32, doc: 'The codec of all tracks; 0 where each has its own.' };
const from = [enhanced('enhanced-video'), enhanced('multitrack-media-message-guidelines')];

export const videoTrack = type(
  'enhanced.videoTrack',
  struct({
    fourCc: when(eq(given('layout'), multitracks.manyTracksManyCodecs), videoCodec, { doc: 'Its codec.' }),
    trackId,
    packet: prefixed(
      u24,
      ref(videoPacket, {
        packetType: given('packetType'),
        fourCc: ifElse(present(field('fourCc')), field('fourCc'), given('sharedFourCc')),
      }),
    ),
  }),
  {
    doc: 'What one of several tracks of video says.',
    from,
    given: { layout, packetType, sharedFourCc },
    rules: trackRules,
    examples: [
      {
        hex: '01 000002 aabb',
        given: { layout: 1, packetType: 1, sharedFourCc: videoCodes.av1 },
        value: { trackId: 1, packet: { kind: 'videoCodedFrames', data: { $bytes: 'aabb' } } },
        rules: ['enhanced/multitrack-media-message-guidelines/default-track'],
      },
      {
        hex: '61763031 00 000001 aa',
        given: { layout: 2, packetType: 1, sharedFourCc: videoCodes.vp9 },
        value: {
          fourCc: videoCodes.av1,
          trackId: 0,
          packet: { kind: 'videoCodedFrames', data: { $bytes: 'aa' } },
        },
        doc: 'with a codec of its own',
      },
    ],
  },
);

const isOne = eq(field('layout'), multitracks.oneTrack);
const codec = ifElse(present(field('fourCc')), field('fourCc'), 0);

export const videoMultitrack = type(
  'enhanced.videoMultitrack',
  struct({
    layout: multitrackType,
    packetType: videoTrackPacketType,
    fourCc: when(ne(field('layout'), multitracks.manyTracksManyCodecs), videoCodec, {
      doc: 'The codec of all tracks.',
    }),
    trackId: when(isOne, trackId),
    packet: when(isOne, ref(videoPacket, { packetType: field('packetType'), fourCc: codec }), {
      doc: 'What the one track says.',
    }),
    tracks: when(
      ne(field('layout'), multitracks.oneTrack),
      listToEnd(ref(videoTrack, { layout: field('layout'), packetType: field('packetType'), sharedFourCc: codec })),
      { doc: 'What each of several tracks says.' },
    ),
  }),
  {
    doc: 'Packets of several tracks of video, or of one that is named. Layouts that are reserved have a codec and sizes.',
    from,
    rules: trackRules,
    examples: [
      {
        hex: '01 61763031 00 aa',
        value: {
          layout: multitracks.oneTrack,
          packetType: videoPackets.codedFrames,
          fourCc: videoCodes.av1,
          trackId: 0,
          packet: { kind: 'videoCodedFrames', data: { $bytes: 'aa' } },
        },
        rules: [
          'enhanced/multitrack-media-message-guidelines/track-id-in-each-message',
          'enhanced/multitrack-media-message-guidelines/all-tracks',
          'enhanced/multitrack-media-message-guidelines/id-is-no-rank',
        ],
      },
      {
        hex: '11 61763031 00 000001 aa 01 000000',
        value: {
          layout: multitracks.manyTracks,
          packetType: videoPackets.codedFrames,
          fourCc: videoCodes.av1,
          tracks: [
            { trackId: 0, packet: { kind: 'videoCodedFrames', data: { $bytes: 'aa' } } },
            { trackId: 1, packet: { kind: 'videoCodedFrames', data: { $bytes: '' } } },
          ],
        },
        doc: 'tracks with one codec',
      },
      {
        hex: '21 61763031 00 000001 aa 76703039 01 000001 bb',
        value: {
          layout: multitracks.manyTracksManyCodecs,
          packetType: videoPackets.codedFrames,
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
        doc: 'tracks with a codec each',
      },
      {
        hex: '02 61763031 02',
        value: {
          layout: multitracks.oneTrack,
          packetType: videoPackets.sequenceEnd,
          fourCc: videoCodes.av1,
          trackId: 2,
          packet: { kind: 'sequenceEnd' },
        },
        doc: 'the end of one track',
      },
      {
        hex: 'f1 61763031 00 000000',
        value: {
          layout: 15,
          packetType: videoPackets.codedFrames,
          fourCc: videoCodes.av1,
          tracks: [{ trackId: 0, packet: { kind: 'videoCodedFrames', data: { $bytes: '' } } }],
        },
        doc: 'a layout that is reserved',
      },
      { hex: '06 61763031 00', error: 'refused-tag', rules: ['enhanced/enhanced-video/no-nested-multitrack'] },
    ],
  },
);
