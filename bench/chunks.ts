import { type NeedMore, needMore } from '../src/runtime/need-more.js';
import { Reader } from '../src/runtime/reader.js';
import { Writer } from '../src/runtime/writer.js';
import {
  type ChunkBasicHeader,
  type ChunkMessageHeader,
  readChunkBasicHeader,
  readChunkMessageHeader,
  writeChunkBasicHeader,
  writeChunkMessageHeader,
} from './twins/chunk-header.js';
import type { Tag } from './twins/flv-tag.js';

export const chunkSize = 4096;
const extendedMark = 0xffffff;

/**
 * The tags as messages, each on the chunk stream of its type: a full header first, then ones with a delta. Tells where
 * each chunk has its payload.
 */
export function writeChunks(
  tags: readonly Tag[],
  size = chunkSize,
  onPayload: (start: number, end: number) => void = () => undefined,
): Uint8Array {
  const w = new Writer();
  const last = new Map<number, number>();
  for (const { tagType, timestamp, data } of tags) {
    const chunkStreamId = tagType === 9 ? 6 : 4;
    const before = last.get(chunkStreamId);
    const format = before === undefined ? 0 : 1;
    last.set(chunkStreamId, timestamp);
    writeChunkBasicHeader(w, { format, chunkStreamId });
    const time = timestamp - (before ?? 0);
    writeChunkMessageHeader(w, { format, timestamp: time, length: data.length, typeId: tagType, streamId: 1 });
    for (let from = 0; from < data.length; from += size) {
      if (from > 0) writeChunkBasicHeader(w, { format: 3, chunkStreamId });
      const piece = data.subarray(from, from + size);
      const at = w.reserve(piece.length);
      w.bytes.set(piece, at);
      onPayload(at, at + piece.length);
    }
  }
  return w.finish();
}

/** Where the payloads of chunks begin and end: starts at even places, ends at odd ones. */
export function payloadsIn(tags: readonly Tag[], size: number): Uint32Array {
  const places: number[] = [];
  writeChunks(tags, size, (start, end) => places.push(start, end));
  return Uint32Array.from(places);
}

/** The least that anybody does who has payloads without the headers between them. */
export function copyPayloads(bytes: Uint8Array, places: Uint32Array): Uint8Array {
  const copied = new Uint8Array(bytes.length);
  let filled = 0;
  for (let at = 0; at + 1 < places.length; at += 2) {
    const start = places[at] ?? 0;
    const end = places[at + 1] ?? 0;
    copied.set(bytes.subarray(start, end), filled);
    filled += end - start;
  }
  return copied;
}

/** The headers of these chunks alone. */
export function writeHeaders(tags: readonly Tag[]): Uint8Array {
  const w = new Writer();
  for (const { tagType, timestamp, data } of tags) {
    const chunkStreamId = tagType === 9 ? 6 : 4;
    writeChunkBasicHeader(w, { format: 1, chunkStreamId });
    writeChunkMessageHeader(w, { format: 1, timestamp, length: data.length, typeId: tagType });
    for (let from = chunkSize; from < data.length; from += chunkSize) {
      writeChunkBasicHeader(w, { format: 3, chunkStreamId });
    }
  }
  return w.finish();
}

/** Reads headers one after the other; gives the sum of all lengths. */
export function readHeaders(bytes: Uint8Array, headers: HeaderReader): number {
  const r = new Reader(bytes);
  let sum = 0;
  while (r.position < r.end) {
    const basic = headers.basic(r);
    if (basic === needMore) break;
    const header = headers.message(r, basic.format, false);
    if (header === needMore) break;
    sum += header.length ?? 0;
  }
  return sum;
}

interface Inherited {
  timestamp: number;
  delta: number;
  extended: boolean;
  typeId: number;
  streamId: number;
  payload: Uint8Array;
  filled: number;
}

export interface Message {
  readonly timestamp: number;
  readonly typeId: number;
  readonly streamId: number;
  readonly payload: Uint8Array;
}

/** Reads the two headers of a chunk. */
export interface HeaderReader {
  basic(r: Reader): ChunkBasicHeader | NeedMore;
  message(r: Reader, format: number, extended: boolean): ChunkMessageHeader | NeedMore;
}

export const twinHeaders: HeaderReader = { basic: readChunkBasicHeader, message: readChunkMessageHeader };

/** The messages of one direction, put together by hand: what a chunk stream can hardly do less than. */
export function readChunks(bytes: Uint8Array, headers: HeaderReader): Message[] {
  const r = new Reader(bytes);
  const streams = new Map<number, Inherited>();
  const messages: Message[] = [];
  while (r.position < r.end) {
    const basic = headers.basic(r);
    if (basic === needMore) break;
    let state = streams.get(basic.chunkStreamId);
    if (state === undefined) {
      const payload = new Uint8Array(0);
      state = { timestamp: 0, delta: 0, extended: false, typeId: 0, streamId: 0, payload, filled: 0 };
      streams.set(basic.chunkStreamId, state);
    }
    const header = headers.message(r, basic.format, state.extended);
    if (header === needMore) break;
    if (state.filled === 0) begin(state, header);
    const size = Math.min(chunkSize, state.payload.length - state.filled);
    if (r.end - r.position < size) break;
    state.payload.set(bytes.subarray(r.position, r.position + size), state.filled);
    r.position += size;
    state.filled += size;
    if (state.filled < state.payload.length) continue;
    const { timestamp, typeId, streamId, payload } = state;
    messages.push({ timestamp, typeId, streamId, payload });
    state.filled = 0;
  }
  return messages;
}

function begin(state: Inherited, header: ChunkMessageHeader): void {
  if (header.timestamp !== undefined) {
    const time = header.extendedTimestamp ?? header.timestamp;
    state.extended = header.timestamp === extendedMark;
    state.delta = time;
    state.timestamp = header.format === 0 ? time : (state.timestamp + time) >>> 0;
  } else {
    state.timestamp = (state.timestamp + state.delta) >>> 0;
  }
  if (header.typeId !== undefined) state.typeId = header.typeId;
  if (header.streamId !== undefined) state.streamId = header.streamId;
  state.payload = new Uint8Array(header.length ?? state.payload.length);
}
