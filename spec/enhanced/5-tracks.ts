import { bits, bytes, must, openEnum, should, struct, type, u8 } from '../../src/schema/build/index.js';
import { enhanced } from '../documents.js';

export const multitracks = { oneTrack: 0, manyTracks: 1, manyTracksManyCodecs: 2 } as const;

/** How the tracks of a message are laid out. */
export const multitrackType = openEnum(
  bits(4),
  {
    oneTrack: [multitracks.oneTrack, 'One track, to the end of the message.'],
    manyTracks: [multitracks.manyTracks, 'Tracks of one codec, each with its size.'],
    manyTracksManyCodecs: [multitracks.manyTracksManyCodecs, 'Tracks, each with its codec and its size.'],
  },
  { doc: 'How the tracks are laid out.' },
);

export const trackId = {
  ...u8,
  doc: 'Which track it is; 0 is the one that most should take.',
  rule: 'default-track',
};

const clause = enhanced('multitrack-media-message-guidelines');

/** Rules of whatever carries tracks. */
export const trackRules = {
  'track-id-in-each-message': must('Each message of several tracks says whose it is: ids do not last', clause),
  'all-tracks': must('All tracks of a message are processed', clause),
  'default-track': should('Track 0 is the default; others have positive ids of their own', clause),
  'tracks-described': should('The metadata of the stream describes each track fully', clause),
  'id-is-no-rank': must('Nothing about quality or compatibility is inferred from the id of a track', clause),
  'choose-by-metadata': should('A track is chosen by the metadata and what the stream itself says', clause),
  'track-id-as-argument': should(
    'A method about a track takes an object that has its trackId and mediaType',
    enhanced('scriptdata-multitrack-parameter-handling'),
  ),
};

export const multitrackStart = type(
  'enhanced.multitrackStart',
  struct({
    layout: multitrackType,
    packetType: bits(4, { doc: 'What the packets of all tracks are.' }),
    rest: bytes('rest', { doc: 'Unread.' }),
  }),
  {
    doc: 'How packets of several tracks begin, of audio or of video; the tracks are left unread.',
    from: clause,
    examples: [{ hex: '11 61763031', value: { layout: 1, packetType: 1, rest: { $bytes: '61763031' } } }],
  },
);
