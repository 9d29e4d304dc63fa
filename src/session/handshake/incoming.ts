/** Bytes that have come and were not taken yet. */
export class Incoming {
  #bytes = new Uint8Array(0);

  add(bytes: Uint8Array): void {
    this.#bytes = joined([this.#bytes, bytes]);
  }

  /** The next so many bytes, once they are there. */
  take(size: number): Uint8Array | undefined {
    if (this.#bytes.length < size) return undefined;
    const taken = this.#bytes.subarray(0, size);
    this.#bytes = this.#bytes.subarray(size);
    return taken;
  }

  takeAll(): Uint8Array {
    return this.take(this.#bytes.length) ?? this.#bytes;
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    all.set(part, position);
    position += part.length;
  }
  return all;
}
