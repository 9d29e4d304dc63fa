import {
  bits,
  eq,
  field,
  given,
  listToEnd,
  ne,
  prefixed,
  ref,
  struct,
  type,
  u24,
  when,
} from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';
import { audioCodec, audioCodes } from './1-four-cc.js';
import { audioPacket, audioPackets, audioTrackPacketType } from './3-audio-packet.js';
import { multitracks, multitrackType, trackId, trackRules } from './5-tracks.js';

const layout = bits(4, { doc: 'How the tracks are laid out.' });
const packetType = bits(4, { doc: 'Of all tracks in the message.' });
const from = [enhanced('enhanced-audio'), enhanced('multitrack-media-message-guidelines')];

export const audioTrack = type(
  'enhanced.audioTrack',
  struct({
    fourCc: when(eq(given('layout'), multitracks.manyTracksManyCodecs), audioCodec, { doc: 'Its codec.' }),
    trackId,
    packet: prefixed(u24, ref(audioPacket, { packetType: given('packetType') })),
  }),
  {
    doc: 'What one of several tracks of audio says.',
    from,
    given: { layout, packetType },
    rules: trackRules,
    examples: [
      {
        hex: '01 000002 aabb',
        given: { layout: 1, packetType: 1 },
        value: { trackId: 1, packet: { kind: 'audioCodedFrames', data: { $bytes: 'aabb' } } },
        rules: ['enhanced/multitrack-media-message-guidelines/default-track'],
      },
      {
        hex: '4f707573 00 000001 aa',
        given: { layout: 2, packetType: 1 },
        value: {
          fourCc: audioCodes.opus,
          trackId: 0,
          packet: { kind: 'audioCodedFrames', data: { $bytes: 'aa' } },
        },
        doc: 'with a codec of its own',
      },
    ],
  },
);

const isOne = eq(field('layout'), multitracks.oneTrack);

export const audioMultitrack = type(
  'enhanced.audioMultitrack',
  struct({
    layout: multitrackType,
    packetType: audioTrackPacketType,
    fourCc: when(ne(field('layout'), multitracks.manyTracksManyCodecs), audioCodec, {
      doc: 'The codec of all tracks.',
    }),
    trackId: when(isOne, trackId),
    packet: when(isOne, ref(audioPacket, { packetType: field('packetType') }), { doc: 'What the one track says.' }),
    tracks: when(
      ne(field('layout'), multitracks.oneTrack),
      listToEnd(ref(audioTrack, { layout: field('layout'), packetType: field('packetType') })),
      { doc: 'What each of several tracks says.' },
    ),
  }),
  {
    doc: 'Packets of several tracks of audio, or of one that is named. Layouts that are reserved have a codec and sizes.',
    from,
    rules: trackRules,
    examples: [
      {
        hex: '01 4f707573 00 aa',
        value: {
          layout: multitracks.oneTrack,
          packetType: audioPackets.codedFrames,
          fourCc: audioCodes.opus,
          trackId: 0,
          packet: { kind: 'audioCodedFrames', data: { $bytes: 'aa' } },
        },
        rules: [
          'enhanced/multitrack-media-message-guidelines/track-id-in-each-message',
          'enhanced/multitrack-media-message-guidelines/all-tracks',
          'enhanced/multitrack-media-message-guidelines/id-is-no-rank',
        ],
      },
      {
        hex: '11 4f707573 00 000001 aa 01 000000',
        value: {
          layout: multitracks.manyTracks,
          packetType: audioPackets.codedFrames,
          fourCc: audioCodes.opus,
          tracks: [
            { trackId: 0, packet: { kind: 'audioCodedFrames', data: { $bytes: 'aa' } } },
            { trackId: 1, packet: { kind: 'audioCodedFrames', data: { $bytes: '' } } },
          ],
        },
        doc: 'tracks with one codec',
      },
      {
        hex: '21 4f707573 00 000001 aa 6d703461 01 000001 bb',
        value: {
          layout: multitracks.manyTracksManyCodecs,
          packetType: audioPackets.codedFrames,
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
        doc: 'tracks with a codec each',
      },
      {
        hex: '02 4f707573 02',
        value: {
          layout: multitracks.oneTrack,
          packetType: audioPackets.sequenceEnd,
          fourCc: audioCodes.opus,
          trackId: 2,
          packet: { kind: 'sequenceEnd' },
        },
        doc: 'the end of one track',
      },
      {
        hex: 'f1 4f707573 00 000000',
        value: {
          layout: 15,
          packetType: audioPackets.codedFrames,
          fourCc: audioCodes.opus,
          tracks: [{ trackId: 0, packet: { kind: 'audioCodedFrames', data: { $bytes: '' } } }],
        },
        doc: 'a layout that is reserved',
      },
      { hex: '05 4f707573 00', error: 'refused-tag', rules: ['enhanced/enhanced-audio/no-nested-multitrack'] },
    ],
  },
);
