import { controlStreamId } from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { NotMet } from '../../../verdict.js';
import { deliveries } from '../../../wire/delivery.js';
import type { ServerBench } from '../../bench.js';

type Text = CaseText<ServerBench>;

/** Transaction ids are doubles; no peer counts in ones only. */
const transactions = [2, 7, 1000, 2 ** 31, 2 ** 53 - 1, 3.5];

const transactionCases = transactions.map(
  (transactionId): Text => ({
    name: `transaction-${String(transactionId).replace('.', '-')}`,
    rule: 'rtmp/7.2/same-transaction',
    sends: `createStream as transaction ${transactionId}`,
    expects: 'a reply with the same transaction',
    async run(bench) {
      const client = await bench.connect();
      client.command({ kind: 'createStream', transactionId, commandObject: null });
      await client.reply('the reply to createStream', transactionId);
    },
  }),
);

/** What stands in the place of the object that a command does not have. */
const commandObjects = [
  { name: 'undefined', says: 'undefined', commandObject: undefined },
  { name: 'an-empty-object', says: 'an empty object', commandObject: {} },
];

export const callCases: readonly Text[] = [
  {
    name: 'create-stream',
    rule: 'rtmp/7.2.1.3/create-stream-answered',
    sends: 'createStream',
    expects: 'a result with a stream id other than 0',
    deliveries,
    async run(bench) {
      const client = await bench.connect();
      const id = await client.createStream();
      if (id === controlStreamId || !Number.isInteger(id)) throw new NotMet(`the stream id is ${id}`);
    },
  },
  {
    name: 'create-stream-with-object',
    rule: 'rtmp/7.2.1.3/create-stream-object',
    sends: 'createStream with an object in place of null',
    expects: 'a result with a stream id',
    async run(bench) {
      const client = await bench.connect();
      const transactionId = client.transaction();
      client.command({ kind: 'createStream', transactionId, commandObject: { conformance: true } });
      await client.result('the result of createStream', transactionId);
    },
  },
  {
    name: 'streams-differ',
    rule: 'rtmp/7.2.1.3/new-stream-id',
    sends: 'createStream four times',
    expects: 'four stream ids that differ',
    async run(bench) {
      const client = await bench.connect();
      const ids: number[] = [];
      for (let count = 0; count < 4; count++) ids.push(await client.createStream());
      if (new Set(ids).size < ids.length) throw new NotMet(`the stream ids are ${ids.join(', ')}`);
    },
  },
  ...transactionCases,
  {
    name: 'calls-without-waiting',
    rule: 'peers/command-order/without-waiting',
    sends: 'createStream five times without waiting for a reply',
    expects: 'a reply to each',
    deliveries,
    async run(bench) {
      const client = await bench.connect();
      const transactionIds = Array.from({ length: 5 }, () => client.transaction());
      for (const transactionId of transactionIds) {
        client.command({ kind: 'createStream', transactionId, commandObject: null });
      }
      for (const transactionId of transactionIds) await client.reply('a reply to each createStream', transactionId);
    },
  },
  {
    name: 'unknown-command',
    rule: 'rtmp/7.2.1.2/call-answered',
    sends: 'a call of a procedure that nobody knows, with a transaction',
    expects: 'a result or an error',
    async run(bench) {
      const client = await bench.connect();
      const transactionId = client.transaction();
      client.command({ kind: 'other', values: ['conformanceUnknown', transactionId, null, 'argument'] });
      await client.reply('a reply to the call', transactionId);
    },
  },
  {
    name: 'goes-on-after-unknown-command',
    rule: 'peers/unknown-command/unknown-command',
    sends: 'calls of procedures that nobody knows, with a transaction and without, then createStream',
    expects: 'createStream is answered',
    deliveries,
    async run(bench) {
      const client = await bench.connect();
      client.command({ kind: 'other', values: ['conformanceUnknown', client.transaction(), null] });
      client.command({ kind: 'other', values: ['conformanceUnknown', 0, null, { deep: [1, 2] }] });
      await client.createStream();
    },
  },
  ...announcements(),
  ...commandObjects.map(
    ({ name, says, commandObject }): Text => ({
      name: `create-stream-with-${name}`,
      rule: 'peers/command-object/any-command-object',
      sends: `createStream with ${says} in place of null`,
      expects: 'a result',
      async run(bench) {
        const client = await bench.connect();
        const transactionId = client.transaction();
        client.command({ kind: 'createStream', transactionId, commandObject });
        await client.result('the result of createStream', transactionId);
      },
    }),
  ),
  {
    name: 'control-on-another-chunk-stream',
    rule: 'peers/chunk-stream-of-messages/any-chunk-stream',
    sends: 'createStream on chunk stream 20',
    expects: 'a result',
    async run(bench) {
      const client = await bench.connect();
      const transactionId = client.transaction();
      const message = {
        kind: 'commandMessage',
        command: { kind: 'createStream', transactionId, commandObject: null },
      } as const;
      client.send(message, { streamId: controlStreamId, chunkStreamId: 20 });
      await client.result('the result of createStream', transactionId);
    },
  },
];

/** What encoders and players announce; servers answer as they like. */
function announcements(): Text[] {
  const kinds = ['releaseStream', 'fcPublish', 'fcUnpublish', 'fcSubscribe', 'getStreamLength'] as const;
  return kinds.map((kind) => ({
    name: `goes-on-after-${kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    rule: 'peers/answers-announcements/answers-announcements',
    sends: `${kind} of a name that nobody uses, then createStream`,
    expects: 'createStream is answered, whatever the announcement is answered with',
    async run(bench) {
      const client = await bench.connect();
      client.command({ kind, transactionId: client.transaction(), commandObject: null, name: bench.freshName() });
      await client.createStream();
    },
  }));
}
