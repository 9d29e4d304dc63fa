import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { FlvReader, type FlvTag, type MediaMessage } from '../media/index.js';
import { DecodeError, UsageError } from '../session/connection/index.js';

/** Where an FLV file comes from: its path, or its bytes. */
export type FlvSource = string | URL | Readable;

export interface FlvTags {
  readonly tags: AsyncGenerator<MediaMessage, void>;
  /** Lets go of the file. */
  close(): void;
}

/**
 * The tags of an FLV file, one after the other. Throws DecodeError where the file is malformed, cut or encrypted, after
 * all whole tags before that, and what the system says of a file that cannot be read.
 */
export function flvTags(source: FlvSource): FlvTags {
  const input = typeof source === 'string' || source instanceof URL ? createReadStream(source) : source;
  return { tags: read(input), close: () => input.destroy() };
}

async function* read(input: Readable): AsyncGenerator<MediaMessage, void> {
  const ready: MediaMessage[] = [];
  const reader = new FlvReader({
    tag: (tag, offset) => ready.push(messageOf(tag, offset)),
  });
  for await (const piece of input) {
    yield* drain(ready, () => reader.push(bytesOf(piece)));
  }
  yield* drain(ready, () => reader.end());
}

/** The message of a tag. Whoever gets an encrypted one could not tell, and would take it for what it is not. */
function messageOf({ filter, tagType, timestamp, data }: FlvTag, offset: number): MediaMessage {
  if (!filter) return { typeId: tagType, timestamp, payload: data };
  const place = { offset, path: 'flv.tag.filter', rule: 'flv/E.4.1/filter-bit' };
  throw new DecodeError('encrypted-tag', 'An encrypted tag, which no message can carry,', place);
}

/** What the step made ready, also if it fails in the end. */
function* drain(ready: MediaMessage[], step: () => void): Generator<MediaMessage, void> {
  try {
    step();
  } finally {
    yield* ready.splice(0);
  }
}

function bytesOf(piece: unknown): Uint8Array {
  if (piece instanceof Uint8Array) return piece;
  throw new UsageError('not-bytes', 'The stream to publish gives text or objects where bytes are expected');
}
