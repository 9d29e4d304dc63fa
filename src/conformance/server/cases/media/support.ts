import { randomBytes } from 'node:crypto';
import {
  ExAudioPacketType,
  ExVideoFrameType,
  ExVideoPacketType,
  encodeExAudio,
  encodeExVideo,
} from '../../../../../generated/enhanced/index.js';
import {
  AudioDataAacPacketType,
  AudioDataSoundFormat,
  AudioDataSoundRate,
  AudioDataSoundSize,
  AudioDataSoundType,
  encodeAudioData,
  encodeVideoData,
  VideoDataAvcPacketType,
  VideoDataCodecId,
  VideoDataFrameType,
} from '../../../../../generated/flv/index.js';
import type { CaseText } from '../../../case.js';
import type { Media } from '../../../wire/media.js';
import type { ServerBench } from '../../bench.js';

export type Text = CaseText<ServerBench>;

/** What the server passes on is seen at a player. */
export const needs = ['publish', 'play'] as const;

/** AAC: its configuration, or a frame. */
export const aac = (data: Uint8Array, isHeader = false): Media => ({
  kind: 'audio',
  data: encodeAudioData({
    kind: 'audioData',
    soundFormat: AudioDataSoundFormat.aac,
    soundRate: AudioDataSoundRate.kHz44,
    soundSize: AudioDataSoundSize.bits16,
    soundType: AudioDataSoundType.stereo,
    aacPacketType: isHeader ? AudioDataAacPacketType.sequenceHeader : AudioDataAacPacketType.raw,
    data,
  }),
});

/** AVC: its configuration, a key frame, or an inter frame. */
export const avc = (data: Uint8Array, of: 'header' | 'key' | 'inter'): Media => ({
  kind: 'video',
  data: encodeVideoData({
    kind: 'videoData',
    frameType: of === 'inter' ? VideoDataFrameType.inter : VideoDataFrameType.key,
    codecId: VideoDataCodecId.avc,
    avcPacketType: of === 'header' ? VideoDataAvcPacketType.sequenceHeader : VideoDataAvcPacketType.nalUnits,
    compositionTime: 0,
    data,
  }),
});

/** Video of a codec that four letters name. */
export const enhancedVideo = (fourCc: number, data: Uint8Array, of: 'header' | 'key' | 'inter'): Media => ({
  kind: 'video',
  data: encodeExVideo({
    kind: 'exVideo',
    frameType: of === 'inter' ? ExVideoFrameType.inter : ExVideoFrameType.key,
    packetType: of === 'header' ? ExVideoPacketType.sequenceStart : ExVideoPacketType.codedFramesX,
    modEx: [],
    fourCc,
    packet: of === 'header' ? { kind: 'sequenceStart', header: data } : { kind: 'videoCodedFramesX', data },
  }),
});

/** Audio of a codec that four letters name. */
export const enhancedAudio = (fourCc: number, data: Uint8Array, isHeader = false): Media => ({
  kind: 'audio',
  data: encodeExAudio({
    kind: 'exAudio',
    packetType: isHeader ? ExAudioPacketType.sequenceStart : ExAudioPacketType.codedFrames,
    modEx: [],
    fourCc,
    packet: isHeader ? { kind: 'sequenceStart', header: data } : { kind: 'audioCodedFrames', data },
  }),
});

/** Bytes that no other frame has. */
export const frame = (size = 40): Uint8Array => randomBytes(size);
