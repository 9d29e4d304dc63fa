import type { Opening } from '../../../wire/chunker.js';
import { deliveries } from '../../../wire/delivery.js';
import { Relay } from '../../relay.js';
import { needs, type Text } from './support.js';

/** Messages one after the other on one chunk stream: the form of each header, and the time from the one before. */
const rows: readonly {
  name: string;
  rule: string;
  says: string;
  of: readonly { opening: Opening; step: number; size?: number }[];
}[] = [
  {
    name: 'full-headers',
    rule: 'rtmp/5.3.1.2/every-type',
    says: 'headers of type 0 only',
    of: [
      { opening: 'full', step: 40 },
      { opening: 'full', step: 21 },
    ],
  },
  {
    name: 'same-stream-headers',
    rule: 'rtmp/5.3.1.2.5/adds-the-delta',
    says: 'headers of type 1, whose time is a delta',
    of: [
      { opening: 'sameStream', step: 40, size: 20 },
      { opening: 'sameStream', step: 0, size: 200 },
      { opening: 'sameStream', step: 21, size: 1 },
    ],
  },
  {
    name: 'delta-headers',
    rule: 'rtmp/5.3.1.2.5/adds-the-delta',
    says: 'headers of type 2, whose time is a delta',
    of: [
      { opening: 'delta', step: 40 },
      { opening: 'delta', step: 0 },
      { opening: 'delta', step: 21 },
    ],
  },
  {
    name: 'repeated-headers-after-delta',
    rule: 'rtmp/5.3.1.2.4/repeats-the-last',
    says: 'headers of type 3 after one of type 2: its delta again',
    of: [
      { opening: 'delta', step: 23 },
      { opening: 'repeated', step: 23 },
      { opening: 'repeated', step: 23 },
    ],
  },
  {
    name: 'repeated-headers-after-same-stream',
    rule: 'rtmp/5.3.1.2.4/repeats-the-last',
    says: 'headers of type 3 after one of type 1: its delta again',
    of: [
      { opening: 'sameStream', step: 23 },
      { opening: 'repeated', step: 23 },
      { opening: 'repeated', step: 23 },
    ],
  },
  {
    name: 'all-forms',
    rule: 'rtmp/5.3.1.2/every-type',
    says: 'headers of all types by turns',
    of: [
      { opening: 'delta', step: 10 },
      { opening: 'full', step: 10 },
      { opening: 'sameStream', step: 30, size: 400 },
      { opening: 'delta', step: 10, size: 400 },
      { opening: 'repeated', step: 10, size: 400 },
      { opening: 'full', step: 5, size: 129 },
    ],
  },
];

export const headerCases: readonly Text[] = rows.map(({ name, rule, says, of }) => ({
  name,
  rule,
  sends: `sound with ${says}`,
  expects: 'the player gets each message, at its time after the first',
  needs,
  deliveries,
  async run(bench) {
    const relay = await Relay.begin(bench);
    const messages = [relay.sound(20, 1000)];
    const pieces = [relay.chunker.write(messages[0] ?? relay.sound(20, 1000), 'full')];
    let timestamp = 1000;
    for (const { opening, step, size } of of) {
      timestamp += step;
      const message = relay.sound(20, timestamp, size);
      messages.push(message);
      pieces.push(relay.chunker.write(message, opening));
    }
    await relay.carries(Buffer.concat(pieces), messages);
  },
}));
