import { randomFillSync } from 'node:crypto';
import {
  clientDigestVersion,
  decodeDigestEcho,
  handshakeEchoSize,
  handshakeHelloSize,
  handshakeVersionSize,
} from '../../../../../generated/rtmp/index.js';
import { MtrudeError } from '../../../../runtime/index.js';
import { type Signed, signatureOf, signedEcho, signedHello } from '../../../../session/handshake/digest-form.js';
import { primitives } from '../../../../transport/index.js';
import type { CaseText } from '../../../case.js';
import { NotMet } from '../../../verdict.js';
import { helloBytes, versionBytes } from '../../../wire/hello.js';
import type { Wire } from '../../../wire/wire.js';
import type { ServerBench } from '../../bench.js';
import { acceptsConnect } from '../accepts-connect.js';

type Text = CaseText<ServerBench>;

const signing = {
  now: () => 1,
  random: (bytes: Uint8Array) => {
    randomFillSync(bytes);
  },
  primitives,
};

const schemes = ['digestFirstHello', 'keyFirstHello'] as const;

/** Says a hello that is signed; gives S1 and S2 and the digest of ours. */
async function answersTo(wire: Wire, said: Uint8Array): Promise<{ hello: Uint8Array; echo: Uint8Array }> {
  wire.write(versionBytes());
  wire.write(said);
  await wire.take(handshakeVersionSize, 'S0');
  const answer = await wire.take(handshakeHelloSize, 'S1');
  return { hello: answer, echo: await wire.take(handshakeEchoSize, 'S2') };
}

/** Says a signed hello; gives what is signed in S1. Rejects with NotMet where nothing is. */
export async function signedAnswer(
  bench: ServerBench,
  scheme: (typeof schemes)[number],
): Promise<{ wire: Wire; own: Signed; theirs: Signed; echo: Uint8Array }> {
  const wire = await bench.open();
  const said = signedHello(scheme, false, signing);
  const own = signatureOf(said, false, signing);
  const answer = await answersTo(wire, said);
  const theirs = signatureOf(answer.hello, true, signing);
  if (own === undefined || theirs === undefined) throw new NotMet('S1 has no digest of a server, in neither scheme');
  return { wire, own, theirs, echo: answer.echo };
}

const name = { digestFirstHello: 'digest-first', keyFirstHello: 'key-first' } as const;

export const digestCases: readonly Text[] = [
  ...schemes.flatMap((scheme): Text[] => [
    {
      name: `${name[scheme]}-s1`,
      rule: 'peers/digest-handshake/digest',
      sends: `C1 with a digest, in the scheme that has the ${name[scheme].replace('-', ' ')}`,
      expects: 'S1 with a digest of the key of servers; after a signed C2 connect is answered',
      needs: ['digest'],
      async run(bench) {
        const { wire, theirs } = await signedAnswer(bench, scheme);
        wire.write(signedEcho(theirs.digest, false, signing));
        await acceptsConnect(bench, wire);
      },
    },
    {
      name: `${name[scheme]}-s2`,
      rule: 'peers/digest-handshake/echo-digest',
      sends: `C1 with a digest, in the scheme that has the ${name[scheme].replace('-', ' ')}`,
      expects: 'S2 with a digest that answers the one of C1',
      needs: ['digest'],
      async run(bench) {
        const { own, echo } = await signedAnswer(bench, scheme);
        try {
          decodeDigestEcho(echo, { server: true, answers: own.digest }, { primitives });
        } catch (error) {
          if (error instanceof MtrudeError) throw new NotMet(`S2 does not answer the digest: ${error.message}`);
          throw error;
        }
      },
    },
    {
      name: `${name[scheme]}-scheme-of-s1`,
      rule: 'peers/digest-handshake/scheme',
      sends: `C1 with a digest, in the scheme that has the ${name[scheme].replace('-', ' ')}`,
      expects: 'a digest in S1; where it stands tells the reading',
      needs: ['digest'],
      async run(bench) {
        const { theirs } = await signedAnswer(bench, scheme);
        return theirs.scheme === scheme ? 'it answers in the scheme of C1' : 'it answers in the other scheme';
      },
    },
    {
      name: `${name[scheme]}-goes-on`,
      rule: 'peers/digest-handshake/plain-for-signed',
      sends: `C1 with a digest, in the scheme that has the ${name[scheme].replace('-', ' ')}, and C2 as S1 wants it`,
      expects: 'connect is answered, whether S1 is signed or plain',
      async run(bench) {
        const wire = await bench.open();
        const answer = await answersTo(wire, signedHello(scheme, false, signing));
        const theirs = signatureOf(answer.hello, true, signing);
        wire.write(theirs === undefined ? answer.hello : signedEcho(theirs.digest, false, signing));
        await acceptsConnect(bench, wire);
      },
    },
    {
      name: `${name[scheme]}-broken`,
      rule: 'peers/digest-handshake/form',
      sends: `C1 with a digest of which one bit is wrong, in the scheme that has the ${name[scheme].replace('-', ' ')}`,
      expects: 'the plain form: S2 is an echo of C1, and connect is answered',
      needs: ['digest'],
      async run(bench) {
        const wire = await bench.open();
        const said = Uint8Array.from(signedHello(scheme, false, signing));
        const own = signatureOf(said, false, signing);
        if (own === undefined) return;
        own.digest[5] = (own.digest[5] ?? 0) ^ 1;
        const answer = await answersTo(wire, said);
        const random = (of: Uint8Array) => of.subarray(8);
        if (Buffer.compare(random(answer.echo), random(said)) !== 0) throw new NotMet('S2 is no echo of C1');
        wire.write(answer.hello);
        await acceptsConnect(bench, wire);
      },
    },
  ]),
  {
    name: 'plain-for-plain',
    rule: 'peers/digest-handshake/form',
    sends: 'C1 without a digest whose version is not zero',
    expects: 'connect is answered',
    async run(bench) {
      const wire = await bench.open();
      const { hello: said } = await answersTo(wire, helloBytes({ version: clientDigestVersion }));
      wire.write(said);
      await acceptsConnect(bench, wire);
    },
  },
];
