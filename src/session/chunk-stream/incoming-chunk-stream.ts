import { encodeChunkBasicHeader } from '../../../generated/rtmp/chunk-basic-header.js';
import { type ChunkStreamState, initialChunkStream } from '../../../generated/rtmp/chunk-stream.js';
import type { IncomingPayload } from './incoming-payload.js';

/** What a ChunkReader knows of one chunk stream: what headers inherit, and the message that is incomplete. */
export class IncomingChunkStream {
  readonly state: ChunkStreamState = initialChunkStream();
  /** The payload of the message that is incomplete, if there is one. */
  payload: IncomingPayload | undefined;
  #continuation: Uint8Array | undefined;

  constructor(readonly id: number) {}

  /** The header of a chunk that continues a message, where there is no extended timestamp to be repeated. */
  get continuation(): Uint8Array {
    this.#continuation ??= encodeChunkBasicHeader({ format: 3, chunkStreamId: this.id });
    return this.#continuation;
  }
}
