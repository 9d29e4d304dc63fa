/** The same bytes as a Uint8Array itself: views of a class made of it, as Node's Buffer, take several times as long to make. */
export const plainBytes = (bytes: Uint8Array): Uint8Array =>
  bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
