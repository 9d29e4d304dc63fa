import { randomBytes } from 'node:crypto';
import {
  ExVideoFourCc,
  ExVideoFrameType,
  ExVideoPacketType,
  encodeExVideo,
} from '../../../generated/enhanced/index.js';
import {
  AudioDataSoundFormat,
  AudioDataSoundRate,
  AudioDataSoundSize,
  AudioDataSoundType,
  encodeAudioData,
  encodeVideoData,
  VideoDataCodecId,
  VideoDataFrameType,
} from '../../../generated/flv/index.js';
import type { Message } from '../../../generated/rtmp/index.js';

/** A message of audio or video. */
export type Media = Extract<Message, { kind: 'audio' | 'video' }>;

/** Audio that needs no configuration before it. What its frame holds does not matter to servers. */
export const sound = (
  data: Uint8Array,
  soundFormat: number = AudioDataSoundFormat.mp3,
): Extract<Message, { kind: 'audio' }> => ({
  kind: 'audio',
  data: encodeAudioData({
    kind: 'audioData',
    soundFormat,
    soundRate: AudioDataSoundRate.kHz44,
    soundSize: AudioDataSoundSize.bits16,
    soundType: AudioDataSoundType.stereo,
    data,
  }),
});

/** Sound that no other is like. */
export function uniqueSound(size = 16): Extract<Message, { kind: 'audio' }> {
  return sound(randomBytes(size));
}

/** A key frame that needs no configuration before it. */
export const keyFrame = (
  data: Uint8Array,
  codecId: number = VideoDataCodecId.sorensonH263,
): Extract<Message, { kind: 'video' }> => ({
  kind: 'video',
  data: encodeVideoData({
    kind: 'videoData',
    frameType: VideoDataFrameType.key,
    codecId,
    data,
  }),
});

/** One that no other is like. */
export const picture = (size = 16): Extract<Message, { kind: 'video' }> => keyFrame(randomBytes(size));

/** A key frame of Enhanced RTMP, whose header holds four letters. */
export const enhancedPicture = (size = 16): Extract<Message, { kind: 'video' }> => ({
  kind: 'video',
  data: encodeExVideo({
    kind: 'exVideo',
    frameType: ExVideoFrameType.key,
    packetType: ExVideoPacketType.codedFramesX,
    modEx: [],
    fourCc: ExVideoFourCc.vp9,
    packet: { kind: 'videoCodedFramesX', data: randomBytes(size) },
  }),
});
