import { createHash } from 'node:crypto';
import {
  AudioDataAacPacketType,
  AudioDataSoundFormat,
  decodeTagBody,
  type Tag,
  VideoDataAvcPacketType,
  VideoDataCodecId,
  VideoDataFrameType,
} from '../../generated/flv/index.js';
import { needMore } from '../../src/runtime/need-more.js';

/** A packet as `ffprobe -show_packets -show_data_hash sha256` gives it. Times are in milliseconds. */
export interface Packet {
  readonly codec_type: 'audio' | 'video';
  readonly pts: number;
  readonly dts: number;
  readonly size: string;
  readonly data_hash: string;
}

/** The packets in a tag; sequence headers and ends are none. */
export function packetsOf({ tagType, timestamp, data }: Tag): Packet[] {
  const body = decodeTagBody(data, { tagType });
  if (body === needMore) throw new Error('a tag ends too early');
  if (body.kind === 'audio' && body.body !== undefined) {
    if (body.body.kind === 'exAudio') return [];
    const { soundFormat, aacPacketType } = body.body;
    if (soundFormat === AudioDataSoundFormat.aac && aacPacketType !== AudioDataAacPacketType.raw) return [];
    return [packet('audio', timestamp, 0, body.body.data)];
  }
  if (body.kind === 'video' && body.body !== undefined) {
    if (body.body.kind === 'exVideo') return [];
    const { codecId, frameType, avcPacketType, compositionTime } = body.body;
    if (frameType === VideoDataFrameType.command) return [];
    if (codecId === VideoDataCodecId.avc && avcPacketType !== VideoDataAvcPacketType.nalUnits) return [];
    return [packet('video', timestamp, compositionTime ?? 0, body.body.data)];
  }
  return [];
}

const packet = (kind: Packet['codec_type'], dts: number, offset: number, data: Uint8Array): Packet => ({
  codec_type: kind,
  pts: dts + offset,
  dts,
  size: String(data.length),
  data_hash: `SHA256:${createHash('sha256').update(data).digest('hex')}`,
});
