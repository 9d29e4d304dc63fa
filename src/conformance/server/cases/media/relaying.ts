import { encodeAggregate, MessageType } from '../../../../../generated/rtmp/index.js';
import { NotMet } from '../../../verdict.js';
import { deliveries } from '../../../wire/delivery.js';
import { keyFrame, type Media, picture, sound, uniqueSound } from '../../../wire/media.js';
import { payloadIs, Relay } from '../../relay.js';
import { aac, avc, enhancedVideo, frame, needs, type Text } from './support.js';

/** The letters of a codec that there is not. */
const unknownFourCc = 0x7a7a7a7a;

/** Messages as one aggregate, at a time of its own. */
function aggregateOf(messages: readonly Media[], from: number): Uint8Array {
  const tags = messages.map(({ kind, data }, index) => ({
    tag: { filter: false, tagType: MessageType[kind], timestamp: from + index * 30, data },
  }));
  return encodeAggregate({ kind: 'aggregate', tags });
}

export const relayingCases: readonly Text[] = [
  {
    name: 'audio-and-video',
    rule: 'rtmp/7.2.2.6/passed-on',
    sends: 'audio and video of an older and of a newer codec',
    expects: 'the player gets all of it',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      const messages = [uniqueSound(), picture(), aac(frame(), true), aac(frame()), avc(frame(), 'header')];
      for (const [index, message] of messages.entries()) await bench.passes(message, publisher, player, index * 20);
    },
  },
  {
    name: 'order-of-100-messages',
    rule: 'peers/relay/in-order',
    sends: '100 messages of audio and video by turns, without waiting',
    expects: 'the player gets them in this order',
    needs,
    deliveries: ['whole', 'coalesced'],
    async run(bench) {
      const relay = await Relay.begin(bench);
      const messages = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? picture() : uniqueSound()));
      messages.forEach((message, index) => {
        relay.from.send(message, index * 10, 20);
      });
      const arrived = await relay.arrive(messages.map(({ data }) => ({ payload: data })));
      arrived.forEach(({ at }, index) => {
        const before = arrived[index - 1];
        if (before !== undefined && at < before.at) throw new NotMet(`message ${index + 1} came before ${index}`);
      });
    },
  },
  {
    name: 'times-of-100-messages',
    rule: 'peers/relay/timestamps-kept',
    sends: '100 messages from 5,000 ms on, at uneven times, while two play, one from the middle on',
    expects: 'both players get them at the same times, all moved alike',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const sent = Array.from({ length: 100 }, (_, index) => ({ message: picture(), time: 5000 + index * index }));
      for (const { message, time } of sent.slice(0, 50)) relay.from.send(message, time);
      await relay.from.client.settled();
      const late = await bench.play(relay.from.stream);
      for (const { message, time } of sent.slice(50)) relay.from.send(message, time);
      await relay.from.client.wire.flush();
      const offsets = new Set<number>();
      for (const { message, time } of sent.slice(50)) {
        for (const { client } of [relay.to, late]) {
          const { raw } = await client.expect('the video that was published', payloadIs(message.data));
          if (client === relay.to.client) offsets.add((raw.timestamp - time) | 0);
        }
      }
      if (offsets.size > 1) throw new NotMet(`the timestamps are moved by ${[...offsets].join(' and by ')} ms`);
    },
  },
  {
    name: 'times-of-late-players',
    rule: 'peers/relay/timestamps-kept',
    sends: 'video at 60,000 ms, then somebody begins to play, and video 40 ms and 100 ms later',
    expects: 'the player gets both, 60 ms apart',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      publisher.send(picture(), 60_000);
      await publisher.client.settled();
      const player = await bench.play(publisher.stream);
      const one = await bench.passes(picture(), publisher, player, 60_040);
      const two = await bench.passes(picture(), publisher, player, 60_100);
      const step = (two.raw.timestamp - one.raw.timestamp) >>> 0;
      if (step !== 60) throw new NotMet(`they came ${step} ms apart`);
    },
  },
  {
    name: 'times-as-published',
    rule: 'peers/relay/timestamps-kept',
    sends: 'one stream whose video begins at 7,000 ms and whose audio begins at 7,500 ms',
    expects: 'both are moved alike',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const video = await bench.passes(picture(), relay.from, relay.to, 7000);
      const audio = await bench.passes(uniqueSound(), relay.from, relay.to, 7500);
      const step = (audio.raw.timestamp - video.raw.timestamp) >>> 0;
      if (step !== 500) throw new NotMet(`audio is ${step} ms behind video, not 500 ms`);
    },
  },
  ...[100_000, 1_000_000, 3_000_000].map(
    (size): Text => ({
      name: `frame-of-${size}-bytes`,
      rule: 'peers/relay/large-frame',
      sends: `a frame of ${size} bytes, and a short one`,
      expects: 'the player gets both',
      needs,
      async run(bench) {
        const relay = await Relay.begin(bench);
        await bench.passes(picture(size), relay.from, relay.to);
        await bench.passes(picture(), relay.from, relay.to, 40);
      },
    }),
  ),
  {
    name: 'step-back',
    rule: 'peers/relay/step-back',
    sends: 'video at 10,000 ms, at 2,000 ms and at 2,040 ms',
    expects: 'the player gets what follows the step',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      await bench.passes(picture(), relay.from, relay.to, 10_000);
      relay.from.send(picture(), 2000);
      await bench.passes(picture(), relay.from, relay.to, 2040);
    },
  },
  ...(['audio', 'video'] as const).map(
    (kind): Text => ({
      name: `empty-${kind}`,
      rule: 'peers/empty-message/empty-media',
      sends: `${kind} without payload, then video`,
      expects: 'the player gets the video; the empty message may come or not',
      needs,
      deliveries,
      async run(bench) {
        const relay = await Relay.begin(bench);
        relay.from.send({ kind, data: new Uint8Array(0) }, 0);
        await bench.passes(picture(), relay.from, relay.to, 40);
        const empty = relay.to.client.all(({ raw }) =>
          raw.typeId === MessageType[kind] && raw.payload.length === 0 ? true : undefined,
        );
        return empty.length > 0 ? 'it is passed on' : 'it is dropped';
      },
    }),
  ),
  {
    name: 'unknown-codec',
    rule: 'peers/relay/any-codec',
    sends: 'video of a codec number that no document has, and audio of one that is reserved',
    expects: 'the player gets the same bytes',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      await bench.passes(keyFrame(frame(), 15), relay.from, relay.to);
      await bench.passes(sound(frame(), 12), relay.from, relay.to, 20);
    },
  },
  {
    name: 'unknown-four-letters',
    rule: 'peers/enhanced-relay/unknown-four-cc',
    sends: 'video of a codec whose four letters nobody knows',
    expects: 'the player gets the same bytes',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      for (const of of ['header', 'key', 'inter'] as const) {
        await bench.passes(enhancedVideo(unknownFourCc, frame(), of), relay.from, relay.to);
      }
    },
  },
  ...(['aggregate-passed-on', 'aggregate-stream', 'aggregate-offset'] as const).map(
    (name): Text => ({
      name,
      rule: name === 'aggregate-passed-on' ? 'peers/aggregate/aggregate-passed-on' : `rtmp/7.1.6/${name}`,
      sends: 'an aggregate at 6,000 ms of sound at 100 ms, 130 ms and 160 ms, then sound at 6,200 ms',
      expects: {
        'aggregate-passed-on': 'the player gets the aggregate, or what is inside',
        'aggregate-stream': 'what is inside comes in the stream that plays',
        'aggregate-offset': 'what is inside comes at 6,000 ms, 6,030 ms and 6,060 ms',
      }[name],
      needs: ['publish', 'play', 'aggregates'],
      async run(bench) {
        const relay = await Relay.begin(bench);
        const inside = [uniqueSound(), uniqueSound(), uniqueSound()];
        const payload = aggregateOf(inside, 100);
        const { client, streamId } = relay.from;
        client.sendRaw({ chunkStreamId: 20, timestamp: 6000, typeId: MessageType.aggregate, streamId, payload });
        const last = await bench.passes(uniqueSound(), relay.from, relay.to, 6200);
        const whole = relay.to.client.all(payloadIs(payload));
        if (whole.length > 0) return 'it is passed on as it is';
        const arrived = await relay.arrive(inside.map(({ data }) => ({ payload: data })));
        if (name === 'aggregate-passed-on') return 'what is inside is passed on';
        const wrong = arrived.find(({ raw }, index) =>
          name === 'aggregate-stream'
            ? raw.streamId !== relay.to.streamId
            : (last.raw.timestamp - raw.timestamp) >>> 0 !== 200 - index * 30,
        );
        if (wrong !== undefined) {
          throw new NotMet(`a message came in stream ${wrong.raw.streamId} at ${wrong.raw.timestamp} ms`);
        }
        return undefined;
      },
    }),
  ),
  {
    name: 'media-in-an-idle-stream',
    rule: 'peers/media-unasked/media-unasked',
    sends: 'sound in a stream that publishes nothing and in the control stream, beside one that publishes',
    expects: 'none of it reaches the player',
    needs,
    isHostile: true,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const { client } = relay.from;
      const idle = await client.createStream();
      const stray = [uniqueSound(), uniqueSound()] as const;
      client.send(stray[0], { streamId: idle, timestamp: 0 });
      client.send(stray[1], { streamId: 0, timestamp: 0 });
      await client.answeredOrOver();
      if (!client.wire.isClosed) await bench.passes(uniqueSound(), relay.from, relay.to, 20);
      const came = stray.filter(({ data }) => relay.to.client.all(payloadIs(data)).length > 0);
      if (came.length > 0) throw new NotMet('sound of another stream came to the player');
    },
  },
];
