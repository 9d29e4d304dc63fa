import { createHash } from 'node:crypto';
import {
  type AudioBody,
  decodeTagBody,
  type ExAudio,
  type ExVideo,
  type VideoBody,
} from '../../generated/enhanced/index.js';
import {
  AudioDataAacPacketType,
  AudioDataSoundFormat,
  type Tag,
  VideoDataAvcPacketType,
  VideoDataCodecId,
  VideoDataFrameType,
} from '../../generated/flv/index.js';
import { needMore } from '../../src/runtime/need-more.js';

/** A packet as `ffprobe -show_packets -show_data_hash sha256` gives it, and its track among those of its kind. */
export interface Packet {
  readonly codec_type: string;
  readonly track: number;
  /** Milliseconds. */
  readonly pts: number;
  readonly dts: number;
  readonly size: string;
  readonly data_hash: string;
}

/** The coded frames of one track in a tag. */
interface Frames {
  readonly kind: 'audio' | 'video';
  readonly track: number;
  /** Milliseconds from decoding to presentation. */
  readonly offset: number;
  readonly data: Uint8Array;
}

/** The packets in a tag; configurations and ends are none. */
export function packetsOf({ tagType, timestamp, data }: Tag): Packet[] {
  const body = decodeTagBody(data, { tagType });
  if (body === needMore) throw new Error('a tag ends too early');
  return framesOf(body).map(({ kind, track, offset, data }) => ({
    codec_type: kind,
    track,
    pts: timestamp + offset,
    dts: timestamp,
    size: String(data.length),
    data_hash: `SHA256:${createHash('sha256').update(data).digest('hex')}`,
  }));
}

function framesOf(body: Exclude<ReturnType<typeof decodeTagBody>, typeof needMore>): Frames[] {
  if (body.kind === 'audio' && body.body !== undefined) return audioFrames(body.body);
  return body.kind === 'video' && body.body !== undefined ? videoFrames(body.body) : [];
}

function audioFrames(body: AudioBody): Frames[] {
  if (body.kind === 'exAudio') return exAudioFrames(body);
  const isConfiguration =
    body.soundFormat === AudioDataSoundFormat.aac && body.aacPacketType !== AudioDataAacPacketType.raw;
  return isConfiguration ? [] : [{ kind: 'audio', track: 0, offset: 0, data: body.data }];
}

function videoFrames(body: VideoBody): Frames[] {
  if (body.kind === 'exVideo') return exVideoFrames(body);
  const { codecId, frameType, avcPacketType, compositionTime: offset = 0, data } = body;
  if (frameType === VideoDataFrameType.command) return [];
  if (codecId === VideoDataCodecId.avc && avcPacketType !== VideoDataAvcPacketType.nalUnits) return [];
  return [{ kind: 'video', track: 0, offset, data }];
}

const exAudioFrames = ({ packet, multitrack }: ExAudio): Frames[] =>
  tracksOf(packet, multitrack).flatMap(({ trackId, packet }) =>
    packet.kind === 'audioCodedFrames' ? [{ kind: 'audio', track: trackId, offset: 0, data: packet.data }] : [],
  );

const exVideoFrames = ({ packet, multitrack }: ExVideo): Frames[] =>
  tracksOf(packet, multitrack).flatMap(({ trackId, packet }) => {
    if (packet.kind === 'videoCodedFramesX') return [{ kind: 'video', track: trackId, offset: 0, data: packet.data }];
    if (packet.kind !== 'videoCodedFrames') return [];
    return [{ kind: 'video', track: trackId, offset: packet.compositionTime ?? 0, data: packet.data }];
  });

interface TrackOf<P> {
  readonly trackId: number;
  readonly packet: P;
}

/** What a message says of one track among several, or of all of them. */
interface Several<P> {
  readonly trackId?: number | undefined;
  readonly packet?: P | undefined;
  readonly tracks?: readonly TrackOf<P>[] | undefined;
}

function tracksOf<P>(packet: P | undefined, several: Several<P> | undefined): readonly TrackOf<P>[] {
  if (packet !== undefined) return [{ trackId: 0, packet }];
  if (several?.trackId !== undefined && several.packet !== undefined) {
    return [{ trackId: several.trackId, packet: several.packet }];
  }
  return several?.tracks ?? [];
}
