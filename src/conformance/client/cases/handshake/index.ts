import {
  decodeHandshakeHello,
  HandshakeVersion,
  handshakeEchoSize,
  handshakeHelloSize,
  handshakeVersionSize,
} from '../../../../../generated/rtmp/index.js';
import { needMore } from '../../../../runtime/index.js';
import { casesOf } from '../../../case.js';
import { NotMet } from '../../../verdict.js';
import { deliveries } from '../../../wire/delivery.js';
import { echoBytes, hello, helloBytes, versionBytes } from '../../../wire/hello.js';
import type { ClientBench } from '../../bench.js';
import { goesOn, goesOnOrEnds } from '../text.js';
import { answerCases } from './answers.js';
import { answers, behindS1, echoIn, opening, proceeds } from './opening.js';

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
  ...answerCases,
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
