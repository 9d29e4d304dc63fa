import { handshakeEchoSize, handshakeHelloSize, handshakeRandomSize } from '../../../generated/rtmp/constants.js';
import { encodeHandshakeEcho } from '../../../generated/rtmp/handshake-echo.js';
import { decodeHandshakeHello, encodeHandshakeHello } from '../../../generated/rtmp/handshake-hello.js';
import { encodeHandshakeVersion, HandshakeVersion } from '../../../generated/rtmp/handshake-version.js';
import { needMore } from '../../runtime/need-more.js';
import type { HandshakeOptions } from './handshake-step.js';
import type { Incoming } from './incoming.js';

/** C0 or S0. */
export const ownVersion = (): Uint8Array => encodeHandshakeVersion(HandshakeVersion.plain);

/** A C1 or S1 of the plain form. */
export function plainHello({ now, random }: HandshakeOptions): Uint8Array {
  const bytes = new Uint8Array(handshakeRandomSize);
  random(bytes);
  return encodeHandshakeHello({ kind: 'handshakeHello', time: now() >>> 0, version: 0, random: bytes });
}

/** A C2 or S2 of the plain form: an exact echo, since some peers verify it. */
export function plainEcho(hello: Uint8Array): Uint8Array {
  const value = decodeHandshakeHello(hello);
  if (value === needMore) return new Uint8Array(0);
  const { time, version, random } = value;
  return encodeHandshakeEcho({ time, time2: version, random });
}

/** Takes C1 or S1, of either form. */
export const takeHello = (incoming: Incoming): Uint8Array | undefined => incoming.take(handshakeHelloSize);

/** Takes C2 or S2, whatever it says; gives whether it was there. */
export function skipEcho(incoming: Incoming): boolean {
  return incoming.take(handshakeEchoSize) !== undefined;
}
