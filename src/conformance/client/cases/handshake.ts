import { randomFillSync } from 'node:crypto';
import {
  decodeHandshakeEcho,
  decodeHandshakeHello,
  encodeHandshakeEcho,
  type HandshakeEcho,
  type HandshakeHello,
  HandshakeVersion,
  handshakeEchoSize,
  handshakeHelloSize,
  handshakeRandomSize,
  handshakeVersionSize,
  serverDigestVersion,
} from '../../../../generated/rtmp/index.js';
import { needMore } from '../../../runtime/index.js';
import { casesOf } from '../../case.js';
import { NotMet } from '../../verdict.js';
import { deliveries } from '../../wire/delivery.js';
import { echoBytes, echoOf, hello, helloBytes, versionBytes } from '../../wire/hello.js';
import type { Wire } from '../../wire/wire.js';
import type { ClientBench } from '../bench.js';
import { goesOn, goesOnOrEnds, type Text } from './text.js';

interface Opening {
  readonly wire: Wire;
  readonly version: number;
  readonly said: HandshakeHello;
}

/** C0 and C1, with nothing sent. Rejects with NotMet. */
async function opening(bench: ClientBench): Promise<Opening> {
  const wire = await bench.open();
  const [version = 0] = await wire.take(handshakeVersionSize, 'C0');
  const said = decodeHandshakeHello(await wire.take(handshakeHelloSize, 'C1'));
  if (said === needMore) throw new NotMet('C1 is too short');
  return { wire, version, said };
}

async function echoIn(wire: Wire): Promise<HandshakeEcho> {
  const echo = decodeHandshakeEcho(await wire.take(handshakeEchoSize, 'C2'));
  if (echo === needMore) throw new NotMet('C2 is too short');
  return echo;
}

/** Sends the packets, piece by piece, a moment between them; then the client must do what it came for. */
async function proceeds(bench: ClientBench, wire: Wire, pieces: readonly Uint8Array[]): Promise<void> {
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await wire.quiet();
    wire.write(piece);
    await wire.flush();
  }
  await wire.take(handshakeEchoSize, 'C2');
  await bench.afterHandshake(wire).goesOn();
}

const answers = (said: HandshakeHello, own = hello({ time: 0x01020304 })) => ({
  s0: versionBytes(),
  s1: helloBytes(own),
  s2: echoBytes(said),
});

/** All that a server says, cut at these places. */
const cut = (name: string, says: string, places: readonly number[]): Text => ({
  name: `cut-${name}`,
  rule: 'rtmp/5.2.3/any-segments',
  sends: `S0, S1 and S2 in segments that end ${says}`,
  expects: goesOn,
  async run(bench) {
    const { wire, said } = await opening(bench);
    const { s0, s1, s2 } = answers(said);
    const all = Buffer.concat([s0, s1, s2]);
    const ends = [...places, all.length];
    await proceeds(
      bench,
      wire,
      ends.map((end, index) => all.subarray(ends[index - 1] ?? 0, end)),
    );
  },
});

const behindS0 = handshakeVersionSize;
const behindS1 = handshakeVersionSize + handshakeHelloSize;

const cuts = [
  cut('behind-s0', 'behind S0', [behindS0]),
  cut('behind-s1', 'behind S1', [behindS1]),
  cut('behind-each', 'behind S0 and behind S1', [behindS0, behindS1]),
  cut('in-s1', 'in the middle of S1', [behindS0 + handshakeHelloSize / 2]),
  cut('in-s2', 'in the middle of S2', [behindS1 + handshakeEchoSize / 2]),
  cut('before-last', 'before the last byte of S2', [behindS1 + handshakeEchoSize - 1]),
];

/** What S1 may say, whatever it is. */
const hellos: readonly { name: string; says: string; own: () => Partial<HandshakeHello>; rule: string }[] = [
  {
    name: 'version-number',
    says: 'a version number behind its time',
    own: () => ({ version: serverDigestVersion }),
    rule: 'rtmp/5.2.3/zero',
  },
  {
    name: 'low-version-number',
    says: 'a small number behind its time',
    own: () => ({ version: 1 }),
    rule: 'rtmp/5.2.3/zero',
  },
  { name: 'latest-time', says: 'the last time there is', own: () => ({ time: 0xffffffff }), rule: 'rtmp/5.2.3/layout' },
  {
    name: 'no-random-bytes',
    says: 'zeros for random bytes',
    own: () => ({ random: new Uint8Array(handshakeRandomSize) }),
    rule: 'rtmp/5.2.3/layout',
  },
];

