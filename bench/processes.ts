import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Goal, Group } from './report.js';

/**
 * Runs the benchmarks in so many processes, one after the other. Within a process the contestants are measured in turns;
 * but which functions the engine inlines is decided anew in each process, and shifts small ratios by 5 to 10 %. So each
 * goal is judged by the median of the processes.
 */
export async function inProcesses(count: number, names: readonly string[]): Promise<Group[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mtrude-bench-'));
  const json = join(folder, 'groups.json');
  const runs: Group[][] = [];
  try {
    for (let run = 0; run < count; run++) {
      const script = process.argv[1] ?? '';
      await promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...names, '--json', json]);
      const { groups }: { groups: Group[] } = JSON.parse(readFileSync(json, 'utf8'));
      runs.push(groups);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [first = []] = runs;
  return first.map((group, index) => ({ ...group, goals: goalsOf(runs.flatMap((run) => run[index] ?? [])) }));
}

function goalsOf(groups: readonly Group[]): Goal[] {
  const [first] = groups;
  return (first?.goals ?? []).map((goal, index) => {
    const actual = median(groups.flatMap(({ goals }) => goals[index]?.actual ?? []));
    return { ...goal, actual, holds: actual <= goal.limit };
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
