import { type NeedMore, needMore } from './need-more.js';
import { Reader, type ReadOptions } from './reader.js';
import { type WriteOptions, Writer } from './writer.js';

/** Decodes a value from all of the bytes. */
export function decodeWhole<T>(
  bytes: Uint8Array,
  options: ReadOptions | undefined,
  read: (r: Reader) => T | NeedMore,
  path: string,
  rule: string,
): T | NeedMore {
  const r = new Reader(bytes, options);
  const value = read(r);
  if (value !== needMore) r.finish(path, rule);
  return value;
}

/** Encodes what is written. */
export function encodeWhole(options: WriteOptions | undefined, write: (w: Writer) => void): Uint8Array {
  const w = new Writer(options);
  try {
    write(w);
    return w.finish();
  } finally {
    w.release();
  }
}
