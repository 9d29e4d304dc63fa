import {
  AudioDataAacPacketType,
  AudioDataSoundFormat,
  enhancedMetadata,
  enhancedSequenceEnd,
  enhancedSequenceStart,
  enhancedSoundFormat,
  firstEnhancedFrameType,
  readAudioData,
  readVideoData,
  TagTagType,
  type VideoData,
  VideoDataAvcPacketType,
  VideoDataFrameType,
} from '../../generated/flv/index.js';
import { needMore, Reader } from '../runtime/index.js';
import type { MediaMessage } from './media-message.js';

/** What a message means for those who join later, and for a file. */
export type MediaKind =
  /** What a decoder of audio needs before the first frame. */
  | 'audio-header'
  | 'audio'
  /** What a decoder of video needs before the first frame. */
  | 'video-header'
  /** A picture that can be decoded without others. */
  | 'video-key'
  | 'video'
  /** Video without a picture: the end of a sequence, metadata, a command. */
  | 'video-other'
  | 'data'
  /** Neither audio nor video nor data of the older form. */
  | 'other';

/** Tells what a message is, from its type and the first bytes of its payload. Never throws. */
export function mediaKind({ typeId, payload }: Omit<MediaMessage, 'timestamp'>): MediaKind {
  switch (typeId) {
    case TagTagType.audio:
      return audioKind(payload);
    case TagTagType.video:
      return videoKind(payload);
    case TagTagType.script:
      return 'data';
    default:
      return 'other';
  }
}

/** Whether the message is audio, or a picture: what a recording is for. */
export function isFrame(kind: MediaKind): boolean {
  return kind === 'audio' || kind === 'video-key' || kind === 'video';
}

function audioKind(payload: Uint8Array): MediaKind {
  const audio = readAudioData(new Reader(payload));
  if (audio === needMore) return 'audio';
  const { soundFormat, soundRate, soundSize, soundType, aacPacketType } = audio;
  if (soundFormat === AudioDataSoundFormat.aac) {
    return aacPacketType === AudioDataAacPacketType.sequenceHeader ? 'audio-header' : 'audio';
  }
  if (soundFormat !== enhancedSoundFormat) return 'audio';
  // The packet type takes the place of these three; it is the first one if all of its bits are 0.
  return soundRate + soundSize + soundType === enhancedSequenceStart ? 'audio-header' : 'audio';
}

function videoKind(payload: Uint8Array): MediaKind {
  const video = readVideoData(new Reader(payload));
  if (video === needMore) return 'video';
  return video.frameType >= firstEnhancedFrameType ? enhancedVideoKind(video) : plainVideoKind(video);
}

function plainVideoKind({ frameType, avcPacketType }: VideoData): MediaKind {
  if (frameType === VideoDataFrameType.command) return 'video-other';
  if (avcPacketType === VideoDataAvcPacketType.sequenceHeader) return 'video-header';
  if (avcPacketType === VideoDataAvcPacketType.endOfSequence) return 'video-other';
  return pictureKind(frameType);
}

function enhancedVideoKind({ frameType, codecId: packetType }: VideoData): MediaKind {
  const plainFrameType = frameType - firstEnhancedFrameType;
  if (plainFrameType === VideoDataFrameType.command) return 'video-other';
  if (packetType === enhancedSequenceStart) return 'video-header';
  if (packetType === enhancedSequenceEnd || packetType === enhancedMetadata) return 'video-other';
  return pictureKind(plainFrameType);
}

function pictureKind(frameType: number): MediaKind {
  const isKey = frameType === VideoDataFrameType.key || frameType === VideoDataFrameType.generatedKey;
  return isKey ? 'video-key' : 'video';
}
