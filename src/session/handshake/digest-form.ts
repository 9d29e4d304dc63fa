import {
  clientDigestVersion,
  digestEchoRandomSize,
  digestHelloRandomSize,
  handshakeDigestSize,
  handshakePlaceSize,
  handshakePublicKeySize,
  serverDigestVersion,
} from '../../../generated/rtmp/constants.js';
import { encodeDigestEcho } from '../../../generated/rtmp/digest-echo.js';
import { decodeHello, encodeHello, type Hello } from '../../../generated/rtmp/hello.js';
import { needMore } from '../../runtime/need-more.js';
import type { Primitives } from '../../runtime/primitives.js';
import type { HandshakeOptions } from './handshake-step.js';

/** A hello that is signed, in one of the two schemes. */
type Scheme = Exclude<Hello['kind'], 'handshakeHello'>;

/** What a handshake in the digest form needs besides. */
export interface Signing extends HandshakeOptions {
  readonly primitives: Primitives;
}

/** Undefined where nothing can be signed, nor recognised as signed. */
export const signingOf = (options: HandshakeOptions): Signing | undefined =>
  options.primitives && { ...options, primitives: options.primitives };

export interface Signed {
  readonly scheme: Scheme;
  readonly digest: Uint8Array;
}

/** The scheme and the digest of a C1 or S1; undefined where it is of the plain form. */
export function signatureOf(bytes: Uint8Array, server: boolean, { primitives }: Signing): Signed | undefined {
  const hello = decodeHello(bytes, { server }, { primitives });
  if (hello === needMore || hello.kind === 'handshakeHello') return undefined;
  const { kind: scheme, digestOffset } = hello;
  return { scheme, digest: bytes.subarray(digestOffset, digestOffset + handshakeDigestSize) };
}

/** A C1 or S1 with a digest at a random place. */
export function signedHello(scheme: Scheme, server: boolean, { now, random, primitives }: Signing): Uint8Array {
  const filled = (size: number) => {
    const bytes = new Uint8Array(size);
    random(bytes);
    return bytes;
  };
  const hello = {
    kind: scheme,
    time: now() >>> 0,
    version: server ? serverDigestVersion : clientDigestVersion,
    digestPlace: filled(handshakePlaceSize),
    // Follows from the bytes before it when the packet is written.
    digestOffset: 0,
    keyPlace: filled(handshakePlaceSize),
    publicKey: filled(handshakePublicKeySize),
    random: filled(digestHelloRandomSize),
  };
  return encodeHello(hello, { server }, { primitives });
}

/** A C2 or S2 that answers a digest. */
export function signedEcho(answers: Uint8Array, server: boolean, { random, primitives }: Signing): Uint8Array {
  const bytes = new Uint8Array(digestEchoRandomSize);
  random(bytes);
  return encodeDigestEcho({ random: bytes }, { server, answers }, { primitives });
}
