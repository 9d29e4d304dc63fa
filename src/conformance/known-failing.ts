import * as t from 'io-ts';
import { UsageError } from '../runtime/index.js';
import { form, simple } from '../schema/meta-schema-forms.js';
import { globs } from './glob.js';
import type { PlannedCase } from './planned-case.js';
import type { CaseResult, RunReport } from './result.js';

/** Cases that are expected to fail, and why that is so. */
export interface KnownFailing {
  /** The id of a case, or a glob of ids. */
  readonly case: string;
  readonly reason: string;
}

export interface JudgedResult extends CaseResult {
  /** Why the case is expected to fail, if it is. */
  readonly knownFailing?: string;
}

export interface JudgedReport extends RunReport {
  readonly results: readonly JudgedResult[];
}

const nonEmpty = simple('text that is not empty', (u): u is string => t.string.is(u) && u.trim() !== '');

/** What a file of known failures holds. */
export const knownFailingFile: t.Type<readonly KnownFailing[]> = t.readonlyArray(
  form('an entry', { case: nonEmpty, reason: nonEmpty }, {}),
  'a list of entries, each {"case": …, "reason": …}',
);

/**
 * Throws UsageError `unknown-case` for an entry that no case is meant by: the case was renamed, or never was; and
 * `duplicate-case` for one that stands there twice, as only the first would count.
 */
export function checkKnownFailing(known: readonly KnownFailing[], plan: readonly PlannedCase[]): void {
  const seen = new Set<string>();
  for (const { case: glob } of known) {
    if (seen.has(glob))
      throw new UsageError('duplicate-case', `${glob} stands twice among those that are known to fail`);
    seen.add(glob);
    const matches = globs([glob]);
    if (!plan.some(({ id }) => matches(id))) {
      throw new UsageError('unknown-case', `No case is known to fail as ${glob}: there is none of that name`);
    }
  }
}

/** The report with what was expected of each case. The first entry that means a case counts. */
export function judged(report: RunReport, known: readonly KnownFailing[]): JudgedReport {
  const tests = known.map(({ case: glob, reason }) => ({ matches: globs([glob]), reason }));
  return {
    ...report,
    results: report.results.map((result) => {
      const entry = tests.find(({ matches }) => matches(result.id));
      return entry === undefined ? result : { ...result, knownFailing: entry.reason };
    }),
  };
}
