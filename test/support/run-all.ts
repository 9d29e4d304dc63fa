/**
 * Runs all tests: what needs a processor all the time beside what mostly waits for peers, so that two processors are busy.
 * Prints the second row once it is complete, and adds up the counts of both.
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

const properties = 'test/property/**/*.test.ts';
const rows = [
  { name: 'properties', files: [properties] },
  { name: 'others', files: ['test/**/*.test.ts', '--ignore', properties] },
];

for (const { name } of rows) rmSync(resultFile(name), { force: true });
const ends = await Promise.all(rows.map(({ name, files }, at) => run(name, files, at === 0)));
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

function run(name: string, files: readonly string[], atOnce: boolean): Promise<number | null> {
  const option = `result=${resultFile(name)}`;
  const child = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', '--reporter-option', option, ...files], {
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
