/**
 * Runs all tests in two rows side by side that take about as long. The laws, which are half of the work, are in both: each
 * takes some of the types. Prints the second row once it is complete, and adds up the counts of both.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly milliseconds: number;
  readonly failures: readonly string[];
}

const rows = [
  { name: 'properties', files: ['test/property/**/*.test.ts'], laws: '0,1/3' },
  { name: 'others', files: ['test/**/*.test.ts', '--ignore', 'test/property/!(laws).test.ts'], laws: '2/3' },
];

for (const { name } of rows) rmSync(resultFile(name), { force: true });
const ends = await Promise.all(rows.map((row, at) => run(row, at === 0)));
const results = rows.map(({ name }) => resultOf(name));
const total = (of: (result: Result) => number): number => results.reduce((sum, result) => sum + of(result), 0);
const all: Result = {
  passed: total(({ passed }) => passed),
  failed: total(({ failed }) => failed),
  skipped: total(({ skipped }) => skipped),
  milliseconds: Math.max(...results.map(({ milliseconds }) => milliseconds)),
  failures: results.flatMap(({ failures }) => failures),
};
writeFileSync('coverage/test-result.json', JSON.stringify(all, null, 2));
console.log(`${all.passed} passing, ${all.failed} failing, ${all.skipped} pending in both rows`);
for (const failure of all.failures) console.error(`failed: ${failure}`);
process.exitCode = ends.every((code) => code === 0) ? 0 : 1;

function resultFile(name: string): string {
  return `coverage/test-result-${name}.json`;
}

/** What a row wrote at its end; one failure if it did not come that far. */
function resultOf(name: string): Result {
  try {
    return JSON.parse(readFileSync(resultFile(name), 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, milliseconds: 0, failures: [`the row of ${name} did not end`] };
  }
}

function run({ name, files, laws }: (typeof rows)[number], atOnce: boolean): Promise<number | null> {
  const option = `result=${resultFile(name)}`;
  const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', '--reporter-option', option, ...files], {
    env: { ...process.env, LAW_PART: laws },
    stdio: ['ignore', atOnce ? 'inherit' : 'pipe', atOnce ? 'inherit' : 'pipe'],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => output.push(data));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(output));
      done(code);
    });
  });
}
