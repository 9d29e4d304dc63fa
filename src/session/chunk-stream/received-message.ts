import type { RawMessage } from './raw-message.js';

/** A message out of chunks. Who only counts, measures or drops messages has no copy of the payload to pay for. */
export interface ReceivedMessage extends Omit<RawMessage, 'payload'> {
  readonly payload: ReceivedPayload;
}

/** A payload that may still stand in pieces where it came. */
export interface ReceivedPayload {
  /** In bytes. */
  readonly length: number;
  /** All of it: a view of the pushed bytes where it stands there in one piece, else a copy. */
  join(): Uint8Array;
}

/** The message with its payload put together. */
export const joined = ({ chunkStreamId, timestamp, typeId, streamId, payload }: ReceivedMessage): RawMessage => ({
  chunkStreamId,
  timestamp,
  typeId,
  streamId,
  payload: payload.join(),
});
