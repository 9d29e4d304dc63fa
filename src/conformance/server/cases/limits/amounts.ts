import { PublishType } from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import type { Client } from '../../../wire/client.js';
import type { ServerBench } from '../../bench.js';

type Text = CaseText<ServerBench>;

const names: readonly { readonly name: string; readonly says: string; readonly of: (fresh: string) => string }[] = [
  { name: 'of-60000-bytes', says: 'of 60,000 bytes', of: (fresh) => fresh + 'x'.repeat(60_000) },
  { name: 'with-nul', says: 'with a character of number 0', of: (fresh) => `${fresh}\0.flv` },
  { name: 'with-parent-folders', says: 'that leads out of its folder', of: (fresh) => `../../../../tmp/${fresh}` },
  { name: 'with-slashes', says: 'with slashes', of: (fresh) => `/${fresh}//a/b/` },
  { name: 'with-query', says: 'with a query', of: (fresh) => `${fresh}?token=a&b=%00%2e%2e` },
  { name: 'empty', says: 'that is empty', of: () => '' },
  { name: 'of-many-scripts', says: 'of many scripts', of: (fresh) => `${fresh}-ü-日本語-🎬-\u202e` },
];

export const amountCases: readonly Text[] = [
  {
    name: '1000-message-streams',
    rule: 'peers/bounded-memory/many-message-streams',
    sends: 'createStream 1,000 times',
    expects: 'answers, refusals or the end of this connection; the server lives',
    isHostile: true,
    async run(bench) {
      const client = await bench.connect();
      for (let count = 0; count < 1000; count++) {
        client.command({ kind: 'createStream', transactionId: client.transaction(), commandObject: null });
      }
      await client.answeredOrOver();
    },
  },
  {
    name: '5000-commands',
    rule: 'peers/bounded-memory/many-commands',
    sends: '5,000 calls of a procedure that nobody knows, in one go',
    expects: 'answers or the end of this connection; the server lives',
    deliveries: ['coalesced'],
    isHostile: true,
    async run(bench) {
      const client = await bench.connect();
      for (let count = 0; count < 5000; count++) {
        client.command({ kind: 'other', values: ['conformanceUnknown', client.transaction(), null] });
      }
      await client.answeredOrOver();
    },
  },
  {
    name: '100-connections-one-after-the-other',
    rule: 'peers/robustness/lives-on',
    sends: '100 connections that are done with connect and go away without a word',
    expects: 'each is accepted; the server lives',
    isHostile: true,
    async run(bench) {
      for (let count = 0; count < 100; count++) {
        const client: Client = await bench.connect();
        client.wire.destroy();
      }
    },
  },
  ...names.flatMap(({ name, says, of }) =>
    (['publish', 'play'] as const).map(
      (kind): Text => ({
        name: `${kind}-name-${name}`,
        rule: 'peers/robustness/ends-alone',
        sends: `${kind} of a name ${says}`,
        expects: 'an answer or the end of this connection; the server lives',
        isHostile: true,
        async run(bench) {
          const client = await bench.connect();
          const streamId = await client.createStream();
          const asked = { transactionId: 0, commandObject: null, name: of(bench.freshName()) };
          client.command(
            kind === 'publish' ? { kind, ...asked, type: PublishType.live } : { kind, ...asked },
            streamId,
          );
          await client.answeredOrOver();
        },
      }),
    ),
  ),
];
