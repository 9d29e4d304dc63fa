import { writeFile } from 'node:fs/promises';
import { checkKnownFailing, type JudgedReport, judged } from '../../conformance/known-failing.js';
import type { PlannedCase } from '../../conformance/planned-case.js';
import { consoleReport } from '../../conformance/report/console.js';
import { reportToJson } from '../../conformance/report/json.js';
import { junitReport } from '../../conformance/report/junit.js';
import { matrixHtml } from '../../conformance/report/matrix/html.js';
import { matrixOf } from '../../conformance/report/matrix/matrix.js';
import { ProgressLine } from '../../conformance/report/progress.js';
import { type RunOutcome, runOutcomeOf } from '../../conformance/report/run-outcome.js';
import { styleOf } from '../../conformance/report/style.js';
import type { RunReport } from '../../conformance/result.js';
import type { RunOptions } from '../../conformance/run-options.js';
import { selected } from '../../conformance/selection.js';
import { MtrudeError } from '../../runtime/index.js';
import type { Terminal } from '../terminal.js';
import { readFeatures, readKnownFailing } from './option-files.js';
import type { ConformanceOptions } from './options.js';
import { checkReportFiles } from './report-files.js';

/** The cases that a target of one kind is held to, and what runs them. */
export interface Suite {
  readonly plan: readonly PlannedCase[];
  readonly run: (options: RunOptions) => Promise<RunReport>;
}

/**
 * Runs cases against one target, prints the report and writes the files that were asked for.
 *
 * @throws UsageError where the call is at fault, before anything runs; MtrudeError `not-conformant` at the end, where
 *   something unexpected failed.
 */
export async function runCases(terminal: Terminal, suite: Suite, options: ConformanceOptions): Promise<void> {
  const cases = selected(suite.plan, {
    ...(options.case && { cases: options.case }),
    ...(options.exclude && { excluded: options.exclude }),
    ...(options.level && { levels: options.level }),
  });
  const features = await readFeatures(options.features);
  const known = await readKnownFailing(options.knownFailing);
  checkKnownFailing(known, suite.plan);
  if (options.list) return list(terminal, cases);
  await checkReportFiles(options);
  const isTerminal = terminal.output.isTTY === true;
  // https://no-color.org
  const style = styleOf(isTerminal && (process.env.NO_COLOR ?? '') === '');
  const progress = isTerminal
    ? new ProgressLine(cases.length, style, (text) => terminal.output.write(text))
    : undefined;
  const ids = new Set(cases.map(({ id }) => id));
  const report = judged(
    await suite.run({
      selects: ({ id }) => ids.has(id),
      features,
      ...(options.timeout !== undefined && { timeoutMilliseconds: options.timeout }),
      ...(options.jobs !== undefined && { jobs: options.jobs }),
      ...(options.seed !== undefined && { seed: options.seed }),
      ...(progress && { progress: progress.ended }),
      signal: terminal.stop,
    }),
    known,
  );
  progress?.clear();
  terminal.output.write(consoleReport(report, style));
  await writeReports(report, options);
  const outcome = runOutcomeOf(report);
  if (!outcome.isGood) throw new MtrudeError('not-conformant', unexpected(report, outcome));
}

function list(terminal: Terminal, cases: readonly PlannedCase[]): void {
  for (const { id, level, demands } of cases) terminal.output.write(`${id}  ${level}  ${demands}\n`);
}

async function writeReports(report: JudgedReport, { json, junit, html }: ConformanceOptions): Promise<void> {
  if (json !== undefined) await writeFile(json, `${JSON.stringify(reportToJson(report))}\n`);
  if (junit !== undefined) await writeFile(junit, junitReport(report));
  if (html !== undefined) await writeFile(html, matrixHtml(matrixOf([{ name: report.target, report }])));
}

function unexpected({ aborted }: JudgedReport, { failures, unexpectedPasses, notRun }: RunOutcome): string {
  const parts = [
    ...(aborted === undefined ? [] : [`The run ended early: ${aborted}`]),
    ...(failures.length === 0 ? [] : [`${failures.length} unexpected failures`]),
    ...(unexpectedPasses.length === 0 ? [] : [`${unexpectedPasses.length} passed that are known to fail`]),
    ...(notRun.length === 0 ? [] : [`${notRun.length} not run`]),
  ];
  return parts.join('; ');
}
