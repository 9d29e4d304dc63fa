import type { JudgedReport, JudgedResult } from '../known-failing.js';
import type { Verdict } from '../verdict.js';

/** The results of a run by what they mean for it. */
export interface RunOutcome {
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Failed, and nobody said they would. */
  readonly failures: readonly JudgedResult[];
  /** Failed as expected. */
  readonly known: readonly JudgedResult[];
  /** Passed, although they were expected to fail. */
  readonly unexpectedPasses: readonly JudgedResult[];
  /** Did what is allowed, but not what is recommended or usual. */
  readonly notStrict: readonly JudgedResult[];
  readonly notRun: readonly JudgedResult[];
  /** Nothing unexpected happened, and the run came to its end. */
  readonly isGood: boolean;
}

export const verdicts: readonly Verdict[] = ['pass', 'fail', 'non-strict', 'unsupported', 'informational', 'not-run'];

export function runOutcomeOf({ results, aborted }: JudgedReport): RunOutcome {
  const count = (of: Verdict) => results.filter(({ verdict }) => verdict === of).length;
  const group = (of: Standing) => results.filter((result) => standingOf(result) === of);
  const failures = group('failure');
  const unexpectedPasses = group('unexpected pass');
  const notStrict = results.filter(({ verdict }) => verdict === 'non-strict');
  const notRun = results.filter(({ verdict }) => verdict === 'not-run');
  return {
    counts: {
      pass: count('pass'),
      fail: count('fail'),
      'non-strict': notStrict.length,
      unsupported: count('unsupported'),
      informational: count('informational'),
      'not-run': notRun.length,
    },
    failures,
    known: group('known failure'),
    unexpectedPasses,
    notStrict,
    notRun,
    isGood: failures.length + unexpectedPasses.length + notRun.length === 0 && aborted === undefined,
  };
}

export type Standing = 'failure' | 'known failure' | 'unexpected pass' | 'as expected';

/** A case that is known to fail and was not strict, could not run or lacked what it needs says nothing new. */
export function standingOf({ verdict, knownFailing }: JudgedResult): Standing {
  if (verdict === 'fail') return knownFailing === undefined ? 'failure' : 'known failure';
  const isPass = verdict === 'pass' || verdict === 'informational';
  return isPass && knownFailing !== undefined ? 'unexpected pass' : 'as expected';
}
