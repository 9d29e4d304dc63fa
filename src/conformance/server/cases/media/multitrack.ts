import {
  ExAudioFourCc,
  ExAudioPacketType,
  ExVideoFourCc,
  ExVideoFrameType,
  ExVideoPacketType,
  encodeExAudio,
  encodeExVideo,
  VideoMultitrackLayout,
} from '../../../../../generated/enhanced/index.js';
import type { Media } from '../../../wire/media.js';
import { Relay } from '../../relay.js';
import { frame, needs, type Text } from './support.js';

/** Tracks with frames that are as long as those of films. */
const trackIds = [0, 1, 2];

const video = (): Media => ({
  kind: 'video',
  data: encodeExVideo({
    kind: 'exVideo',
    frameType: ExVideoFrameType.key,
    packetType: ExVideoPacketType.multitrack,
    modEx: [],
    multitrack: {
      layout: VideoMultitrackLayout.manyTracks,
      packetType: ExVideoPacketType.codedFramesX,
      fourCc: ExVideoFourCc.vp9,
      tracks: trackIds.map((trackId) => ({ trackId, packet: { kind: 'videoCodedFramesX', data: frame(2500) } })),
    },
  }),
});

const audio = (): Media => ({
  kind: 'audio',
  data: encodeExAudio({
    kind: 'exAudio',
    packetType: ExAudioPacketType.multitrack,
    modEx: [],
    multitrack: {
      layout: VideoMultitrackLayout.manyTracks,
      packetType: ExAudioPacketType.codedFrames,
      fourCc: ExAudioFourCc.opus,
      tracks: trackIds.map((trackId) => ({ trackId, packet: { kind: 'audioCodedFrames', data: frame(300) } })),
    },
  }),
});

export const multitrackCases: readonly Text[] = [video, audio].map((of) => ({
  name: `three-tracks-of-${of().kind}`,
  rule: 'peers/enhanced-relay/multitrack-unchanged',
  sends: `${of().kind} with frames of three tracks in one message, between others`,
  expects: 'the player gets the same bytes',
  needs,
  async run(bench) {
    const relay = await Relay.begin(bench);
    const message = of();
    await relay.passesOn(message.data, (timestamp) => relay.from.send(message, timestamp));
  },
}));
