import { type WalkedChunk, walkChunks } from '../vectors/chunk-walk.js';

/** A message of a chunk stream, with the form of its first header. */
export interface SentMessage extends Pick<WalkedChunk, 'format' | 'chunkStreamId' | 'timestamp' | 'typeId'> {
  readonly length: number;
  readonly streamId: number;
  readonly payload: Uint8Array;
}

/** The messages from an offset on, in the order in which they end. */
export function sentMessages(bytes: Uint8Array, offset: number): SentMessage[] {
  const messages: SentMessage[] = [];
  const begun = new Map<number, WalkedChunk[]>();
  for (const chunk of walkChunks(bytes, offset)) {
    const chunks = [...(chunk.isContinuation ? (begun.get(chunk.chunkStreamId) ?? []) : []), chunk];
    begun.set(chunk.chunkStreamId, chunks);
    const [first] = chunks;
    if (chunk.rest > 0 || first === undefined) continue;
    const { format, chunkStreamId, timestamp, typeId, length, streamId } = first;
    const payload = new Uint8Array(Buffer.concat(chunks.map((of) => of.payload)));
    messages.push({ format, chunkStreamId, timestamp, typeId, length, streamId, payload });
  }
  return messages;
}
