import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { faultNamed, serverFaults } from './list.js';
import { runAgainstServer } from './run-server.js';
import { pageOf, rowsOf } from './table.js';

/**
 * Holds servers with one fault each to the cases, and says which cases catch them:
 *
 *     node --import tsx test/conformance/faults/main.ts [--fault NAME]… [--page FILE]
 *
 * Ends with 1 where a fault is not caught by the right case.
 */
const { values } = parseArgs({
  options: { fault: { type: 'string', multiple: true }, page: { type: 'string' } },
});
const chosen = values.fault?.map(faultNamed) ?? serverFaults;
const rows = await rowsOf(chosen, runAgainstServer, ({ fault, caught, isRight }) => {
  const ids = caught.map((one) => (one.isRight ? one.id : `(${one.id})`));
  process.stdout.write(
    `${isRight ? 'ok  ' : 'MISS'} ${fault.name} [${fault.rules[0]}]: ${ids.join(' ') || 'nothing'}\n`,
  );
});
if (values.page !== undefined) writeFileSync(values.page, pageOf(rows));
process.exitCode = rows.every(({ isRight }) => isRight) ? 0 : 1;
