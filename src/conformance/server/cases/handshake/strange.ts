import { HandshakeVersion } from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { missedBy, NotMet } from '../../../verdict.js';
import { echoBytes, hello, helloBytes, versionBytes } from '../../../wire/hello.js';
import type { ServerBench } from '../../bench.js';
import { answerTo, greeting } from './plain.js';

type Text = CaseText<ServerBench>;

const encrypted = [6, 8, 9];

export const strangeCases: readonly Text[] = [
  ...encrypted.map(
    (version): Text => ({
      name: `encrypted-version-${version}`,
      rule: 'peers/encrypted-version/encrypted',
      sends: `C0 with the version ${version}, which asks for encryption, and C1`,
      expects: `the same version, the version ${HandshakeVersion.plain}, or the end of the connection`,
      isHostile: true,
      async run(bench) {
        const wire = await bench.open();
        wire.write(versionBytes(version));
        wire.write(helloBytes());
        await wire.reaction(() => wire.arrivedLength > 0);
        if (wire.isClosed || wire.arrivedLength === 0) return 'it refuses';
        const [answered] = await wire.take(1, 'S0');
        if (answered === version) return 'it can encrypt';
        if (answered === HandshakeVersion.plain) return 'it goes on without encryption';
        throw new NotMet(`S0 has the version ${answered}`);
      },
    }),
  ),
  {
    name: 'version-of-s0',
    rule: 'rtmp/5.2.2/asks-for-version-3',
    sends: 'C0 and C1',
    expects: `S0 with the version ${HandshakeVersion.plain}`,
    async run(bench) {
      const { version } = await answerTo(bench, hello());
      if (version !== HandshakeVersion.plain) throw new NotMet(`S0 has the version ${version}`);
    },
  },
  {
    name: 'version-not-supported',
    rule: 'rtmp/5.2.5/version-not-supported',
    sends: 'C0 with the version 17, C1',
    expects: 'S0 with the version 3, or the end of the connection; which one tells the reading',
    isHostile: true,
    async run(bench) {
      const missed = await missedBy(async () => {
        const { version } = await answerTo(bench, hello(), 17);
        if (version !== HandshakeVersion.plain) throw new NotMet(`S0 has the version ${version}`);
      });
      if (missed === undefined) return 'it answers with version 3';
      if (/closed/.test(missed)) return 'it ends the connection';
      throw new NotMet(missed);
    },
  },
  ...['GET / HTTP/1.0\r\n\r\n', 'OPTIONS rtsp://x RTSP/1.0\r\n\r\n', ' '.repeat(2000), '\x7f'.repeat(2000)].map(
    (text, index): Text => ({
      name: `text-${index + 1}`,
      rule: 'peers/text-protocol/text-refused',
      sends: `what a text protocol begins with: ${JSON.stringify(text.slice(0, 20).trim())}`,
      expects: 'the end of the connection, without an answer',
      isHostile: true,
      async run(bench) {
        const wire = await bench.open();
        wire.write(Buffer.from(text));
        await wire.reaction(() => wire.arrivedLength > 0);
        if (wire.arrivedLength > 0) throw new NotMet(`${wire.arrivedLength} bytes came as an answer`);
        if (!wire.isClosed) throw new NotMet('the connection stays open');
      },
    }),
  ),
  {
    name: 'third-hello',
    rule: 'peers/robustness/bad-chunks',
    sends: 'C0, C1, C2, and a hello once more in place of chunks',
    expects: 'at most the end of this connection; the server lives',
    isHostile: true,
    async run(bench) {
      const wire = await bench.open();
      wire.write(Buffer.concat([versionBytes(), helloBytes()]));
      const { hello: said } = await greeting(wire);
      wire.write(Buffer.concat([echoBytes(said), helloBytes(), echoBytes(said)]));
      await wire.reaction(() => wire.arrivedLength > 0);
    },
  },
];
