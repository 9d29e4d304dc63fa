import { type HandshakeEcho, readHandshakeEcho, writeHandshakeEcho } from '../../generated/rtmp/handshake-echo.js';
import { type HandshakeHello, readHandshakeHello, writeHandshakeHello } from '../../generated/rtmp/handshake-hello.js';
import { readHandshakeVersion, writeHandshakeVersion } from '../../generated/rtmp/handshake-version.js';
import { type NeedMore, needMore } from '../runtime/need-more.js';
import { Reader } from '../runtime/reader.js';
import { type WriteOptions, Writer } from '../runtime/writer.js';
import { type DirectionMessage, type DirectionOptions, decodeMessages, encodeMessages } from './direction/messages.js';

export type { DirectionMessage, DirectionOptions } from './direction/messages.js';

/** All that one peer sent over a connection: `rtmp.direction`. */
export interface Direction {
  /** C0 or S0. */
  readonly version: number;
  /** C1 or S1. */
  readonly hello: HandshakeHello;
  /** C2 or S2. */
  readonly echo: HandshakeEcho;
  readonly messages: readonly DirectionMessage[];
}

/**
 * Decodes rtmp.direction from all of the bytes. Throws DecodeError, LimitError and, where the chunk stream breaks a
 * rule, ProtocolError. Bytes that end within the handshake or a message give `needMore`.
 */
export function decodeDirection(bytes: Uint8Array, options: DirectionOptions = {}): Direction | NeedMore {
  const r = new Reader(bytes, options);
  const version = readHandshakeVersion(r);
  if (version === needMore) return needMore;
  const hello = readHandshakeHello(r);
  if (hello === needMore) return needMore;
  const echo = readHandshakeEcho(r);
  if (echo === needMore) return needMore;
  const messages = decodeMessages(bytes.subarray(r.position), options);
  return messages === needMore ? needMore : { version, hello, echo, messages };
}

/** Encodes rtmp.direction: the same bytes where the peer wrote canonical chunks and contents. Throws EncodeError. */
export function encodeDirection(value: Direction, options?: WriteOptions): Uint8Array {
  const w = new Writer(options);
  try {
    writeHandshakeVersion(w, value.version);
    writeHandshakeHello(w, value.hello);
    writeHandshakeEcho(w, value.echo);
    encodeMessages(w, value.messages, options);
    return w.finish();
  } finally {
    w.release();
  }
}
