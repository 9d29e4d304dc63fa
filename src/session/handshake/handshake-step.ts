/** What a handshake needs from outside. */
export interface HandshakeOptions {
  /** Milliseconds; the lower 32 bits are sent. */
  now(): number;
  /** Fills the bytes at random. */
  random(bytes: Uint8Array): void;
}

export interface HandshakeStep {
  /** What to send now; may be empty. */
  readonly send: Uint8Array;
  /** Once the handshake is done, what came after it; undefined until then. */
  readonly rest: Uint8Array | undefined;
}
