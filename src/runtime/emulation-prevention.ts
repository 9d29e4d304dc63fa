/**
 * What keeps start codes out of NAL units: where two bytes of 0 come before one of 0 to 3, or at the end, a byte of 3
 * stands between. It is no content.
 */

export interface Content {
  readonly bytes: Uint8Array;
  /** For each byte that was taken out, the index in `bytes` of what followed it. */
  readonly removed: readonly number[];
}

/** The content of escaped bytes; the same bytes where nothing has to be taken out. */
export function withoutEmulationPrevention(escaped: Uint8Array): Content {
  const removed: number[] = [];
  let bytes = escaped;
  let length = 0;
  let zeros = 0;
  for (const [index, byte] of escaped.entries()) {
    if (zeros >= 2 && byte === 3) {
      if (removed.length === 0) bytes = escaped.slice();
      removed.push(length);
      zeros = 0;
      continue;
    }
    if (length !== index) bytes[length] = byte;
    length++;
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return { bytes: bytes.subarray(0, length), removed };
}

/** The bytes that stand for content; the same bytes where nothing has to be put in. */
export function withEmulationPrevention(content: Uint8Array): Uint8Array {
  const escaped: number[] = [];
  let zeros = 0;
  for (const byte of content) {
    if (zeros >= 2 && byte <= 3) {
      escaped.push(3);
      zeros = 0;
    }
    escaped.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  if (zeros >= 2) escaped.push(3);
  return escaped.length === content.length ? content : Uint8Array.from(escaped);
}
