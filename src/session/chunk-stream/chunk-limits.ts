import { maximumMessageSize } from '../../../generated/rtmp/constants.js';

/** What a peer may make a ChunkReader keep. Beyond a limit `push` throws LimitError. */
export interface ChunkLimits {
  /** Bytes of one message: code 'message-size-limit'. */
  readonly messageSize: number;
  /** Chunk streams with an incomplete message: code 'partial-messages-limit'. */
  readonly partialMessages: number;
  /** Announced bytes of all incomplete messages together: code 'partial-bytes-limit'. */
  readonly partialBytes: number;
  /** Chunk streams that were ever used: code 'chunk-streams-limit'. */
  readonly chunkStreams: number;
}

export const defaultChunkLimits: ChunkLimits = {
  messageSize: maximumMessageSize,
  partialMessages: 64,
  partialBytes: 4 * maximumMessageSize,
  chunkStreams: 1024,
};
