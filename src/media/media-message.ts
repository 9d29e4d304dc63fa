/** A message of a stream, or a tag of a file: the ids of the two are the same. */
export interface MediaMessage {
  /** Message type id, or tag type. */
  readonly typeId: number;
  /** In milliseconds, modulo 2^32. */
  readonly timestamp: number;
  readonly payload: Uint8Array;
}
