import { defaultChunkSize, MessageType } from '../../../../../generated/rtmp/index.js';
import { Chunker } from '../../../wire/chunker.js';
import { deliveries } from '../../../wire/delivery.js';
import { uniqueSound } from '../../../wire/media.js';
import { Relay } from '../../relay.js';
import { announcing, needs, nothing, type Text } from './support.js';

/** A type that no document gives a meaning. */
const unknownTypes = [90, 255].filter((type) => !Object.values<number>(MessageType).includes(type));

export const carriageCases: readonly Text[] = [
  {
    name: 'message-stream-id',
    rule: 'rtmp/5.3.1.2/layout',
    sends: 'sound in a stream that publishes, with its id in the header',
    expects: 'the player gets it: the id is read in its byte order',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const message = relay.sound(20, 0);
      await relay.carries(relay.chunker.write(message, 'full'), [message]);
    },
  },
  {
    name: 'shared-by-two-streams',
    rule: 'rtmp/5.3.1.2.5/shared-by-streams',
    sends: 'sound of two message streams by turns on one chunk stream, with headers of type 0',
    expects: 'the players of each get what is theirs',
    needs,
    deliveries,
    async run(bench) {
      const client = await bench.connect('publisher');
      const [one, two] = [await bench.publish(undefined, client), await bench.publish(undefined, client)];
      const players = [await bench.play(one.stream), await bench.play(two.stream)];
      const chunker = new Chunker();
      for (let timestamp = 0; timestamp < 60; timestamp += 20) {
        for (const [index, { streamId }] of [one, two].entries()) {
          const { data: payload } = uniqueSound(200);
          const message = { chunkStreamId: 20, timestamp, typeId: MessageType.audio, streamId, payload };
          client.wire.write(chunker.write(message, 'full'));
          await client.wire.flush();
          await players[index]?.client.expect(`sound of stream ${streamId}`, ({ raw }) =>
            Buffer.compare(raw.payload, payload) === 0 ? raw : undefined,
          );
        }
      }
    },
  },
  {
    name: 'small-extended-timestamp',
    rule: 'peers/extended-timestamp/small-extended',
    sends: 'sound at 16,777,215 ms, whose field is full, and a step back to 100 ms in the extended field',
    expects: 'both come to the player',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const late = relay.sound(20, 16_777_215);
      const early = relay.sound(20, 16_777_215);
      const spelt = Uint8Array.from(relay.chunker.write(early, 'full'));
      // The extended field stands behind the basic header of one byte and the message header of eleven.
      new DataView(spelt.buffer).setUint32(12, 100);
      relay.write(relay.chunker.write(late, 'full'), spelt);
      await relay.arrive([late, early]);
    },
  },
  {
    name: 'extended-timestamp-alone',
    rule: 'rtmp/5.3.1.3/extended-in-full',
    sends: 'sound in single chunks at 16,777,214 ms, 16,777,215 ms, 16,777,216 ms and 2,000,000,000 ms',
    expects: 'the player gets each at its time',
    needs,
    deliveries,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const messages = [16_777_214, 16_777_215, 16_777_216, 2_000_000_000].map((time) => relay.sound(20, time));
      await relay.carries(Buffer.concat(messages.map((message) => relay.chunker.write(message, 'full'))), messages);
    },
  },
  {
    name: 'extended-delta',
    rule: 'rtmp/5.3.1.3/extended-in-full',
    sends: 'sound, and sound with a delta of 20,000,000 ms in the extended field',
    expects: 'the player gets both, so far apart',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const messages = [relay.sound(20, 10), relay.sound(20, 20_000_010), relay.sound(20, 20_000_030)];
      const [one, two, three] = messages;
      if (one === undefined || two === undefined || three === undefined) return;
      const { chunker } = relay;
      const bytes = [chunker.write(one, 'full'), chunker.write(two, 'delta'), chunker.write(three, 'full')];
      await relay.carries(Buffer.concat(bytes), messages);
    },
  },
  {
    name: 'size-for-the-next-chunks',
    rule: 'rtmp/5.4.1/for-next-chunks',
    sends: 'set chunk size 1,000 and at once sound of 5,000 bytes, then set chunk size 50 and the same',
    expects: 'the player gets both',
    needs,
    deliveries,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const messages = [relay.sound(20, 0, 5000), relay.sound(20, 20, 5000)];
      const pieces = messages.flatMap((message, index) => {
        const size = index === 0 ? 1000 : 50;
        const announced = announcing(relay, size);
        relay.chunker.chunkSize = size;
        return [announced, relay.chunker.write(message)];
      });
      await relay.carries(Buffer.concat(pieces), messages);
    },
  },
  {
    name: 'first-chunk-size',
    rule: 'rtmp/5.4.1/first-size',
    sends: 'sound of 127, 128, 129, 256 and 257 bytes, with no set chunk size before',
    expects: 'the player gets all of it',
    needs,
    deliveries,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const sizes = [defaultChunkSize - 1, defaultChunkSize, defaultChunkSize + 1, 2 * defaultChunkSize, 257];
      const messages = sizes.map((size, index) => relay.sound(20, index * 20, size - 1));
      await relay.carries(Buffer.concat(messages.map((message) => relay.chunker.write(message))), messages);
    },
  },
  {
    name: 'empty-message',
    rule: 'peers/empty-message/empty-message',
    sends: 'sound, a message of sound without payload, and sound, on one chunk stream',
    expects: 'the player gets the first and the last',
    needs,
    deliveries,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const [first, last] = [relay.sound(20, 0), relay.sound(20, 40)];
      const empty = { ...relay.sound(20, 20), payload: nothing };
      relay.write(Buffer.concat([first, empty, last].map((message) => relay.chunker.write(message))));
      await relay.arrive([first, last]);
    },
  },
  ...unknownTypes.map(
    (typeId): Text => ({
      name: `unknown-message-type-${typeId}`,
      rule: 'peers/unknown-message-type/unknown-type',
      sends: `messages of type ${typeId} in the stream and beside it, then sound`,
      expects: 'the player gets the sound',
      needs,
      async run(bench) {
        const relay = await Relay.begin(bench);
        const unknown = [relay.from.streamId, 0].map((streamId) => ({ ...relay.sound(20, 0, 200), typeId, streamId }));
        const message = relay.sound(21, 20);
        const bytes = [...unknown, message].map((one) => relay.chunker.write(one, 'full'));
        await relay.carries(Buffer.concat(bytes), [message]);
      },
    }),
  ),
];
