import {
  type ChunkMessageHeader,
  encodeChunkMessageHeader,
  readChunkMessageHeader,
} from '../../../generated/rtmp/chunk-message-header.js';
import type { ChunkStreamState } from '../../../generated/rtmp/chunk-stream.js';
import { type NeedMore, needMore } from '../../runtime/need-more.js';
import type { Reader } from '../../runtime/reader.js';

/**
 * Reads a message header where an extended timestamp is indicated, from peers that may leave it out on type 3 chunks:
 * if what stands in its place is no time that it could be, it is taken for payload.
 */
export function readLenientHeader(r: Reader, format: number, state: ChunkStreamState): ChunkMessageHeader | NeedMore {
  const start = r.position;
  const header = readChunkMessageHeader(r, { format, extended: true });
  if (header !== needMore && (carriesItsOwnTime(header) || isPlausible(header, state))) return header;
  const afterwards = r.position;
  r.position = start;
  const bare = readChunkMessageHeader(r, { format, extended: false });
  if (bare === needMore || carriesItsOwnTime(bare)) return needMore;
  if (header !== needMore || !mayBecomePlausible(r, format, state)) return bare;
  r.position = afterwards;
  return needMore;
}

const carriesItsOwnTime = (header: ChunkMessageHeader): boolean => header.timestamp !== undefined;

const isPlausible = ({ extendedTimestamp }: ChunkMessageHeader, state: ChunkStreamState): boolean =>
  extendedTimestamp !== undefined && plausibleTimes(state).includes(extendedTimestamp);

/** What peers repeat on a type 3 chunk: what the last header carried, or the timestamp of this or of the last message. */
const plausibleTimes = ({ carried, timestamp }: ChunkStreamState): number[] => [
  carried,
  timestamp,
  (timestamp + carried) >>> 0,
];

/** Whether the few bytes there are, less than an extended timestamp, are the beginning of a plausible one. */
function mayBecomePlausible(r: Reader, format: number, state: ChunkStreamState): boolean {
  const found = r.bytes.subarray(r.position, r.end);
  return plausibleTimes(state).some((extendedTimestamp) => {
    const expected = encodeChunkMessageHeader({ format, extendedTimestamp }, { format, extended: true });
    return found.every((byte, index) => byte === expected[index]);
  });
}
