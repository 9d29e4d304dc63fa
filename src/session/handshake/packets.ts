import { handshakeEchoSize, handshakeHelloSize, handshakeRandomSize } from '../../../generated/rtmp/constants.js';
import { encodeHandshakeEcho } from '../../../generated/rtmp/handshake-echo.js';
import {
  decodeHandshakeHello,
  encodeHandshakeHello,
  type HandshakeHello,
} from '../../../generated/rtmp/handshake-hello.js';
import { encodeHandshakeVersion } from '../../../generated/rtmp/handshake-version.js';
import { needMore } from '../../runtime/need-more.js';
import type { HandshakeOptions } from './handshake-step.js';
import type { Incoming } from './incoming.js';

/** C0 and C1, or S0 and S1. */
export function opening(version: number, { now, random }: HandshakeOptions): Uint8Array[] {
  const bytes = new Uint8Array(handshakeRandomSize);
  random(bytes);
  return [
    encodeHandshakeVersion(version),
    encodeHandshakeHello({ kind: 'handshakeHello', time: now() >>> 0, version: 0, random: bytes }),
  ];
}

/** C2 or S2: an exact echo, since some peers verify it. */
export function echoOf({ time, version, random }: HandshakeHello): Uint8Array {
  return encodeHandshakeEcho({ time, time2: version, random });
}

export function takeHello(incoming: Incoming): HandshakeHello | undefined {
  const bytes = incoming.take(handshakeHelloSize);
  if (bytes === undefined) return undefined;
  const hello = decodeHandshakeHello(bytes);
  return hello === needMore ? undefined : hello;
}

/** Takes C2 or S2, whatever it says; gives whether it was there. */
export function skipEcho(incoming: Incoming): boolean {
  return incoming.take(handshakeEchoSize) !== undefined;
}
