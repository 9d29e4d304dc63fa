import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Fault } from './fault.js';
import type { TableRow } from './page.js';
import { planOf } from './peer.js';
import type { Row } from './table.js';

/**
 * What the last run against each fault has shown, kept beside the sources: one line a fault, its name and the cases that
 * caught it. The page of the guide is made of it, so that a fault that is new or changed is run alone.
 */
const resultsFile = fileURLToPath(new URL('./results.txt', import.meta.url));
export const pageFile = fileURLToPath(new URL('../../../docs/guide/conformance-faults.md', import.meta.url));

/** The rows of these faults, as they were last seen; a fault that was never run has been caught by nothing. */
export function keptRows(faults: readonly Fault[]): TableRow[] {
  const lines = readFileSync(resultsFile, 'utf8')
    .split('\n')
    .map((line) => line.split(' '));
  const kept = new Map(lines.map(([name, ...ids]) => [name, ids]));
  return faults.map((fault) => keptRow(fault, kept.get(fault.name) ?? []));
}

/** Keeps rows in place of those of before. */
export function keep(rows: readonly Row[], faults: readonly Fault[]): void {
  const seen = new Map<Fault, TableRow>(rows.map((row) => [row.fault, row]));
  const lines = keptRows(faults).map((row) => {
    const { fault, caught } = seen.get(row.fault) ?? row;
    return [fault.name, ...caught.map(({ id }) => id)].join(' ');
  });
  writeFileSync(resultsFile, `${lines.join('\n')}\n`);
}

/** A case that has gone since, or another rule now, is right no more. */
function keptRow(fault: Fault, ids: readonly string[]): TableRow {
  const rules = new Map(planOf(fault).map(({ id, rule }) => [id, rule]));
  const caught = ids.map((id) => ({ id, isRight: fault.rules.includes(rules.get(id) ?? '') }));
  return { fault, caught, isRight: caught.some(({ isRight }) => isRight) };
}
