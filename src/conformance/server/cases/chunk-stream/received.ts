import { NotMet } from '../../../verdict.js';
import { deliveries } from '../../../wire/delivery.js';
import { uniqueSound } from '../../../wire/media.js';
import { needs, type Text } from './support.js';

/** What the server writes is read strictly: a chunk that is cut otherwise than was announced falsifies what it holds. */
export const receivedCases: readonly Text[] = [
  {
    name: 'own-chunk-size',
    rule: 'rtmp/5.4.1/each-direction',
    sends: 'set chunk size 5,000, and sound of 300,000 bytes in chunks of that size',
    expects: 'the player gets it in chunks of the size that the server has announced',
    needs,
    async run(bench) {
      const client = await bench.connect('publisher');
      client.control({ kind: 'setChunkSize', size: 5000 });
      const publisher = await bench.publish(undefined, client);
      const player = await bench.play(publisher.stream);
      await bench.passes(uniqueSound(300_000), publisher, player);
      await bench.passes(uniqueSound(), publisher, player, 20);
    },
  },
  {
    name: 'extended-timestamps-written',
    rule: 'errata/5.1/extended-timestamp-on-type-3',
    sends: 'sound of 300,000 bytes at 20,000,000 ms',
    expects: 'the player can read it: where the server writes an extended timestamp, each of its chunks has it',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      await bench.passes(uniqueSound(300_000), publisher, player, 20_000_000);
      await bench.passes(uniqueSound(300_000), publisher, player, 20_000_020);
    },
  },
  {
    name: 'readable-from-the-first-chunk',
    rule: 'rtmp/5.3.1.2.1/begins-with-type-0',
    sends: 'connect, createStream, publish and play',
    expects: 'all that the server says can be read: each of its chunk streams begins with type 0',
    needs,
    deliveries,
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      await bench.passes(uniqueSound(500), publisher, player);
    },
  },
  {
    name: 'chunk-size-of-the-server',
    rule: 'rtmp/5.4.1/at-least-default',
    sends: 'connect',
    expects: 'no chunk size below 128 bytes',
    async run(bench) {
      const client = await bench.connect();
      await client.settled();
      const small = client.all(({ message }) => (message?.kind === 'setChunkSize' ? message.size : undefined));
      const [one] = small.filter((size) => size < 128);
      if (one !== undefined) throw new NotMet(`the server announces chunks of ${one} bytes`);
    },
  },
];