const helloCases = hellos.map(
  ({ name, says, own, rule }): Text => ({
    name: `hello-with-${name}`,
    rule,
    sends: `S1 with ${says}`,
    expects: goesOn,
    async run(bench) {
      const { wire, said } = await opening(bench);
      const { s0, s1, s2 } = answers(said, hello(own()));
      await proceeds(bench, wire, [Buffer.concat([s0, s1, s2])]);
      return ruleIsContested(rule) ? 'it goes on' : undefined;
    },
  }),
);

const ruleIsContested = (rule: string): boolean => rule === 'rtmp/5.2.3/zero';

/** S2 that is no echo, as of servers that do not bother. */
const echoes: readonly {
  name: string;
  says: string;
  of: (said: HandshakeHello, own: HandshakeHello) => HandshakeEcho;
}[] = [
  { name: 'zeros', says: 'all zeros', of: () => ({ time: 0, time2: 0, random: new Uint8Array(handshakeRandomSize) }) },
  {
    name: 'random',
    says: 'random bytes of its own',
    of: () => ({ time: 5, time2: 6, random: randomFillSync(new Uint8Array(handshakeRandomSize)) }),
  },
  { name: 's1', says: 'S1 once more', of: (_, own) => echoOf(own) },
  {
    name: 'other-times',
    says: 'the random bytes of C1 and other times',
    of: ({ random }) => ({ time: 1, time2: 2, random }),
  },
];

const echoCases = echoes.map(
  ({ name, says, of }): Text => ({
    name: `echo-of-${name}`,
    rule: 'errata/3/tolerate-other-echo',
    sends: `S2 that is ${says}`,
    expects: goesOn,
    async run(bench) {
      const { wire, said } = await opening(bench);
      const own = hello();
      const { s0, s1 } = answers(said, own);
      await proceeds(bench, wire, [Buffer.concat([s0, s1, encodeHandshakeEcho(of(said, own))])]);
    },
  }),
);

/** Versions that a server should not choose. */
const versions = [HandshakeVersion.plain - 1, HandshakeVersion.plain + 1, 31];

const versionCases = versions.map(
  (version): Text => ({
    name: `answered-with-version-${version}`,
    rule: 'rtmp/5.2.2/takes-other-version',
    sends: `S0 with version ${version}, then S1 and S2 as usual`,
    expects: 'the client goes on, or gives up',
    async run(bench) {
      const { wire, said } = await opening(bench);
      const { s1, s2 } = answers(said);
      wire.write(Buffer.concat([versionBytes(version), s1, s2]));
      await wire.until('C2 or the end', () => wire.isClosed || wire.arrivedLength >= handshakeEchoSize);
    },
  }),
);

/** Where a server goes away. */
const leaves = [
  { name: 'at-once', says: 'nothing', bytes: 0 },
  { name: 'behind-s0', says: 'S0', bytes: behindS0 },
  { name: 'in-s1', says: 'S0 and half of S1', bytes: behindS0 + handshakeHelloSize / 2 },
  { name: 'behind-s1', says: 'S0 and S1', bytes: behindS1 },
  { name: 'in-s2', says: 'S0, S1 and half of S2', bytes: behindS1 + handshakeEchoSize / 2 },
];

const leaveCases = leaves.map(
  ({ name, says, bytes }): Text => ({
    name: `closed-${name}`,
    rule: 'peers/robustness/cut-off',
    sends: `${says}, then the end of the connection`,
    expects: 'the client ends',
    async run(bench) {
      const { wire, said } = await opening(bench);
      const { s0, s1, s2 } = answers(said);
      wire.write(Buffer.concat([s0, s1, s2]).subarray(0, bytes));
      await wire.end();
      await bench.exited();
    },
  }),
);

