import { type NeedMore, needMore } from '../../src/runtime/need-more.js';
import type { Reader } from '../../src/runtime/reader.js';
import type { Writer } from '../../src/runtime/writer.js';

export interface Tag {
  readonly filter: boolean;
  readonly tagType: number;
  /** Milliseconds. */
  readonly timestamp: number;
  /** A view of the input. */
  readonly data: Uint8Array;
}

export interface Entry {
  readonly tag: Tag;
}

export function readTag(r: Reader): Tag | NeedMore {
  const p = r.position;
  if (r.end - p < 11) return r.short(p, 'flv.tag', 'flv/E.4.1/layout');
  const { view } = r;
  const first = view.getUint8(p);
  const typeAndSize = view.getUint32(p);
  const start = p + 11;
  const end = start + (typeAndSize & 0xffffff);
  if (end > r.end) return r.short(start, 'flv.tag.data', 'flv/E.4.1/layout');
  r.position = end;
  return {
    filter: (first & 0x20) !== 0,
    tagType: first & 0x1f,
    timestamp: (view.getUint32(p + 3) >>> 8) + view.getUint8(p + 7) * 0x1000000,
    data: r.bytes.subarray(start, end),
  };
}

export function writeTag(w: Writer, tag: Tag): void {
  const { data, timestamp } = tag;
  const p = w.reserve(11 + data.length);
  const { view } = w;
  view.setUint32(p, ((tag.filter ? 0x20 : 0) | tag.tagType) * 0x1000000 + data.length);
  view.setUint32(p + 4, (timestamp << 8) | (timestamp >>> 24));
  view.setUint16(p + 8, 0);
  view.setUint8(p + 10, 0);
  w.bytes.set(data, p + 11);
}

/** A tag with the previous tag size behind it. */
export function readEntry(r: Reader): Entry | NeedMore {
  const start = r.position;
  const tag = readTag(r);
  if (tag === needMore) return needMore;
  const p = r.position;
  if (r.end - p < 4) return r.short(p, 'flv.entry', 'flv/E.3/layout');
  r.position = p + 4;
  if (r.view.getUint32(p) !== p - start) {
    r.note?.('peers/previous-tag-size/wrong-previous-tag-size', p, 'flv.entry.previousTagSize');
  }
  return { tag };
}

export function writeEntry(w: Writer, { tag }: Entry): void {
  const start = w.position;
  writeTag(w, tag);
  const p = w.reserve(4);
  w.view.setUint32(p, p - start);
}
