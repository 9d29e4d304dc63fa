import type { Guest } from '../../guest.js';
import { goesOn, type Text } from '../text.js';

/** Any client waits for the result of connect: how it is cut into chunks shows whether they are understood. */
export const inResult = (
  { name, rule, sends }: Pick<Text, 'name' | 'rule' | 'sends'>,
  answer: (guest: Guest, transactionId: number) => void,
): Text => ({
  name: `result-${name}`,
  rule,
  sends,
  expects: goesOn,
  deliveries: ['whole', 'coalesced'],
  async run(bench) {
    const guest = await bench.guest({ connect: answer });
    await guest.goesOn();
  },
});
