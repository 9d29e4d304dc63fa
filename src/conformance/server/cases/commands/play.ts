import { StatusCode, StatusLevel } from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { missedBy, NotMet } from '../../../verdict.js';
import { deliveries } from '../../../wire/delivery.js';
import { eventOf, statusIs, statusOf } from '../../../wire/matching.js';
import { picture, uniqueSound } from '../../../wire/media.js';
import type { ServerBench } from '../../bench.js';
import { payloadIs } from '../../relay.js';

type Text = CaseText<ServerBench>;
const needs = ['publish', 'play'] as const;

export const playCases: readonly Text[] = [
  {
    name: 'play',
    rule: 'rtmp/7.2.2.1/play-start',
    sends: 'createStream, and play of what somebody publishes',
    expects: `a status with the code ${StatusCode.playStart}`,
    needs,
    deliveries,
    async run(bench) {
      const publisher = await bench.publish();
      publisher.send(uniqueSound(), 0);
      await bench.play(publisher.stream);
    },
  },
  {
    name: 'stream-begins',
    rule: 'rtmp/7.2.2.1/begins-before-media',
    sends: 'play of what somebody publishes',
    expects: 'StreamBegin of the message stream before any media',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      const sound = await bench.passes(uniqueSound(), publisher, player);
      const [begin] = player.client.all((arrived) => {
        const event = eventOf(arrived);
        return event?.kind === 'streamBegin' && event.streamId === player.streamId ? arrived : undefined;
      });
      if (begin === undefined) throw new NotMet('no StreamBegin of the stream came');
      if (begin.at > sound.at) throw new NotMet('StreamBegin came after media');
    },
  },
  {
    name: 'media-in-the-stream-that-plays',
    rule: 'peers/media-in-stream/media-in-stream',
    sends: 'play in the second of two streams',
    expects: 'media in that stream',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      const client = await bench.connect('player');
      await client.createStream();
      const player = await bench.play(publisher.stream, client);
      const { raw } = await bench.passes(uniqueSound(), publisher, player);
      if (raw.streamId !== player.streamId)
        throw new NotMet(`media came in stream ${raw.streamId}, not ${player.streamId}`);
    },
  },
  {
    name: 'plays-what-it-names',
    rule: 'rtmp/7.2.2.1/plays-what-it-names',
    sends: 'play of one of two streams that are published',
    expects: 'its sound, and none of the other',
    needs,
    async run(bench) {
      const one = await bench.publish();
      const two = await bench.publish();
      const player = await bench.play(two.stream);
      const other = uniqueSound();
      one.send(other, 0);
      await one.client.settled();
      await bench.passes(uniqueSound(), two, player);
      if (player.client.all(payloadIs(other.data)).length > 0) throw new NotMet('sound of the other stream came');
    },
  },
  {
    name: 'play-with-all-arguments',
    rule: 'rtmp/7.2.2.1/arguments-optional',
    sends: 'play with start, duration and reset',
    expects: `a status with the code ${StatusCode.playStart}`,
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      publisher.send(uniqueSound(), 0);
      const client = await bench.connect('player');
      const streamId = await client.createStream();
      const name = publisher.stream;
      client.command(
        { kind: 'play', transactionId: 0, commandObject: null, name, start: -2, duration: -1, reset: true },
        streamId,
      );
      await client.expect(`the status ${StatusCode.playStart} of play`, statusIs(StatusCode.playStart));
    },
  },
  {
    name: 'play-before-publish',
    rule: 'rtmp/7.2.2.1/play-before-publish',
    sends: 'play of a name that nobody publishes, then publish of it',
    expects: 'either reading: the player waits and gets the media, or is refused with a status of the level error',
    needs,
    async run(bench) {
      const stream = bench.freshName();
      const client = await bench.connect('player');
      const streamId = await client.createStream();
      client.command({ kind: 'play', transactionId: 0, commandObject: null, name: stream }, streamId);
      await client.answeredOrOver();
      const [refused] = client.all((arrived) =>
        statusOf(arrived)?.level === StatusLevel.error ? statusOf(arrived) : undefined,
      );
      if (refused !== undefined) return `it refuses with ${String(refused.code)}`;
      const publisher = await bench.publish(stream);
      const player = { client, streamId, stream, send: () => undefined };
      await bench.passes(uniqueSound(), publisher, player);
      return 'the player waits, and gets what is published later';
    },
  },
  {
    name: 'several-players',
    rule: 'rtmp/7.2.2.6/any-number-of-players',
    sends: 'play of one stream by five players',
    expects: 'each gets the sound',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      const players = await Promise.all(Array.from({ length: 5 }, () => bench.play(publisher.stream)));
      const message = uniqueSound();
      publisher.send(message, 0);
      await Promise.all(players.map(({ client }) => client.expect('the sound', payloadIs(message.data))));
    },
  },
  {
    name: 'player-leaves',
    rule: 'peers/players/player-leaves',
    sends: 'play by two players, of whom one goes away without a word',
    expects: 'the other one still gets the sound',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      const [stays, leaves] = [await bench.play(publisher.stream), await bench.play(publisher.stream)];
      await bench.passes(uniqueSound(), publisher, leaves);
      leaves.client.wire.destroy();
      await bench.passes(uniqueSound(), publisher, stays, 20);
      await bench.passes(uniqueSound(), publisher, stays, 40);
    },
  },
  {
    name: 'end-announced',
    rule: 'peers/end-of-stream/end-announced',
    sends: 'play, until the publisher deletes its stream',
    expects: `a status with the code ${StatusCode.playUnpublishNotify} or ${StatusCode.playStop}`,
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      await bench.passes(uniqueSound(), publisher, player);
      const { client, streamId } = publisher;
      client.command({ kind: 'deleteStream', transactionId: 0, commandObject: null, streamId });
      await client.wire.flush();
      const ends: readonly string[] = [StatusCode.playUnpublishNotify, StatusCode.playStop, StatusCode.playComplete];
      await player.client.expect(`a status with the code ${ends.join(' or ')}`, (arrived) =>
        ends.find((code) => statusOf(arrived)?.code === code),
      );
    },
  },
  {
    name: 'stream-eof',
    rule: 'rtmp/7.1.7/eof-at-the-end',
    sends: 'play, until the publisher deletes its stream',
    expects: 'StreamEOF of the message stream',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      await bench.passes(uniqueSound(), publisher, player);
      const { client, streamId } = publisher;
      client.command({ kind: 'deleteStream', transactionId: 0, commandObject: null, streamId });
      await client.wire.flush();
      await player.client.expect('StreamEOF', (arrived) => {
        const event = eventOf(arrived);
        return event?.kind === 'streamEof' && event.streamId === player.streamId ? event : undefined;
      });
    },
  },
  ...(['receiveAudio', 'receiveVideo'] as const).map(
    (kind): Text => ({
      name: kind === 'receiveAudio' ? 'no-audio' : 'no-video',
      rule: kind === 'receiveAudio' ? 'rtmp/7.2.2.4/no-audio' : 'rtmp/7.2.2.5/no-video',
      sends: `${kind} with false while something is played that has audio and video`,
      expects: 'the one no longer comes, the other one does',
      needs,
      async run(bench) {
        const publisher = await bench.publish();
        const player = await bench.play(publisher.stream);
        await bench.passes(picture(), publisher, player);
        await bench.passes(uniqueSound(), publisher, player, 20);
        player.client.command({ kind, transactionId: 0, commandObject: null, receive: false }, player.streamId);
        await player.client.settled();
        const [unwanted, wanted] = kind === 'receiveAudio' ? [uniqueSound(), picture()] : [picture(), uniqueSound()];
        publisher.send(unwanted, 40);
        await bench.passes(wanted, publisher, player, 60);
        if (player.client.all(payloadIs(unwanted.data)).length > 0)
          throw new NotMet(`${unwanted.kind} came all the same`);
      },
    }),
  ),
  {
    name: 'connection-outlives-stream',
    rule: 'peers/end-of-stream/connection-outlives-stream',
    sends: 'play, closeStream, and play of another stream in a new message stream',
    expects: 'the second one is played',
    needs,
    async run(bench) {
      const [one, two] = [await bench.publish(), await bench.publish()];
      const player = await bench.play(one.stream);
      await bench.passes(uniqueSound(), one, player);
      player.client.command({ kind: 'closeStream', transactionId: 0, commandObject: null }, player.streamId);
      const again = await bench.play(two.stream, player.client);
      await bench.passes(uniqueSound(), two, again);
    },
  },
  {
    name: 'play-of-nothing',
    rule: 'peers/robustness/lives-on',
    sends: 'play without a name in the control stream',
    expects: 'at most the end of this connection; the server lives',
    isHostile: true,
    async run(bench) {
      const client = await bench.connect();
      client.command({ kind: 'play', transactionId: 0, commandObject: null, name: '' });
      await missedBy(() => client.answeredOrOver());
    },
  },
];
