import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { amf0 } from './amf0.js';
import { amf3 } from './amf3.js';
import { parsing } from './parsing.js';
import { inProcesses } from './processes.js';
import { type Group, print } from './report.js';

/**
 * node --import tsx bench/run.ts [amf0] [amf3] [parsing] [--processes N] [--json FILE] [--check]
 *
 * All benchmarks without a name. `--processes` judges the goals by the median of so many processes (the figures shown
 * are those of the first). `--json` writes the figures to a file as well; `--check` gives exit status 1 when a
 * goal does not hold.
 */
const benchmarks: Readonly<Record<string, () => Promise<Group[]>>> = { amf0, amf3, parsing };

const { values, positionals } = parseArgs({
  options: { processes: { type: 'string', default: '1' }, json: { type: 'string' }, check: { type: 'boolean' } },
  allowPositionals: true,
});
const names = positionals.length === 0 ? Object.keys(benchmarks) : positionals;
const unknown = names.find((name) => benchmarks[name] === undefined);
if (unknown !== undefined) {
  console.error(`No benchmark ${unknown}; there are ${Object.keys(benchmarks).join(', ')}`);
  process.exit(2);
}
const groups = Number(values.processes) > 1 ? await inProcesses(Number(values.processes), names) : await here();
print(groups);
if (values.json !== undefined) {
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cpus: cpus().length };
  writeFileSync(values.json, `${JSON.stringify({ machine, groups }, undefined, 2)}\n`);
}
if (values.check === true && groups.some(({ goals }) => goals.some(({ holds }) => !holds))) process.exitCode = 1;

async function here(): Promise<Group[]> {
  const measured: Group[] = [];
  for (const name of names) measured.push(...((await benchmarks[name]?.()) ?? []));
  return measured;
}
