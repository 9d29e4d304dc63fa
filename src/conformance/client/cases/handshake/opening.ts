import {
  decodeHandshakeEcho,
  decodeHandshakeHello,
  type HandshakeEcho,
  type HandshakeHello,
  handshakeEchoSize,
  handshakeHelloSize,
  handshakeVersionSize,
} from '../../../../../generated/rtmp/index.js';
import { needMore } from '../../../../runtime/index.js';
import { NotMet } from '../../../verdict.js';
import { echoBytes, hello, helloBytes, versionBytes } from '../../../wire/hello.js';
import type { Wire } from '../../../wire/wire.js';
import type { ClientBench } from '../../bench.js';

export interface Opening {
  readonly wire: Wire;
  readonly version: number;
  readonly said: HandshakeHello;
}

/** C0 and C1, with nothing sent. Rejects with NotMet. */
export async function opening(bench: ClientBench): Promise<Opening> {
  const wire = await bench.open();
  const [version = 0] = await wire.take(handshakeVersionSize, 'C0');
  const said = decodeHandshakeHello(await wire.take(handshakeHelloSize, 'C1'));
  if (said === needMore) throw new NotMet('C1 is too short');
  return { wire, version, said };
}

export async function echoIn(wire: Wire): Promise<HandshakeEcho> {
  const echo = decodeHandshakeEcho(await wire.take(handshakeEchoSize, 'C2'));
  if (echo === needMore) throw new NotMet('C2 is too short');
  return echo;
}

/** Sends the packets, piece by piece, a moment between them; then the client must do what it came for. */
export async function proceeds(bench: ClientBench, wire: Wire, pieces: readonly Uint8Array[]): Promise<void> {
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await wire.quiet();
    wire.write(piece);
    await wire.flush();
  }
  await wire.take(handshakeEchoSize, 'C2');
  await bench.afterHandshake(wire).goesOn();
}

export const answers = (said: HandshakeHello, own = hello({ time: 0x01020304 })) => ({
  s0: versionBytes(),
  s1: helloBytes(own),
  s2: echoBytes(said),
});

export const behindS0 = handshakeVersionSize;
export const behindS1 = handshakeVersionSize + handshakeHelloSize;
