import type { Primitives } from '../../runtime/primitives.js';

/** What a handshake needs from outside. */
export interface HandshakeOptions {
  /** Milliseconds; the lower 32 bits are sent. */
  now(): number;
  /** Fills the bytes at random. */
  random(bytes: Uint8Array): void;
  /** Has `hmac-sha256` for the digest form; without it only the plain form is recognised. */
  readonly primitives?: Primitives;
  /** A client opens with the digest form, which takes `primitives`. Off by default; either form is taken as an answer. */
  readonly digestHandshake?: boolean;
}

export interface HandshakeStep {
  /** What to send now; may be empty. */
  readonly send: Uint8Array;
  /** Once the handshake is done, what came after it; undefined until then. */
  readonly rest: Uint8Array | undefined;
}
