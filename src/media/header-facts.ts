import {
  type AudioBody,
  AudioFourCc,
  type AudioPacket,
  decodeTagBody,
  type VideoBody,
  VideoFourCc,
  type VideoPacket,
} from '../../generated/enhanced/index.js';
import {
  AudioDataAacPacketType,
  AudioDataSoundFormat,
  VideoDataAvcPacketType,
  VideoDataCodecId,
} from '../../generated/flv/index.js';
import { MtrudeError, needMore } from '../runtime/index.js';
import { audioFacts, type CodecFacts, videoFacts } from './codec-facts.js';
import type { MediaMessage } from './media-message.js';

/** What the sequence header of one track says. */
export interface TrackFacts extends CodecFacts {
  readonly media: 'audio' | 'video';
  readonly trackId: number;
}

/** What the sequence headers in a message say, in either layout. Empty for other messages. Never throws for what a peer sent. */
export function headerFacts({ typeId, payload }: Omit<MediaMessage, 'timestamp'>): readonly TrackFacts[] {
  try {
    const body = decodeTagBody(payload, { tagType: typeId });
    if (body === needMore || body.kind === 'script') return [];
    if (body.kind === 'audio') return body.body === undefined ? [] : audioTracks(body.body);
    return body.kind === 'video' && body.body !== undefined ? videoTracks(body.body) : [];
  } catch (error) {
    if (error instanceof MtrudeError) return [];
    throw error;
  }
}

/** The track of messages that name none. */
const onlyTrack = 0;

/** A packet with the codec and the track that it belongs to. */
interface Packet<P> {
  readonly trackId: number;
  readonly fourCc: number;
  readonly packet: P | undefined;
}

function audioTracks(body: AudioBody): TrackFacts[] {
  if (body.kind === 'audioData') {
    const isHeader =
      body.soundFormat === AudioDataSoundFormat.aac && body.aacPacketType === AudioDataAacPacketType.sequenceHeader;
    return isHeader ? track('audio', onlyTrack, audioFacts(AudioFourCc.aac, body.data)) : [];
  }
  return packetsOf<AudioPacket>(body).flatMap(({ trackId, fourCc, packet }) =>
    packet?.kind === 'sequenceStart' ? track('audio', trackId, audioFacts(fourCc, packet.header)) : [],
  );
}

function videoTracks(body: VideoBody): TrackFacts[] {
  if (body.kind === 'videoData') {
    const isHeader =
      body.codecId === VideoDataCodecId.avc && body.avcPacketType === VideoDataAvcPacketType.sequenceHeader;
    return isHeader ? track('video', onlyTrack, videoFacts(VideoFourCc.avc, body.data)) : [];
  }
  return packetsOf<VideoPacket>(body).flatMap(({ trackId, fourCc, packet }) =>
    packet?.kind === 'sequenceStart' ? track('video', trackId, videoFacts(fourCc, packet.header)) : [],
  );
}

const track = (media: TrackFacts['media'], trackId: number, facts: CodecFacts | undefined): TrackFacts[] =>
  facts === undefined ? [] : [{ media, trackId, ...facts }];

/** One packet; or those of several tracks, where a codec that all share is named once. */
interface Packets<P> {
  readonly fourCc?: number | undefined;
  readonly trackId?: number | undefined;
  readonly packet?: P | undefined;
  readonly tracks?: readonly Packets<P>[] | undefined;
  readonly multitrack?: Packets<P> | undefined;
}

function packetsOf<P extends AudioPacket | VideoPacket>(of: Packets<P>): readonly Packet<P>[] {
  if (of.multitrack !== undefined) return packetsOf(of.multitrack);
  const { fourCc, trackId = onlyTrack, packet } = of;
  if (of.tracks !== undefined)
    return of.tracks.flatMap((each) => packetsOf<P>({ ...each, fourCc: each.fourCc ?? fourCc }));
  return fourCc === undefined ? [] : [{ trackId, fourCc, packet }];
}
