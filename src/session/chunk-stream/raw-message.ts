/** A message as the chunk stream carries it: its contents are bytes. */
export interface RawMessage {
  /** From 2 to 65,599. */
  readonly chunkStreamId: number;
  /** In milliseconds, modulo 2^32. */
  readonly timestamp: number;
  /** Message type id. */
  readonly typeId: number;
  /** Message stream id. */
  readonly streamId: number;
  /** At most 16,777,215 bytes. Of a received message: may be a view of the bytes that were pushed. */
  readonly payload: Uint8Array;
}
