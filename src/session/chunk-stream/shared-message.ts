import { chunkWhole } from './chunk-writer.js';
import type { RawMessage } from './raw-message.js';

/** A message for many connections, without its message stream id: cut into chunks once for all that cut alike. */
export class SharedMessage {
  readonly #cut: Cut[] = [];

  constructor(readonly content: Omit<RawMessage, 'streamId'>) {}

  /** The message as it goes to one message stream. */
  raw(streamId: number): RawMessage {
    const { chunkStreamId, timestamp, typeId, payload } = this.content;
    return { chunkStreamId, timestamp, typeId, streamId, payload };
  }

  /** The chunks of `raw(streamId)` as `chunkWhole` gives them; the same bytes for the same arguments. */
  bytes(streamId: number, chunkSize: number): Uint8Array {
    const known = this.#cut.find((cut) => cut.streamId === streamId && cut.chunkSize === chunkSize);
    if (known !== undefined) return known.bytes;
    const bytes = chunkWhole(this.raw(streamId), chunkSize);
    this.#cut.push({ streamId, chunkSize, bytes });
    return bytes;
  }
}

interface Cut {
  readonly streamId: number;
  readonly chunkSize: number;
  readonly bytes: Uint8Array;
}
