import { LimitError } from '../../runtime/errors.js';
import type { ChunkLimits } from './chunk-limits.js';

/** Counts what a peer makes a ChunkReader keep, against the limits. */
export class PartialMessages {
  /** Chunk streams with an incomplete message. */
  count = 0;
  /** Bytes that these messages were announced to have. */
  #bytes = 0;

  constructor(readonly limits: ChunkLimits) {}

  add(size: number): void {
    check('message-size-limit', 'bytes in a message', size, this.limits.messageSize);
    check('partial-messages-limit', 'incomplete messages', this.count + 1, this.limits.partialMessages);
    check('partial-bytes-limit', 'bytes in incomplete messages', this.#bytes + size, this.limits.partialBytes);
    this.count++;
    this.#bytes += size;
  }

  remove(size: number): void {
    this.count--;
    this.#bytes -= size;
  }

  checkChunkStreams(count: number): void {
    check('chunk-streams-limit', 'chunk streams', count, this.limits.chunkStreams);
  }
}

function check(code: string, what: string, found: number, limit: number): void {
  if (found <= limit) return;
  throw new LimitError(code, `${found} ${what}, more than ${limit}`, {
    offset: 0,
    path: 'rtmp.chunkStream',
    rule: '',
  });
}
