import { type AudioPacket, decodeTagBody, type VideoPacket } from '../../generated/enhanced/index.js';
import { MtrudeError, needMore } from '../runtime/index.js';
import type { MediaMessage } from './media-message.js';

/** Tracks have ids of a byte; what has so many more parts than that is not worth the time of a live server. */
const mostElements = 4096;

/** The track of messages that name none. */
const onlyTrack = 0;

/** One track of a message: its id, and what it says where the message is of Enhanced RTMP. */
interface Track {
  readonly id: number;
  readonly packet?: AudioPacket | VideoPacket | undefined;
}

/** The tracks that a message speaks of. Empty if that cannot be told. Never throws for what a peer sent. */
export function trackIds(message: Omit<MediaMessage, 'timestamp'>): readonly number[] {
  return tracksOf(message).map(({ id }) => id);
}

/**
 * What a header replaces for those who join later: earlier headers about the same thing of the same track. A header
 * about several tracks is replaced once each of them has a newer one.
 */
export function headerSlots(message: Omit<MediaMessage, 'timestamp'>): readonly string[] {
  const tracks = tracksOf(message);
  return tracks.length === 0 ? ['unknown'] : tracks.map(({ id, packet }) => `${subjectOf(packet)} ${id}`);
}

function subjectOf(packet: Track['packet']): string {
  if (packet?.kind === 'multichannelConfig') return 'channels';
  return packet?.kind === 'videoMetadata' ? 'colours' : 'sequence';
}

function tracksOf(message: Omit<MediaMessage, 'timestamp'>): readonly Track[] {
  const body = bodyOf(message);
  if (body === undefined) return [];
  if (body.kind === 'audioData' || body.kind === 'videoData') return [{ id: onlyTrack }];
  const { packet, multitrack } = body;
  if (multitrack === undefined) return [{ id: onlyTrack, packet }];
  if (multitrack.trackId !== undefined) return [{ id: multitrack.trackId, packet: multitrack.packet }];
  return (multitrack.tracks ?? []).map((track) => ({ id: track.trackId, packet: track.packet }));
}

/** Payloads are views, so that decoding all of them costs the headers only. */
function bodyOf({ typeId, payload }: Omit<MediaMessage, 'timestamp'>) {
  try {
    const body = decodeTagBody(payload, { tagType: typeId }, { limits: { elements: mostElements } });
    return body === needMore || (body.kind !== 'audio' && body.kind !== 'video') ? undefined : body.body;
  } catch (error) {
    if (error instanceof MtrudeError) return undefined;
    throw error;
  }
}
