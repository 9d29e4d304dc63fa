import { deliveries } from '../../../wire/delivery.js';
import { Relay } from '../../relay.js';
import { aborting, needs, nothing, type Text } from './support.js';

export const abortCases: readonly Text[] = [
  {
    name: 'abort-of-one-of-two',
    rule: 'errata/6/aborts-one',
    sends: 'half of a message on each of two chunk streams, abort of one, then the rest of the other',
    expects: 'the player gets the other',
    needs,
    deliveries,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const [lost = nothing] = relay.chunker.cut(relay.sound(20, 0, 300));
      const kept = relay.sound(21, 0, 300);
      const [first = nothing, ...rest] = relay.chunker.cut(kept);
      await relay.carries(Buffer.concat([lost, first, aborting(relay, 20), ...rest]), [kept]);
    },
  },
  {
    name: 'abort-of-nothing',
    rule: 'peers/abort/abort-of-nothing',
    sends: 'aborts of chunk streams on which nothing is incomplete, then sound',
    expects: 'the player gets the sound',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const messages = [relay.sound(20, 0), relay.sound(20, 20)];
      const [one = nothing, two = nothing] = messages.map((message) => relay.chunker.write(message));
      const aborts = [20, 21, 2, 60_000].map((id) => aborting(relay, id));
      await relay.carries(Buffer.concat([one, ...aborts, two]), messages);
    },
  },
  {
    name: 'time-of-what-was-given-up',
    rule: 'errata/6/timestamp-of-aborted',
    sends: 'sound at 0 ms, half of a message 40 ms later, its abort, and sound with a delta of 20 ms',
    expects: 'the second sound 60 ms after the first',
    needs,
    async run(bench) {
      const relay = await Relay.begin(bench);
      const first = relay.sound(20, 1000);
      const sent = relay.chunker.write(first, 'full');
      const [lost = nothing] = relay.chunker.cut(relay.sound(20, 1040, 300), 'sameStream');
      const last = relay.sound(20, 1060);
      const bytes = [sent, lost, aborting(relay, 20), relay.chunker.write(last, 'sameStream')];
      await relay.carries(Buffer.concat(bytes), [first, last]);
    },
  },
];
