import { encodeMessage, type Message, tagOfMessage } from '../../../generated/rtmp/parts.js';
import { ChunkWriter, chunkWhole, type RawMessage } from '../../../src/session/chunk-stream/index.js';
import { chunkStreamIdFor } from '../../../src/session/message-stream/chunk-stream-ids.js';
import type { Random } from '../random.js';

export interface At {
  readonly streamId?: number;
  readonly timestamp?: number;
  readonly chunkStreamId?: number;
}

/** What a client sends, written down message by message. */
export class Script {
  readonly pieces: Uint8Array[] = [];
  readonly #writer = new ChunkWriter();

  constructor(random: Random) {
    const hello = new Uint8Array(1537);
    hello[0] = 3;
    hello.set(random.bytes(64), 9);
    this.pieces.push(hello, new Uint8Array(1536));
  }

  send(message: Message, at: At = {}): this {
    const typeId = tagOfMessage(message);
    return this.payload(typeId, encodeMessage(message, { typeId }), at);
  }

  payload(typeId: number, payload: Uint8Array, at: At = {}): this {
    this.pieces.push(this.#writer.write(raw(typeId, payload, at)));
    return this;
  }

  /** The chunks of several messages in turn, each on a chunk stream of its own; the last one of each may be missing. */
  interleaved(messages: readonly { typeId: number; payload: Uint8Array; at: At }[], isWhole: boolean): this {
    const size = this.#writer.chunkSize;
    const cut = messages.map(({ typeId, payload, at }, index) => {
      const message = { ...raw(typeId, payload, at), chunkStreamId: 100 + index };
      return chunksOf(chunkWhole(message, size), size);
    });
    const most = Math.max(...cut.map(({ length }) => length));
    for (let turn = 0; turn < most; turn++) {
      for (const chunks of cut) {
        const chunk = chunks[turn];
        if (chunk !== undefined && (isWhole || turn < chunks.length - 1)) this.pieces.push(chunk);
      }
    }
    return this;
  }

  bytes(...bytes: readonly Uint8Array[]): this {
    this.pieces.push(...bytes);
    return this;
  }
}

function raw(typeId: number, payload: Uint8Array, { streamId = 0, timestamp = 0, chunkStreamId }: At): RawMessage {
  return { chunkStreamId: chunkStreamId ?? chunkStreamIdFor(typeId, streamId), timestamp, typeId, streamId, payload };
}

/** A basic header of two bytes, then the eleven of a full message header; the chunks after it have the former alone. */
function chunksOf(bytes: Uint8Array, size: number): Uint8Array[] {
  const chunks = [bytes.subarray(0, 13 + size)];
  for (let at = 13 + size; at < bytes.length; at += 2 + size) chunks.push(bytes.subarray(at, at + 2 + size));
  return chunks;
}
