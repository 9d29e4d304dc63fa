import { deliveries } from '../../../wire/delivery.js';
import { Relay } from '../../relay.js';
import { needs, type Text } from './support.js';

/** Times around those that the three bytes of the header hold. */
const lateTimes = [16_777_214, 16_777_215, 16_777_216, 0x7fff_fff0];

const lateCases = lateTimes.flatMap((timestamp): Text[] => [
  {
    name: `time-${timestamp}`,
    rule: 'errata/5.1/extended-timestamp-on-type-3',
    sends: `sound of several chunks at ${timestamp} ms and soon after`,
    expects: 'the player gets each message, at its time after the first',
    needs,
    deliveries,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const messages = [0, 20, 40, 60].map((step) => relay.sound(20, timestamp + step, 300));
      await relay.carries(Buffer.concat(messages.map((message) => relay.chunker.write(message, 'full'))), messages);
    },
  },
  {
    name: `time-${timestamp}-and-deltas`,
    rule: 'errata/5.1/extended-timestamp-on-type-3',
    sends: `sound at ${timestamp} ms, and soon after in the shortest headers`,
    expects: 'the player gets each message, at its time after the first',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const messages = [0, 20, 40, 60, 80].map((step) => relay.sound(20, timestamp + step, 300));
      await relay.carries(Buffer.concat(messages.map((message) => relay.chunker.write(message))), messages);
    },
  },
]);

export const timestampCases: readonly Text[] = [
  ...lateCases,
  {
    name: 'wrap',
    rule: 'errata/7/timestamps-wrap',
    sends: 'sound around the end of the timestamps at 2^32 ms',
    expects: 'the player gets each message, at its time after the first',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const start = 2 ** 32 - 30;
      const messages = [0, 20, 40, 60].map((step) => relay.sound(20, (start + step) >>> 0, 200));
      await relay.carries(Buffer.concat(messages.map((message) => relay.chunker.write(message))), messages);
    },
  },
];
