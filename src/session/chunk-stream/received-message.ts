import { IncomingPayload } from './incoming-payload.js';
import type { RawMessage } from './raw-message.js';

/**
 * A message out of chunks. Its payload is put together when it is first asked for: who only counts, measures or drops
 * messages has no copy to pay for. A spread of it lacks the payload, as the compiler tells.
 */
export class ReceivedMessage implements RawMessage {
  readonly chunkStreamId: number;
  readonly timestamp: number;
  readonly typeId: number;
  readonly streamId: number;
  #payload: Uint8Array | IncomingPayload;

  constructor(header: Omit<RawMessage, 'payload'>, payload: Uint8Array | IncomingPayload) {
    this.chunkStreamId = header.chunkStreamId;
    this.timestamp = header.timestamp;
    this.typeId = header.typeId;
    this.streamId = header.streamId;
    this.#payload = payload;
  }

  /** Bytes of payload. */
  get length(): number {
    return this.#payload.length;
  }

  /** A view of the pushed bytes where it came whole, else a copy; the same one each time. */
  get payload(): Uint8Array {
    if (this.#payload instanceof IncomingPayload) this.#payload = this.#payload.join();
    return this.#payload;
  }
}
