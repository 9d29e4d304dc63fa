import {
  type ChunkMessageHeader,
  type ChunkStreamState,
  defaultChunkSize,
  encodeChunkBasicHeader,
  encodeChunkMessageHeader,
  initialChunkStream,
  receiveChunkStream,
  sendChunkStream,
} from '../../../generated/rtmp/index.js';
import type { HeaderForm, RawMessage } from '../../session/chunk-stream/index.js';

/** How the first chunk of a message begins: the shortest way, one of the longer ones, or with type 3 come what may. */
export type Opening = HeaderForm | 'repeated';

/** Cuts messages into chunks one by one, so that a case can mix, lose and change them. */
export class Chunker {
  /** Bytes of payload in a chunk. */
  chunkSize = defaultChunkSize;
  /** The header that the last message began with. */
  opened: ChunkMessageHeader | undefined;
  readonly #states = new Map<number, ChunkStreamState>();

  /** The chunks of a message, each by itself. */
  cut(message: RawMessage, opening?: Opening): Uint8Array[] {
    const { chunkStreamId, payload } = message;
    const state = this.#states.get(chunkStreamId) ?? initialChunkStream();
    this.#states.set(chunkStreamId, state);
    const chunks: Uint8Array[] = [];
    let header = openingHeader(state, message, opening);
    this.opened = header;
    for (let from = 0; from === 0 || from < payload.length; from += this.chunkSize) {
      if (from > 0) header = sendChunkStream(state, carriedBy(message), { continuing: true, zeroAfterFull });
      chunks.push(chunk(chunkStreamId, header, state.extended, payload.subarray(from, from + this.chunkSize)));
    }
    return chunks;
  }

  /** The same as one piece. */
  write(message: RawMessage, opening?: Opening): Uint8Array {
    return Buffer.concat(this.cut(message, opening));
  }
}

/** One chunk. `extended` says whether a header of type 3 has an extended timestamp. */
export const chunk = (
  chunkStreamId: number,
  header: ChunkMessageHeader,
  extended: boolean,
  payload: Uint8Array,
): Uint8Array =>
  Buffer.concat([
    encodeChunkBasicHeader({ format: header.format, chunkStreamId }),
    encodeChunkMessageHeader(header, { format: header.format, extended }),
    payload,
  ]);

const zeroAfterFull = false;
const starts = { continuing: false, zeroAfterFull };

function openingHeader(state: ChunkStreamState, message: RawMessage, opening?: Opening): ChunkMessageHeader {
  if (opening === undefined) return sendChunkStream(state, carriedBy(message), starts);
  if (opening === 'repeated') {
    // What continues a message and what repeats its header look the same.
    const header = sendChunkStream(state, carriedBy(message), { continuing: true, zeroAfterFull });
    receiveChunkStream(state, header, starts);
    return header;
  }
  const header = sendChunkStream({ ...state, ...lacking[opening] }, carriedBy(message), starts);
  receiveChunkStream(state, header, starts);
  return header;
}

/** What the state must lack so that no shorter header will do. */
const lacking: Readonly<Record<HeaderForm, Partial<ChunkStreamState>>> = {
  full: { known: false },
  sameStream: { length: Number.NaN },
  delta: { full: true },
};

const carriedBy = ({ timestamp, typeId, streamId, payload }: RawMessage) => ({
  timestamp,
  length: payload.length,
  typeId,
  streamId,
});
