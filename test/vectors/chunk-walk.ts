import { readChunkBasicHeader } from '../../generated/rtmp/chunk-basic-header.js';
import { readChunkMessageHeader } from '../../generated/rtmp/chunk-message-header.js';
import { type ChunkStreamState, initialChunkStream, receiveChunkStream } from '../../generated/rtmp/chunk-stream.js';
import { defaultChunkSize } from '../../generated/rtmp/constants.js';
import { needMore } from '../../src/runtime/need-more.js';
import { Reader } from '../../src/runtime/reader.js';

/** One chunk, found with the generated codecs alone. */
export interface WalkedChunk {
  readonly offset: number;
  /** Where the next one begins. */
  readonly end: number;
  readonly format: number;
  readonly chunkStreamId: number;
  /** Whether it goes on with a message. */
  readonly isContinuation: boolean;
  /** As in the last header of the chunk stream that had a time. */
  readonly time: number;
  readonly timestamp: number;
  readonly typeId: number;
  readonly streamId: number;
  readonly length: number;
  readonly payload: Uint8Array;
  readonly rest: number;
}

/** The chunks from an offset on; what is incomplete at the end is left out. */
export function walkChunks(bytes: Uint8Array, offset: number): WalkedChunk[] {
  const chunks: WalkedChunk[] = [];
  const streams = new Map<number, { state: ChunkStreamState; rest: number }>();
  let chunkSize = defaultChunkSize;
  const r = new Reader(bytes);
  r.position = offset;
  while (r.position < r.end) {
    const start = r.position;
    const basic = readChunkBasicHeader(r);
    if (basic === needMore) break;
    const { format, chunkStreamId } = basic;
    const stream = streams.get(chunkStreamId) ?? { state: initialChunkStream(), rest: 0 };
    streams.set(chunkStreamId, stream);
    const header = readChunkMessageHeader(r, { format, extended: stream.state.extended });
    if (header === needMore) break;
    const isContinuation = stream.rest > 0;
    const value = receiveChunkStream(stream.state, header, { continuing: isContinuation, zeroAfterFull: false });
    const left = isContinuation ? stream.rest : value.length;
    const size = Math.min(chunkSize, left);
    if (r.end - r.position < size) break;
    const payload = bytes.slice(r.position, r.position + size);
    r.position += size;
    stream.rest = left - size;
    chunks.push({
      offset: start,
      end: r.position,
      format,
      chunkStreamId,
      isContinuation,
      time: stream.state.carried,
      ...value,
      payload,
      rest: stream.rest,
    });
    if (value.typeId === 1) chunkSize = new DataView(payload.buffer).getUint32(0);
  }
  return chunks;
}
