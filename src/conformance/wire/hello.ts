import { randomFillSync } from 'node:crypto';
import {
  encodeHandshakeEcho,
  encodeHandshakeHello,
  encodeHandshakeVersion,
  type HandshakeEcho,
  type HandshakeHello,
  HandshakeVersion,
  handshakeRandomSize,
} from '../../../generated/rtmp/index.js';

/** C0 or S0. */
export const versionBytes = (version: number = HandshakeVersion.plain): Uint8Array => encodeHandshakeVersion(version);

/** A C1 or S1 of the plain form. */
export const hello = (parts: Partial<HandshakeHello> = {}): HandshakeHello => ({
  kind: 'handshakeHello',
  time: 0,
  version: 0,
  random: randomFillSync(new Uint8Array(handshakeRandomSize)),
  ...parts,
});

export const helloBytes = (parts?: Partial<HandshakeHello>): Uint8Array => encodeHandshakeHello(hello(parts));

/** What answers a hello: everything it says, again. */
export const echoOf = ({ time, version, random }: HandshakeHello): HandshakeEcho => ({ time, time2: version, random });

export const echoBytes = (of: HandshakeHello): Uint8Array => encodeHandshakeEcho(echoOf(of));
