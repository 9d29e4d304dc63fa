import {
  type ChunkMessageHeader,
  encodeChunkBasicHeader,
  encodeChunkMessageHeader,
} from '../../../generated/rtmp/index.js';

/** One chunk, in the form that the case wants, whatever went before. */
export interface ChunkText {
  readonly chunkStreamId: number;
  readonly header: ChunkMessageHeader;
  /** Whether an extended timestamp belongs to a header that does not announce it itself: to those of type 3. */
  readonly extended?: boolean;
  readonly payload: Uint8Array;
}

/** The bytes of chunks, one after the other. */
export function chunks(...texts: readonly ChunkText[]): Uint8Array {
  return Buffer.concat(
    texts.flatMap(({ chunkStreamId, header, extended = false, payload }) => [
      encodeChunkBasicHeader({ format: header.format, chunkStreamId }),
      encodeChunkMessageHeader(header, { format: header.format, extended }),
      payload,
    ]),
  );
}
