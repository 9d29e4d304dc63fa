import { type ChunkStreamState, initialChunkStream } from '../../../generated/rtmp/chunk-stream.js';
import { defaultChunkSize } from '../../../generated/rtmp/constants.js';
import { chunksOf, type HeaderForm } from '../chunk-stream/chunks.js';
import type { RawMessage } from '../chunk-stream/raw-message.js';

/**
 * Finds the form of each message's first header by writing the message again and comparing. Where no form gives the
 * same bytes (interleaved messages, a longer spelling of an id), messages from there on are not compared.
 */
export class HeaderForms {
  readonly #bytes: Uint8Array;
  readonly #states = new Map<number, ChunkStreamState>();
  #chunkSize = defaultChunkSize;
  #position = 0;
  #isLost = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The form of the next message, unless it is the shortest one. */
  next(message: RawMessage, chunkSizeAfterwards: number): HeaderForm | undefined {
    const chunkSize = this.#chunkSize;
    this.#chunkSize = chunkSizeAfterwards;
    for (const form of this.#isLost ? [] : forms) {
      const state = { ...(this.#states.get(message.chunkStreamId) ?? initialChunkStream()) };
      const chunks = chunksOf(message, chunkSize, state, form);
      if (!this.#follows(chunks)) continue;
      this.#position += chunks.length;
      this.#states.set(message.chunkStreamId, state);
      return form;
    }
    this.#isLost = true;
    return undefined;
  }

  #follows(chunks: Uint8Array): boolean {
    return chunks.every((byte, index) => byte === this.#bytes[this.#position + index]);
  }
}

const forms: readonly (HeaderForm | undefined)[] = [undefined, 'delta', 'sameStream', 'full'];
