import { randomFillSync } from 'node:crypto';
import {
  encodeHandshakeEcho,
  type HandshakeEcho,
  type HandshakeHello,
  HandshakeVersion,
  handshakeEchoSize,
  handshakeHelloSize,
  handshakeRandomSize,
  serverDigestVersion,
} from '../../../../../generated/rtmp/index.js';
import { missedBy, NotMet } from '../../../verdict.js';
import { echoOf, hello, versionBytes } from '../../../wire/hello.js';
import { goesOn, type Text } from '../text.js';
import { answers, behindS0, behindS1, opening, proceeds } from './opening.js';

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
    expects: isContested(rule) ? 'the client goes on, or gives up, as where it wants a signature' : goesOn,
    async run(bench) {
      const { wire, said } = await opening(bench);
      const { s0, s1, s2 } = answers(said, hello(own()));
      const attempt = () => proceeds(bench, wire, [Buffer.concat([s0, s1, s2])]);
      const missed = await missedBy(attempt);
      const mayGiveUp = isContested(rule);
      if (missed !== undefined && !(mayGiveUp && wire.isClosed)) throw new NotMet(missed);
      if (!mayGiveUp) return undefined;
      return missed === undefined ? 'it goes on' : 'it gives up';
    },
  }),
);

function isContested(rule: string): boolean {
  return rule === 'rtmp/5.2.3/zero';
}

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

/** What servers answer: cut anywhere, with other contents, or not to the end. */
export const answerCases: readonly Text[] = [...cuts, ...helloCases, ...echoCases, ...versionCases, ...leaveCases];
