import { parseArgs } from 'node:util';
import { faultNamed, serverFaults } from '../faults/list.js';
import { exploreFault } from './explore-fault.js';

/**
 * Lets the explorer loose on servers with one fault each, without telling it which, and says what it found:
 *
 *     npm run conformance:explore-faults -- [--fault NAME]… [--section NAME]… [--sessions N] [--seed N]
 *
 * A line for each fault: the seed, the session that showed it, how many messages that session was shrunk to, and the
 * rule that is named. Ends with 1 where fewer than three are found and shrunk to ten messages at most.
 */
const { values } = parseArgs({
  options: {
    fault: { type: 'string', multiple: true },
    section: { type: 'string', multiple: true },
    sessions: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const named = values.fault?.map(faultNamed) ?? serverFaults;
const chosen = named.filter(({ section }) => values.section?.includes(section) ?? true);
const limits = { sessions: Number(values.sessions), seed: Number(values.seed) };

const mostMessages = 10;
let short = 0;
let found = 0;
let right = 0;
for (const fault of chosen) {
  const { at, messages, rule, said, isRight } = await exploreFault(fault, limits);
  const head = `${at === undefined ? '-    ' : isRight ? 'right' : 'found'} ${fault.name}, seed ${limits.seed}:`;
  if (at === undefined || messages === undefined) {
    process.stdout.write(`${head} not found in ${limits.sessions} sessions\n`);
    continue;
  }
  found += 1;
  if (isRight) right += 1;
  if (messages <= mostMessages) short += 1;
  process.stdout.write(`${head} session ${at}, shrunk to ${messages} messages, ${rule ?? 'no rule'}: ${said}\n`);
}
process.stdout.write(
  `${chosen.length} faults: ${found} found, ${short} of them shrunk to at most ${mostMessages} messages, ${right} under the rule that is broken\n`,
);
if (short < Math.min(3, chosen.length)) process.exitCode = 1;
