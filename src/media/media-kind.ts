import {
  ExAudioStartPacketType,
  ExVideoStartFrameType,
  ExVideoStartPacketType,
  readAudioStart,
  readMultitrackStart,
  readVideoStart,
} from '../../generated/enhanced/parts.js';
import {
  AudioDataAacPacketType,
  AudioDataSoundFormat,
  TagTagType,
  type VideoData,
  VideoDataAvcPacketType,
  VideoDataFrameType,
} from '../../generated/flv/parts.js';
import { MtrudeError, type NeedMore, needMore, Reader } from '../runtime/index.js';
import type { MediaMessage } from './media-message.js';

/** What a message means for those who join later, and for a file. */
export type MediaKind =
  /** What a decoder of audio needs before the first frame. */
  | 'audio-header'
  | 'audio'
  /** Audio without sound: the end of a sequence. */
  | 'audio-other'
  /** What a decoder of video needs before the first frame, and how the colours of what follows are meant. */
  | 'video-header'
  /** A picture that can be decoded without others. */
  | 'video-key'
  | 'video'
  /** Video without a picture: the end of a sequence, a command. */
  | 'video-other'
  | 'data'
  /** Neither audio nor video nor data of the older form. */
  | 'other';

/** Tells what a message is, from its type and how its payload begins. Never throws. */
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
  const audio = startOf(readAudioStart, payload);
  if (audio === undefined) return 'audio';
  if (audio.kind === 'exAudioStart') return enhancedAudioKind(packetType(audio, ExAudioStartPacketType.multitrack));
  if (audio.soundFormat !== AudioDataSoundFormat.aac) return 'audio';
  return audio.aacPacketType === AudioDataAacPacketType.sequenceHeader ? 'audio-header' : 'audio';
}

function enhancedAudioKind(packet: number | undefined): MediaKind {
  switch (packet) {
    case ExAudioStartPacketType.sequenceStart:
    case ExAudioStartPacketType.multichannelConfig:
      return 'audio-header';
    case ExAudioStartPacketType.sequenceEnd:
      return 'audio-other';
    default:
      return 'audio';
  }
}

function videoKind(payload: Uint8Array): MediaKind {
  const video = startOf(readVideoStart, payload);
  if (video === undefined) return 'video';
  if (video.kind === 'videoData') return plainVideoKind(video);
  return enhancedVideoKind(video.frameType, packetType(video, ExVideoStartPacketType.multitrack));
}

function plainVideoKind({ frameType, avcPacketType }: VideoData): MediaKind {
  if (frameType === VideoDataFrameType.command) return 'video-other';
  if (avcPacketType === VideoDataAvcPacketType.sequenceHeader) return 'video-header';
  if (avcPacketType === VideoDataAvcPacketType.endOfSequence) return 'video-other';
  return pictureKind(frameType);
}

/** The frame type means nothing for metadata. */
function enhancedVideoKind(frameType: number, packet: number | undefined): MediaKind {
  if (packet === ExVideoStartPacketType.metadata) return 'video-header';
  if (frameType === ExVideoStartFrameType.command) return 'video-other';
  switch (packet) {
    case ExVideoStartPacketType.sequenceStart:
    case ExVideoStartPacketType.mpeg2TsSequenceStart:
      return 'video-header';
    case ExVideoStartPacketType.sequenceEnd:
      return 'video-other';
    default:
      return pictureKind(frameType);
  }
}

function pictureKind(frameType: number): MediaKind {
  const isKey = frameType === VideoDataFrameType.key || frameType === VideoDataFrameType.generatedKey;
  return isKey ? 'video-key' : 'video';
}

/** What the packets of a message are; of several tracks, all are the same. */
function packetType(
  { packetType: own, rest }: { readonly packetType: number; readonly rest: Uint8Array },
  multitrack: number,
): number | undefined {
  return own === multitrack ? startOf(readMultitrackStart, rest)?.packetType : own;
}

/** How a payload begins; undefined if there is not enough of it, or something else than it should be. */
function startOf<T>(read: (r: Reader) => T | NeedMore, payload: Uint8Array): T | undefined {
  try {
    const start = read(new Reader(payload));
    return start === needMore ? undefined : start;
  } catch (error) {
    if (error instanceof MtrudeError) return undefined;
    throw error;
  }
}
