import { type ChunkStreamState, initialChunkStream } from '../../../generated/rtmp/chunk-stream.js';
import { defaultChunkSize } from '../../../generated/rtmp/constants.js';
import { MessageType } from '../../../generated/rtmp/message-type.js';
import { decodeSetChunkSize } from '../../../generated/rtmp/set-chunk-size.js';
import { checkChunkSize } from './chunk-size.js';
import { chunksOf, type HeaderForm } from './chunks.js';
import { completePayload } from './complete-payload.js';
import type { RawMessage } from './raw-message.js';

/** Messages in, chunks out: one direction of a connection after its handshake. */
export class ChunkWriter {
  readonly #streams = new Map<number, ChunkStreamState>();
  #chunkSize = defaultChunkSize;

  /** Bytes of payload in each chunk but the last of a message. The peer must have been told: see `write`. */
  get chunkSize(): number {
    return this.#chunkSize;
  }

  set chunkSize(size: number) {
    this.#chunkSize = checkChunkSize(size);
  }

  /**
   * All chunks of one message, with the shortest headers that its chunk stream allows. A set chunk size takes effect
   * after itself. Throws EncodeError for what no chunk can say, and for a malformed set chunk size; the writer stays as
   * it was.
   *
   * `form` asks for a longer header than needed, as peers that do not compress write it.
   */
  write(message: RawMessage, form?: HeaderForm): Uint8Array {
    const { chunkStreamId, payload } = message;
    const state = { ...(this.#streams.get(chunkStreamId) ?? initialChunkStream()) };
    const bytes = chunksOf(message, this.#chunkSize, state, form);
    if (message.typeId === MessageType.setChunkSize) {
      this.chunkSize = completePayload(decodeSetChunkSize(payload), payload.length, 'rtmp.setChunkSize').size;
    }
    this.#streams.set(chunkStreamId, state);
    return bytes;
  }

  /** Call after bytes of `chunkWhole` went out beside this writer: headers to come may not inherit what was before. */
  noteShared(message: Pick<RawMessage, 'chunkStreamId'>): void {
    // A full header, which inherits nothing, is right after anything; following each shared message would cost more.
    this.#streams.delete(message.chunkStreamId);
  }
}

/** One message as chunks that inherit nothing, so that many connections can share the bytes. Throws EncodeError. */
export function chunkWhole(message: RawMessage, chunkSize: number): Uint8Array {
  return chunksOf(message, checkChunkSize(chunkSize), initialChunkStream());
}
