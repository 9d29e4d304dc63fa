import { type Command, PublishType, StatusCode, StatusLevel } from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { NotMet } from '../../../verdict.js';
import type { Client } from '../../../wire/client.js';
import { deliveries } from '../../../wire/delivery.js';
import { statusIs, statusOf } from '../../../wire/matching.js';
import { uniqueSound } from '../../../wire/media.js';
import type { ServerBench, StreamClient } from '../../bench.js';

type Text = CaseText<ServerBench>;

/** Asks to publish and gives the code that answers. */
async function answerToPublish(client: Client, streamId: number, name: string): Promise<string> {
  client.command({ kind: 'publish', transactionId: 0, commandObject: null, name, type: PublishType.live }, streamId);
  return client.expect('a status of publish', (arrived) => statusOf(arrived)?.code);
}

/** What ends publishing: each in another way. */
const endings: readonly {
  name: string;
  says: string;
  rule: string;
  end: (of: StreamClient) => Promise<void> | void;
}[] = [
  {
    name: 'delete-stream',
    says: 'deleteStream',
    rule: 'rtmp/7.2.2.3/delete-ends',
    end: ({ client, streamId }) =>
      client.command({ kind: 'deleteStream', transactionId: 0, commandObject: null, streamId }),
  },
  {
    name: 'close-stream',
    says: 'closeStream in the stream',
    rule: 'peers/close-stream/close-ends',
    end: ({ client, streamId }) =>
      client.command({ kind: 'closeStream', transactionId: 0, commandObject: null }, streamId),
  },
  {
    name: 'disconnect',
    says: 'the end of the connection',
    rule: 'peers/one-publisher/disconnect-ends',
    end: ({ client }) => client.wire.end(),
  },
];

/** Tries until the name is free, as long as a server may take to notice. */
async function publishesAgain(bench: ServerBench, stream: string): Promise<void> {
  const client = await bench.connect('second publisher');
  for (const end = performance.now() + bench.timeoutMilliseconds; ; ) {
    const streamId = await client.createStream();
    const code = await answerToPublish(client, streamId, stream);
    if (code === StatusCode.publishStart) return;
    if (performance.now() > end) throw new NotMet(`the name is still taken: ${code}`);
    await client.wire.quiet();
  }
}

const endingCases = endings.map(
  ({ name, says, rule, end }): Text => ({
    name: `name-free-after-${name}`,
    rule,
    sends: `publish, some sound, ${says}; then publish of the same name by somebody else`,
    expects: 'the second one is accepted',
    needs: ['publish'],
    async run(bench) {
      const first = await bench.publish();
      first.send(uniqueSound(), 0);
      await end(first);
      await first.client.wire.flush();
      await publishesAgain(bench, first.stream);
    },
  }),
);

