import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PlannedCase } from '../../../src/conformance/planned-case.js';
import type { Fault } from './fault.js';
import { faultNamed, faults } from './list.js';
import { pageOf, summaryOf } from './page.js';
import { peerOf, runAgainst } from './peer.js';
import { keep, keptRows, pageFile } from './results.js';
import { type RunSuite, rowsOf } from './table.js';

/**
 * Holds servers and clients with one fault each to the cases, and says which cases catch them:
 *
 *     node --import tsx test/conformance/faults/main.ts
 *       [--fault NAME]… [--section NAME]… [--peer server|publisher|player]… [--cases WHICH] [--jobs N] [--keep]
 *
 * `--cases all`: against each fault run all cases; `section`, the default: those of its section; `rules`: those of the
 * rules that it breaks, which is quick. `--keep` puts the results in place of those of before, and writes the page of the
 * guide. Ends with 1 where a fault is not caught by the right case.
 */
const { values } = parseArgs({
  options: {
    fault: { type: 'string', multiple: true },
    section: { type: 'string', multiple: true },
    peer: { type: 'string', multiple: true },
    cases: { type: 'string', default: 'section' },
    jobs: { type: 'string', default: '2' },
    keep: { type: 'boolean', default: false },
  },
});
const named = values.fault?.map(faultNamed) ?? faults;
const chosen = named
  .filter(({ section }) => values.section?.includes(section) ?? true)
  .filter((fault) => values.peer?.includes(peerOf(fault)) ?? true);

/** Cases of the rules that are broken may stand in other sections. */
function isMeant(fault: Fault, planned: PlannedCase): boolean {
  if (values.cases === 'all' || fault.rules.includes(planned.rule)) return true;
  return values.cases === 'section' && planned.section === fault.section;
}

const run: RunSuite = (peer, fault) => {
  const held = fault === undefined ? chosen.filter((one) => peerOf(one) === peer) : [fault];
  return runAgainst(peer, fault, (planned) => held.some((one) => isMeant(one, planned)));
};
const rows = await rowsOf(chosen, run, {
  jobs: Number(values.jobs),
  done({ fault, caught, isRight }) {
    const ids = caught.map((one) => (one.isRight ? one.id : `(${one.id})`));
    process.stdout.write(
      `${isRight ? 'ok  ' : 'MISS'} ${fault.name} [${fault.rules[0]}]: ${ids.join(' ') || 'nothing'}\n`,
    );
  },
});
process.stdout.write(`${summaryOf(rows)}\n`);
if (values.keep) {
  keep(rows, faults);
  writeFileSync(pageFile, pageOf(keptRows(faults)));
}
process.exitCode = rows.every(({ isRight }) => isRight) ? 0 : 1;
