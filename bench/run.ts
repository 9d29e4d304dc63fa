import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { amf0 } from './amf0.js';
import { parsing } from './parsing.js';
import { type Group, print } from './report.js';

/**
 * node --import tsx bench/run.ts [amf0] [parsing] [--json FILE] [--check]
 *
 * All benchmarks without a name. `--json` writes the figures to a file as well; `--check` gives exit status 1 when a
 * goal does not hold.
 */
const benchmarks: Readonly<Record<string, () => Promise<Group[]>>> = { amf0, parsing };

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, check: { type: 'boolean' } },
  allowPositionals: true,
});
const groups: Group[] = [];
for (const name of positionals.length === 0 ? Object.keys(benchmarks) : positionals) {
  const benchmark = benchmarks[name];
  if (benchmark === undefined) {
    console.error(`No benchmark ${name}; there are ${Object.keys(benchmarks).join(', ')}`);
    process.exit(2);
  }
  groups.push(...(await benchmark()));
}
print(groups);
if (values.json !== undefined) {
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cpus: cpus().length };
  writeFileSync(values.json, `${JSON.stringify({ machine, groups }, undefined, 2)}\n`);
}
if (values.check === true && groups.some(({ goals }) => goals.some(({ holds }) => !holds))) process.exitCode = 1;
