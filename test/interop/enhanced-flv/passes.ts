import { readFileSync, writeFileSync } from 'node:fs';
import { decodeTagBody, encodeTagBody } from '../../../generated/enhanced/index.js';
import { decodeFile, encodeFile, type Tag, TagTagType } from '../../../generated/flv/index.js';
import { FlvReader } from '../../../src/media/flv-reader.js';
import { FlvWriter } from '../../../src/media/flv-writer.js';
import { needMore } from '../../../src/runtime/need-more.js';

/** A way through our code from one file to another. */
export interface Pass {
  readonly name: string;
  readonly through: (from: string, to: string) => void;
}

export const passes: readonly Pass[] = [
  { name: 'codecs', through: throughCodecs },
  { name: 'reader and writer', through: throughMedia },
];

/** Everything is decoded to its last field, and written anew from the values. */
function throughCodecs(from: string, to: string): void {
  const file = decodeFile(read(from));
  if (file === needMore) throw new Error(`${from} is cut off`);
  const entries = file.entries.map(({ tag }) => ({ tag: { ...tag, data: bodyAgain(tag) } }));
  writeFileSync(to, encodeFile({ ...file, entries }));
}

function bodyAgain({ tagType, data }: Tag): Uint8Array {
  const body = decodeTagBody(data, { tagType });
  if (body === needMore) throw new Error('a tag ends too early');
  return encodeTagBody(body, { tagType });
}

/** Read in pieces as from a socket, and recorded. */
function throughMedia(from: string, to: string): void {
  const pieces: Buffer[] = [];
  const writer = new FlvWriter({
    append: (bytes) => pieces.push(Buffer.from(bytes)),
  });
  const reader = new FlvReader({
    tag: ({ tagType: typeId, timestamp, data: payload }) => {
      if (tagTypes.has(typeId)) writer.write({ typeId, timestamp, payload });
    },
  });
  const bytes = read(from);
  const size = 1_000;
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  reader.end();
  writer.close();
  writeFileSync(to, Buffer.concat(pieces));
}

const tagTypes: ReadonlySet<number> = new Set(Object.values(TagTagType));

const read = (name: string): Uint8Array => new Uint8Array(readFileSync(name));