export const handshakeCases = casesOf<ClientBench>('handshake', [
  {
    name: 'begins',
    rule: 'rtmp/5.2.1/client-begins',
    sends: 'nothing',
    expects: 'C0 and C1',
    async run(bench) {
      await opening(bench);
    },
  },
  {
    name: 'version-3',
    rule: 'rtmp/5.2.2/asks-for-version-3',
    sends: 'nothing',
    expects: 'C0 with version 3',
    async run(bench) {
      const { version } = await opening(bench);
      if (version !== HandshakeVersion.plain) throw new NotMet(`C0 has version ${version}`);
    },
  },
  {
    name: 'number-behind-the-time',
    rule: 'rtmp/5.2.3/zero',
    sends: 'nothing',
    expects: 'C1 with either reading: zero behind its time, or a version',
    async run(bench) {
      const { said } = await opening(bench);
      return said.version === 0 ? 'it sends zero' : `it sends ${said.version.toString(16)} in hexadecimal`;
    },
  },
  {
    name: 'random-bytes',
    rule: 'rtmp/5.2.3/random',
    sends: 'nothing',
    expects: 'C1 whose random bytes are not all the same',
    async run(bench) {
      const { said } = await opening(bench);
      if (new Set(said.random).size < 2) throw new NotMet('the random bytes of C1 are all the same');
    },
  },
  {
    name: 'waits-for-s1',
    rule: 'rtmp/5.2.1/client-waits-for-s1',
    sends: 'nothing for a moment',
    expects: 'nothing behind C1',
    async run(bench) {
      const { wire } = await opening(bench);
      await wire.quiet();
      if (wire.arrivedLength > 0) throw new NotMet(`${wire.arrivedLength} bytes came behind C1, before S0 and S1`);
    },
  },
  {
    name: 'waits-for-s2',
    rule: 'rtmp/5.2.1/client-waits-for-s2',
    sends: 'S0 and S1, and S2 only after a moment',
    expects: 'C2 alone, and the rest after S2',
    async run(bench) {
      const { wire, said } = await opening(bench);
      const { s0, s1, s2 } = answers(said);
      wire.write(Buffer.concat([s0, s1]));
      await wire.take(handshakeEchoSize, 'C2').catch((error: unknown) => {
        // A client may wait for S2 before it says anything.
        if (!(error instanceof NotMet) || wire.isClosed || wire.arrivedLength > 0) throw error;
      });
      await wire.quiet();
      if (wire.arrivedLength > 0) throw new NotMet(`${wire.arrivedLength} bytes came behind C2, before S2`);
      wire.write(s2);
      await wire.until('what follows the handshake', () => wire.arrivedLength > 0);
    },
  },
  {
    name: 'early-answer',
    rule: 'rtmp/5.2.1/early-answer',
    sends: 'S0 and S1 as soon as C0 is there, S2 after C1',
    expects: goesOn,
    async run(bench) {
      const wire = await bench.open();
      await wire.take(handshakeVersionSize, 'C0');
      wire.write(Buffer.concat([versionBytes(), helloBytes()]));
      await wire.flush();
      const said = decodeHandshakeHello(await wire.take(handshakeHelloSize, 'C1'));
      if (said === needMore) throw new NotMet('C1 is too short');
      await proceeds(bench, wire, [echoBytes(said)]);
    },
  },
  {
    name: 'echo-of-s1',
    rule: 'rtmp/5.2.4/echo',
    sends: 'S0 and S1',
    expects: 'C2 with the time and the random bytes of S1',
    deliveries,
    async run(bench) {
      const { wire, said } = await opening(bench);
      const own = hello({ time: 0x01020304 });
      const { s0, s1, s2 } = answers(said, own);
      for (const piece of [s0, s1, s2]) wire.write(piece);
      const echo = await echoIn(wire);
      if (echo.time !== own.time) throw new NotMet(`C2 has the time ${echo.time}, S1 had ${own.time}`);
      if (Buffer.compare(echo.random, own.random) !== 0) throw new NotMet('C2 has other random bytes than S1');
    },
  },
  {
    name: 'second-time-of-c2',
    rule: 'rtmp/5.2.4/time-2',
    sends: 'S0, S1 with zero behind its time, and S2',
    expects: 'either reading: C2 repeats the zero, or says when S1 was read',
    async run(bench) {
      const { wire, said } = await opening(bench);
      const { s0, s1, s2 } = answers(said);
      wire.write(Buffer.concat([s0, s1, s2]));
      const { time2 } = await echoIn(wire);
      return time2 === 0 ? 'it repeats what stands behind the time of S1' : `it says ${time2}: when S1 was read`;
    },
  },
  {
    name: 'goes-on',
    rule: 'rtmp/5.2.3/any-segments',
    sends: 'S0, S1 and S2, and answers to whatever it asks',
    expects: goesOn,
    deliveries,
    async run(bench) {
      const guest = await bench.guest();
      await guest.goesOn();
    },
  },
  ...cuts,
  ...helloCases,
  ...echoCases,
  ...versionCases,
  ...leaveCases,
  {
    name: 'no-version',
    rule: 'peers/robustness/bad-chunks',
    sends: 'text in place of S0 and all that follows',
    expects: goesOnOrEnds,
    async run(bench) {
      const { wire } = await opening(bench);
      wire.write(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'.padEnd(behindS1 + handshakeEchoSize, ' ')));
      await wire.until('C2 or the end', () => wire.isClosed || wire.arrivedLength > 0);
    },
  },
]);
