/**
 * Holds the coverage figures that c8 has written to what this project promises: all lines and 98 % of branches of the
 * generated code and the runtime, 95 % of lines of the rest. Prints a line for each zone and the files that miss most.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { sourceFiles } from './source-files.js';
import { isTypesOnly } from './types-only.js';

interface Figures {
  readonly total: number;
  readonly covered: number;
}
type Summary = Record<string, { readonly lines: Figures; readonly branches: Figures }>;

const zones = [
  { name: 'generated/', folder: 'generated', lines: 100, branches: 98 },
  { name: 'src/runtime/', folder: 'src/runtime', lines: 100, branches: 98 },
  { name: 'the rest of src/', folder: 'src', lines: 95, branches: 0 },
] as const;

const summary: Summary = JSON.parse(readFileSync('coverage/coverage-summary.json', 'utf8'));
const measured = new Map(Object.entries(summary).map(([path, figures]) => [relative('.', path), figures]));
let short = false;

for (const zone of zones) {
  const files = sourceFiles(zone.folder).filter(
    (path) => zoneOf(path) === zone.name && !isCopied(path) && !isTypesOnly(path),
  );
  const missing = files.filter((path) => !measured.has(path));
  if (missing.length > 0) fail(`${zone.name}: not in the report: ${missing.join(', ')}`);
  for (const kind of ['lines', 'branches'] as const) {
    const share = percentage(files, kind);
    console.log(`${zone.name}: ${share.toFixed(2)} % of ${kind} (at least ${zone[kind]} %)`);
    if (share >= zone[kind]) continue;
    fail(`${zone.name}: too few ${kind} are covered; most are missing in`);
    for (const [path, gap] of gaps(files, kind).slice(0, 10)) console.error(`  ${path}: ${gap}`);
  }
}
process.exitCode = short ? 1 : 0;

function zoneOf(path: string): string | undefined {
  return zones.find(({ folder }) => path.startsWith(`${folder}/`))?.name;
}

/** What the generator copies is measured where it ends up. */
function isCopied(path: string): boolean {
  return /^src\/generator\/[^/]+\/support\//.test(path);
}

function percentage(files: readonly string[], kind: 'lines' | 'branches'): number {
  const figures = files.flatMap((path) => measured.get(path)?.[kind] ?? []);
  const total = figures.reduce((sum, figure) => sum + figure.total, 0);
  return total === 0 ? 100 : (figures.reduce((sum, figure) => sum + figure.covered, 0) / total) * 100;
}

function gaps(files: readonly string[], kind: 'lines' | 'branches'): (readonly [path: string, gap: number])[] {
  return files
    .map((path) => [path, (measured.get(path)?.[kind].total ?? 0) - (measured.get(path)?.[kind].covered ?? 0)] as const)
    .sort(([, a], [, b]) => b - a)
    .filter(([, gap]) => gap > 0);
}

function fail(message: string): void {
  console.error(message);
  short = true;
}
