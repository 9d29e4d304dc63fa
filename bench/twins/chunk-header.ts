import type { NeedMore } from '../../src/runtime/need-more.js';
import type { Reader } from '../../src/runtime/reader.js';
import type { Writer } from '../../src/runtime/writer.js';

export interface ChunkBasicHeader {
  readonly format: number;
  readonly chunkStreamId: number;
}

export interface ChunkMessageHeader {
  readonly format: number;
  readonly timestamp?: number | undefined;
  readonly length?: number | undefined;
  readonly typeId?: number | undefined;
  readonly streamId?: number | undefined;
  readonly extendedTimestamp?: number | undefined;
}

export function readChunkBasicHeader(r: Reader): ChunkBasicHeader | NeedMore {
  const p = r.position;
  if (r.end === p) return r.short(p, 'rtmp.chunkBasicHeader', 'rtmp/5.3.1.1/layout');
  const first = r.view.getUint8(p);
  const head = first & 0x3f;
  if (head > 1) {
    r.position = p + 1;
    return { format: first >>> 6, chunkStreamId: head };
  }
  const size = head === 0 ? 2 : 3;
  if (r.end - p < size) return r.short(p + 1, 'rtmp.chunkBasicHeader.chunkStreamId', 'errata/4.1/chunk-stream-id');
  r.position = p + size;
  const tail = head === 0 ? r.view.getUint8(p + 1) : r.view.getUint16(p + 1, true);
  return { format: first >>> 6, chunkStreamId: tail + 64 };
}

export function readChunkMessageHeader(r: Reader, format: number, extended: boolean): ChunkMessageHeader | NeedMore {
  const p = r.position;
  const size = format === 0 ? 11 : format === 1 ? 7 : format === 2 ? 3 : 0;
  if (r.end - p < size) return r.short(p, 'rtmp.chunkMessageHeader', 'rtmp/5.3.1.2/layout');
  const { view } = r;
  let timestamp: number | undefined;
  let length: number | undefined;
  let typeId: number | undefined;
  let streamId: number | undefined;
  let extendedTimestamp: number | undefined;
  if (format < 3) timestamp = (view.getUint16(p) << 8) | view.getUint8(p + 2);
  if (format < 2) {
    const lengthAndType = view.getUint32(p + 3);
    length = lengthAndType >>> 8;
    typeId = lengthAndType & 0xff;
  }
  if (format === 0) streamId = view.getUint32(p + 7, true);
  r.position = p + size;
  if (format < 3 ? timestamp === 0xffffff : extended) {
    const at = p + size;
    if (r.end - at < 4) {
      return r.short(at, 'rtmp.chunkMessageHeader.extendedTimestamp', 'errata/5.1/extended-timestamp-on-type-3');
    }
    extendedTimestamp = view.getUint32(at);
    r.position = at + 4;
  }
  return { format, timestamp, length, typeId, streamId, extendedTimestamp };
}

export function writeChunkBasicHeader(w: Writer, value: ChunkBasicHeader): void {
  const { chunkStreamId } = value;
  const format = value.format << 6;
  if (chunkStreamId < 64) {
    const p = w.reserve(1);
    w.bytes[p] = format | chunkStreamId;
  } else if (chunkStreamId < 320) {
    const p = w.reserve(2);
    w.bytes[p] = format;
    w.bytes[p + 1] = chunkStreamId - 64;
  } else {
    const p = w.reserve(3);
    w.bytes[p] = format | 1;
    w.view.setUint16(p + 1, chunkStreamId - 64, true);
  }
}

export function writeChunkMessageHeader(w: Writer, value: ChunkMessageHeader): void {
  const { format, timestamp = 0, length = 0, typeId = 0, streamId = 0, extendedTimestamp } = value;
  const size = format === 0 ? 11 : format === 1 ? 7 : format === 2 ? 3 : 0;
  const p = w.reserve(extendedTimestamp === undefined ? size : size + 4);
  const { view } = w;
  if (format < 3) {
    view.setUint16(p, timestamp >>> 8);
    view.setUint8(p + 2, timestamp & 0xff);
  }
  if (format < 2) view.setUint32(p + 3, length * 0x100 + typeId);
  if (format === 0) view.setUint32(p + 7, streamId, true);
  if (extendedTimestamp !== undefined) view.setUint32(p + size, extendedTimestamp);
}
