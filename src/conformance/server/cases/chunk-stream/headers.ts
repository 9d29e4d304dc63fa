import { deliveries } from '../../../wire/delivery.js';
import { headerSequences } from '../../../wire/header-sequences.js';
import { Relay } from '../../relay.js';
import { needs, type Text } from './support.js';

export const headerCases: readonly Text[] = headerSequences.map(({ name, rule, says, of }) => ({
  name,
  rule,
  sends: `sound with ${says}`,
  expects: 'the player gets each message, at its time after the first',
  needs,
  deliveries,
  async run(bench) {
    const relay = await Relay.begin(bench);
    const first = relay.sound(20, 1000);
    const messages = [first];
    const pieces = [relay.chunker.write(first, 'full')];
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
