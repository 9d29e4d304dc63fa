import { randomBytes } from 'node:crypto';
import {
  ExAudioFourCc,
  ExAudioPacketType,
  ExVideoFourCc,
  ExVideoFrameType,
  ExVideoPacketType,
  encodeExAudio,
  encodeExVideo,
  VideoMultitrackLayout,
} from '../../../generated/enhanced/index.js';
import type { Media } from './media.js';

/** Tracks with frames that are as long as those of films. */
const trackIds = [0, 1, 2];

/** Video with frames of several tracks in one message. */
export const multitrackVideo = (): Media => ({
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
      tracks: trackIds.map((trackId) => ({ trackId, packet: { kind: 'videoCodedFramesX', data: randomBytes(2500) } })),
    },
  }),
});

/** The same of audio. */
export const multitrackAudio = (): Media => ({
  kind: 'audio',
  data: encodeExAudio({
    kind: 'exAudio',
    packetType: ExAudioPacketType.multitrack,
    modEx: [],
    multitrack: {
      layout: VideoMultitrackLayout.manyTracks,
      packetType: ExAudioPacketType.codedFrames,
      fourCc: ExAudioFourCc.opus,
      tracks: trackIds.map((trackId) => ({ trackId, packet: { kind: 'audioCodedFrames', data: randomBytes(300) } })),
    },
  }),
});
