import type { Value } from '../../../../../generated/amf0/index.js';
import {
  type Command,
  controlStreamId,
  firstStreamId,
  MessageType,
  PublishType,
  StatusCode,
  StatusLevel,
} from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { NotMet } from '../../../verdict.js';
import { statusOf } from '../../../wire/matching.js';
import type { ServerBench } from '../../bench.js';

type Text = CaseText<ServerBench>;

const alone = 'an answer or the end of this connection; the server lives';

const asked = { transactionId: 0, commandObject: null };
const live: Command = { kind: 'publish', ...asked, name: 'conformance', type: PublishType.live };
const player: Command = { kind: 'play', ...asked, name: 'conformance' };

/** Commands of clients, each of which has states that it is not for. */
const commands: readonly Command[] = [
  live,
  player,
  { kind: 'closeStream', ...asked },
  { kind: 'deleteStream', ...asked, streamId: firstStreamId },
  { kind: 'pause', ...asked, pause: true, milliseconds: 0 },
  { kind: 'seek', ...asked, milliseconds: 1000 },
  { kind: 'receiveAudio', ...asked, receive: true },
  { kind: 'receiveVideo', ...asked, receive: true },
];

/** Where a client is when it says them. */
const states = {
  'before-connect': { says: 'before connect', enter: async (bench: ServerBench) => on(await bench.greet(), 0) },
  connected: { says: 'in stream 0', enter: async (bench: ServerBench) => on(await bench.connect(), 0) },
  'stream-never-created': {
    says: 'in stream 999',
    enter: async (bench: ServerBench) => on(await bench.connect(), 999),
  },
  idle: {
    says: 'in an idle stream',
    async enter(bench: ServerBench) {
      const client = await bench.connect();
      return on(client, await client.createStream());
    },
  },
  publishing: { says: 'in a stream that publishes', enter: (bench: ServerBench) => bench.publish() },
} as const;

const on = (client: Awaited<ReturnType<ServerBench['connect']>>, streamId: number) => ({ client, streamId });

const misplaced = Object.entries(states).flatMap(([state, { says, enter }]) =>
  commands.map(
    (command): Text => ({
      name: `${command.kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${state}`,
      rule: 'peers/robustness/ends-alone',
      sends: `${command.kind} ${says}`,
      expects: alone,
      needs: state === 'publishing' ? ['publish'] : [],
      isHostile: true,
      async run(bench) {
        const { client, streamId } = await enter(bench);
        client.command(command, streamId);
        await client.answeredOrOver();
      },
    }),
  ),
);

/** Arguments that no client should give. */
const badArguments: readonly { readonly name: string; readonly values: readonly Value[] }[] = [
  { name: 'of-wrong-types', values: [5, { a: 1 }, true] },
  { name: 'of-null', values: [null, null, null] },
  { name: 'missing', values: [] },
  { name: 'of-lists', values: [[1, 2], ['x'], []] },
  { name: 'negative', values: [-1, -5, -7] },
  { name: 'not-a-number', values: [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60] },
];

const wrongTypes = commands.flatMap(({ kind }) =>
  badArguments.map(
    ({ name, values }): Text => ({
      name: `${kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-arguments-${name}`,
      rule: 'peers/robustness/wrong-types',
      sends: `${kind} with arguments ${name.replaceAll('-', ' ')}`,
      expects: alone,
      isHostile: true,
      async run(bench) {
        const client = await bench.connect();
        const streamId = await client.createStream();
        client.command({ kind: 'other', values: [kind, client.transaction(), null, ...values] }, streamId);
        await client.answeredOrOver();
      },
    }),
  ),
);

export const wrongCases: readonly Text[] = [
  ...misplaced,
  ...wrongTypes,
  {
    name: 'commands-before-connect',
    rule: 'peers/connect-first/connect-first',
    sends: 'createStream before connect',
    expects: 'no result; an error, silence or the end of this connection',
    isHostile: true,
    async run(bench) {
      const client = await bench.greet();
      const transactionId = client.transaction();
      client.command({ kind: 'createStream', transactionId, commandObject: null });
      await client.answeredOrOver();
      const results = client.all(({ message }) =>
        message?.kind === 'commandMessage' && message.command.kind === 'result' ? true : undefined,
      );
      if (results.length > 0) throw new NotMet('createStream was answered with a result');
    },
  },
  {
    name: 'level-of-refusal',
    rule: 'rtmp/7.2.2/refusal-status',
    sends: 'publish of a name that somebody else publishes',
    expects: `a status of the level ${StatusLevel.error}`,
    needs: ['publish'],
    async run(bench) {
      const first = await bench.publish();
      const client = await bench.connect('second publisher');
      const streamId = await client.createStream();
      client.command({ kind: 'publish', ...asked, name: first.stream, type: PublishType.live }, streamId);
      const { level, code } = await client.expect('a status of publish', statusOf);
      if (level !== StatusLevel.error) throw new NotMet(`${String(code)} has the level ${String(level)}`);
    },
  },
  {
    name: 'no-reset-unasked',
    rule: 'rtmp/7.2.2.1/play-reset',
    sends: 'play without a reset',
    expects: `no status with the code ${StatusCode.playReset}`,
    needs: ['publish', 'play'],
    async run(bench) {
      const publisher = await bench.publish();
      const { client } = await bench.play(publisher.stream);
      await client.settled();
      const resets = client.all((arrived) => (statusOf(arrived)?.code === StatusCode.playReset ? true : undefined));
      if (resets.length > 0) throw new NotMet('the status came all the same');
    },
  },
  {
    name: 'connect-with-arguments',
    rule: 'errata/8.1.5/any-arguments',
    sends: 'connect with a text, a number and an object behind its command object',
    expects: 'a result',
    async run(bench) {
      const client = await bench.greet();
      await client.connect(bench.connectObject, 'text', 5, { name: 'value' });
    },
  },
  {
    name: 'format-byte-of-commands',
    rule: 'errata/7.2/format-selector',
    sends: 'createStream as a message of AMF 3, with its format byte',
    expects: 'a reply',
    needs: ['amf3'],
    async run(bench) {
      const client = await bench.connect();
      const transactionId = client.transaction();
      const command = { kind: 'createStream', transactionId, commandObject: null } as const;
      client.send({ kind: 'commandExtended', command }, { streamId: controlStreamId });
      await client.reply(`the reply to type ${MessageType.commandExtended}`, transactionId);
    },
  },
];
