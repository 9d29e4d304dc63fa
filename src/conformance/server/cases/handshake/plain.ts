import {
  decodeHandshakeEcho,
  decodeHandshakeHello,
  type HandshakeEcho,
  type HandshakeHello,
  HandshakeVersion,
  handshakeEchoSize,
  handshakeHelloSize,
  handshakeVersionSize,
} from '../../../../../generated/rtmp/index.js';
import { needMore } from '../../../../runtime/index.js';
import type { CaseText } from '../../../case.js';
import { NotMet } from '../../../verdict.js';
import { deliveries } from '../../../wire/delivery.js';
import { echoBytes, hello, helloBytes, versionBytes } from '../../../wire/hello.js';
import type { Wire } from '../../../wire/wire.js';
import type { ServerBench } from '../../bench.js';
import { acceptsConnect } from '../accepts-connect.js';

/** What a server says in its part of the handshake. */
interface Greeting {
  readonly version: number;
  readonly hello: HandshakeHello;
  readonly echo: HandshakeEcho;
}

/** S0, S1 and S2. Rejects with NotMet. */
export async function greeting(wire: Wire): Promise<Greeting> {
  const [version = 0] = await wire.take(handshakeVersionSize, 'S0');
  const answered = decodeHandshakeHello(await wire.take(handshakeHelloSize, 'S1'));
  const echo = decodeHandshakeEcho(await wire.take(handshakeEchoSize, 'S2'));
  if (answered === needMore || echo === needMore) throw new NotMet('S1 and S2 are too short');
  return { version, hello: answered, echo };
}

/** Sends a version and a hello; gives what the server answers. */
export async function answerTo(
  bench: ServerBench,
  said: HandshakeHello,
  version?: number,
): Promise<Greeting & { readonly wire: Wire }> {
  const wire = await bench.open();
  wire.write(versionBytes(version));
  wire.write(helloBytes(said));
  return { wire, ...(await greeting(wire)) };
}

const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

/** The versions that no document gives a meaning, at the ends of their range. */
const otherVersions = [0, 1, HandshakeVersion.plain - 1, HandshakeVersion.plain + 1, 7, 31];

export const plainCases: readonly CaseText<ServerBench>[] = [
  {
    name: 'echo-of-c1',
    rule: 'rtmp/5.2.4/echo',
    sends: 'C0 and C1',
    expects: 'S2 with the time and the random bytes of C1',
    deliveries,
    async run(bench) {
      const said = hello({ time: 0x01020304 });
      const { echo } = await answerTo(bench, said);
      if (echo.time !== said.time) throw new NotMet(`S2 has the time ${echo.time}, C1 had ${said.time}`);
      if (!same(echo.random, said.random)) throw new NotMet('S2 has other random bytes than C1');
    },
  },
  {
    name: 'second-time-of-s2',
    rule: 'rtmp/5.2.4/time-2',
    sends: 'C0 and C1 with a number behind its time',
    expects: 'either reading: S2 repeats the number, or says when C1 was read',
    async run(bench) {
      const { echo } = await answerTo(bench, hello({ version: 0 }));
      return echo.time2 === 0
        ? 'it repeats what stands behind the time of C1'
        : `it says ${echo.time2}: when C1 was read`;
    },
  },
  {
    name: 'number-behind-the-time',
    rule: 'rtmp/5.2.3/zero',
    sends: 'C0 and C1 with a number behind its time, where the document wants zero and clients put their version',
    expects: 'the handshake goes on; which number S1 has there is told',
    async run(bench) {
      const said = hello({ version: 0x80000702 });
      const { wire, hello: answered } = await answerTo(bench, said);
      wire.write(echoBytes(answered));
      await acceptsConnect(bench, wire);
      return answered.version === 0 ? 'S1 has zero there' : `S1 has the number ${answered.version} there`;
    },
  },
  {
    name: 's1-is-not-c1',
    rule: 'rtmp/5.2.3/random',
    sends: 'C0 and C1',
    expects: 'S1 with random bytes of its own',
    async run(bench) {
      const said = hello();
      const { hello: answered } = await answerTo(bench, said);
      if (same(answered.random, said.random)) throw new NotMet('S1 has the random bytes of C1');
    },
  },
  {
    name: 'nothing-before-c0',
    rule: 'rtmp/5.2.1/server-waits-for-c0',
    sends: 'nothing, then C0 and C1',
    expects: 'nothing from the server before C0',
    async run(bench) {
      const wire = await bench.open();
      await wire.quiet();
      if (wire.arrivedLength > 0) throw new NotMet(`${wire.arrivedLength} bytes came before C0 was sent`);
      wire.write(versionBytes());
      wire.write(helloBytes());
      await greeting(wire);
    },
  },
  {
    name: 'nothing-but-the-handshake-before-c2',
    rule: 'rtmp/5.2.1/server-waits-for-c2',
    sends: 'C0 and C1, and nothing else for a while',
    expects: 'S0, S1 and S2, and no message behind them',
    async run(bench) {
      const { wire } = await answerTo(bench, hello());
      await wire.quiet();
      if (wire.arrivedLength > 0) throw new NotMet(`${wire.arrivedLength} bytes came behind S2 before C2 was sent`);
    },
  },
  {
    name: 's2-after-c1',
    rule: 'rtmp/5.2.1/server-waits-for-c1',
    sends: 'C0 and all but the last byte of C1, and the last byte a while later',
    expects: 'no S2 before C1 is complete',
    async run(bench) {
      const wire = await bench.open();
      const said = helloBytes();
      wire.write(versionBytes());
      wire.write(said.subarray(0, -1));
      await wire.quiet();
      const early = wire.arrivedLength;
      wire.write(said.subarray(-1));
      await greeting(wire);
      const before = handshakeVersionSize + handshakeHelloSize;
      if (early > before) throw new NotMet(`${early - before} bytes of S2 came before C1 was complete`);
    },
  },
  {
    name: 'c2-of-other-bytes',
    rule: 'errata/3/tolerate-other-echo',
    sends: 'C0, C1, a C2 that is no echo of S1, then connect',
    expects: 'connect is answered',
    deliveries,
    async run(bench) {
      const { wire } = await answerTo(bench, hello());
      wire.write(echoBytes(hello()));
      await acceptsConnect(bench, wire);
    },
  },
  {
    name: 'c2-of-zeros',
    rule: 'errata/3/tolerate-other-echo',
    sends: 'C0, C1, a C2 of zeros, then connect',
    expects: 'connect is answered',
    async run(bench) {
      const { wire } = await answerTo(bench, hello());
      wire.write(new Uint8Array(handshakeEchoSize));
      await acceptsConnect(bench, wire);
    },
  },
  ...otherVersions.map((version) => ({
    name: `version-${version}`,
    rule: 'rtmp/5.2.2/unknown-version',
    sends: `C0 with the version ${version}, C1`,
    expects: `S0 with the version ${HandshakeVersion.plain}`,
    isHostile: true,
    async run(bench: ServerBench) {
      const { version: answered } = await answerTo(bench, hello(), version);
      if (answered !== HandshakeVersion.plain) throw new NotMet(`S0 has the version ${answered}`);
    },
  })),
];