export const publishCases: readonly Text[] = [
  {
    name: 'publish',
    rule: 'rtmp/7.2.2.6/publish-status',
    sends: 'createStream and publish',
    expects: 'a status that marks the beginning',
    needs: ['publish'],
    deliveries,
    async run(bench) {
      const client = await bench.connect();
      const streamId = await client.createStream();
      await answerToPublish(client, streamId, bench.freshName());
    },
  },
  {
    name: 'publish-start',
    rule: 'peers/publish-codes/publish-start',
    sends: 'publish',
    expects: `a status with the code ${StatusCode.publishStart}`,
    needs: ['publish'],
    async run(bench) {
      const client = await bench.connect();
      const code = await answerToPublish(client, await client.createStream(), bench.freshName());
      if (code !== StatusCode.publishStart) throw new NotMet(`the code is ${code}`);
    },
  },
  {
    name: 'status-in-its-stream',
    rule: 'peers/status-in-stream/status-in-its-stream',
    sends: 'publish in the second of two streams',
    expects: 'the status comes in that stream',
    needs: ['publish'],
    async run(bench) {
      const client = await bench.connect();
      await client.createStream();
      const streamId = await client.createStream();
      await answerToPublish(client, streamId, bench.freshName());
      const [status] = client.all((arrived) => (statusOf(arrived) === undefined ? undefined : arrived));
      if (status?.raw.streamId !== streamId) throw new NotMet(`the status came in stream ${status?.raw.streamId}`);
    },
  },
  {
    name: 'publish-without-type',
    rule: 'peers/publish-without-type/live-by-default',
    sends: 'publish without a type',
    expects: `a status with the code ${StatusCode.publishStart}`,
    needs: ['publish'],
    async run(bench) {
      const client = await bench.connect();
      const streamId = await client.createStream();
      const command: Command = { kind: 'publish', transactionId: 0, commandObject: null, name: bench.freshName() };
      client.command(command, streamId);
      await client.expect(`the status ${StatusCode.publishStart} of publish`, statusIs(StatusCode.publishStart));
    },
  },
  {
    name: 'second-publisher',
    rule: 'peers/publish-codes/bad-name',
    sends: 'publish of a name that somebody else publishes',
    expects: `a status with the code ${StatusCode.publishBadName} and the level ${StatusLevel.error}`,
    needs: ['publish'],
    async run(bench) {
      const first = await bench.publish();
      first.send(uniqueSound(), 0);
      const second = await bench.connect('second publisher');
      const code = await answerToPublish(second, await second.createStream(), first.stream);
      if (code !== StatusCode.publishBadName) throw new NotMet(`the code is ${code}`);
    },
  },
  {
    name: 'first-publisher-goes-on',
    rule: 'peers/one-publisher/first-goes-on',
    sends: 'publish of a name that somebody else publishes, who is played',
    expects: 'sound of the first one still reaches the player',
    needs: ['publish', 'play'],
    async run(bench) {
      const first = await bench.publish();
      const player = await bench.play(first.stream);
      await bench.passes(uniqueSound(), first, player);
      const second = await bench.connect('second publisher');
      await answerToPublish(second, await second.createStream(), first.stream);
      await bench.passes(uniqueSound(), first, player, 20);
    },
  },
  ...endingCases,
  {
    name: 'stream-used-anew',
    rule: 'peers/close-stream/close-keeps',
    sends: 'publish, closeStream, and publish of another name in the same stream',
    expects: 'the second one is accepted',
    needs: ['publish'],
    async run(bench) {
      const { client, streamId } = await bench.publish();
      client.command({ kind: 'closeStream', transactionId: 0, commandObject: null }, streamId);
      const name = bench.freshName();
      client.command(
        { kind: 'publish', transactionId: 0, commandObject: null, name, type: PublishType.live },
        streamId,
      );
      await client.expect(
        `the status ${StatusCode.publishStart} of the second publish`,
        statusIs(StatusCode.publishStart),
      );
    },
  },
  {
    name: 'two-published-streams',
    rule: 'rtmp/7.2.2/several-streams',
    sends: 'two streams of one connection that publish, and sound in both by turns',
    expects: 'the players of each get what is theirs, and nothing of the other',
    needs: ['publish', 'play'],
    async run(bench) {
      const client = await bench.connect('publisher');
      const one = await bench.publish(undefined, client);
      const two = await bench.publish(undefined, client);
      const players = [await bench.play(one.stream), await bench.play(two.stream)] as const;
      const sounds = [uniqueSound(), uniqueSound()] as const;
      one.send(sounds[0], 0);
      two.send(sounds[1], 0);
      await bench.passes(uniqueSound(), one, players[0], 20);
      await bench.passes(uniqueSound(), two, players[1], 20);
      const strayed = players[0].client.all(({ raw }) =>
        Buffer.compare(raw.payload, sounds[1].data) === 0 ? true : undefined,
      );
      if (strayed.length > 0) throw new NotMet('sound of one stream came to the player of the other');
    },
  },
  {
    name: 'publish-and-play-on-one-connection',
    rule: 'rtmp/7.2.2/several-streams',
    sends: 'publish in one stream of a connection, and play of the same name in another',
    expects: 'the sound comes back',
    needs: ['publish', 'play'],
    async run(bench) {
      const client = await bench.connect();
      const publisher = await bench.publish(undefined, client);
      const player = await bench.play(publisher.stream, client);
      await bench.passes(uniqueSound(), publisher, player);
    },
  },
  {
    name: 'delete-ends-one',
    rule: 'rtmp/7.2.2.3/delete-ends-one',
    sends: 'deleteStream of one of two streams that publish',
    expects: 'the other one goes on',
    needs: ['publish', 'play'],
    async run(bench) {
      const client = await bench.connect('publisher');
      const one = await bench.publish(undefined, client);
      const two = await bench.publish(undefined, client);
      const player = await bench.play(two.stream);
      client.command({ kind: 'deleteStream', transactionId: 0, commandObject: null, streamId: one.streamId });
      await bench.passes(uniqueSound(), two, player);
    },
  },
];
