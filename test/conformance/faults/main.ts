import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PlannedCase } from '../../../src/conformance/planned-case.js';
import type { Fault } from './fault.js';
import { faultNamed, serverFaults } from './list.js';
import { runAgainstServer } from './run-server.js';
import { pageOf, type RunSuite, rowsOf } from './table.js';

/**
 * Holds servers with one fault each to the cases, and says which cases catch them:
 *
 *     node --import tsx test/conformance/faults/main.ts [--fault NAME]… [--section NAME]… [--cases WHICH] [--page FILE]
 *
 * `--cases all`: against each fault run all cases; `section`, the default: those of its section; `rules`: those of the
 * rules that it breaks, which is quick. Ends with 1 where a fault is not caught by the right case.
 */
const { values } = parseArgs({
  options: {
    fault: { type: 'string', multiple: true },
    section: { type: 'string', multiple: true },
    cases: { type: 'string', default: 'section' },
    page: { type: 'string' },
  },
});
const named = values.fault?.map(faultNamed) ?? serverFaults;
const chosen = named.filter(({ section }) => values.section?.includes(section) ?? true);

/** Which cases are run against a fault; against a healthy server, those that are run against any. */
function isMeant(fault: Fault | undefined, planned: PlannedCase): boolean {
  if (fault === undefined) return chosen.some((one) => isMeant(one, planned));
  if (values.cases === 'rules') return fault.rules.includes(planned.rule);
  return values.cases === 'all' || planned.section === fault.section;
}

const run: RunSuite = (fault) => runAgainstServer(fault, (planned) => isMeant(fault, planned));
const rows = await rowsOf(chosen, run, ({ fault, caught, isRight }) => {
  const ids = caught.map((one) => (one.isRight ? one.id : `(${one.id})`));
  process.stdout.write(
    `${isRight ? 'ok  ' : 'MISS'} ${fault.name} [${fault.rules[0]}]: ${ids.join(' ') || 'nothing'}\n`,
  );
});
if (values.page !== undefined) writeFileSync(values.page, pageOf(rows));
process.exitCode = rows.every(({ isRight }) => isRight) ? 0 : 1;
