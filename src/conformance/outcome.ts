import type { ConformanceCase } from './case.js';
import type { CaseResult } from './result.js';
import { type Level, NotMet, Unsupported, type Verdict, verdictOfMet, verdictOfNotMet } from './verdict.js';

export type Outcome = Pick<CaseResult, 'verdict' | 'note'>;

/** Runs a case once. What is neither met nor missed is a mistake of the tester, and thrown on. */
export async function outcomeOf<Bench>(
  { run }: Pick<ConformanceCase<Bench>, 'run'>,
  level: Level,
  bench: Bench,
): Promise<Outcome> {
  try {
    const reading = await run(bench);
    return { verdict: verdictOfMet(level), ...(typeof reading === 'string' && { note: reading }) };
  } catch (error) {
    if (error instanceof NotMet) return { verdict: verdictOfNotMet(level), note: error.message };
    if (error instanceof Unsupported) return { verdict: 'unsupported', note: error.message };
    throw error;
  }
}

/** From the worst on. */
const severity: readonly Verdict[] = ['fail', 'not-run', 'non-strict', 'informational', 'unsupported', 'pass'];

/** Whether one verdict says more against the peer than the other. */
export const isWorse = (verdict: Verdict, than: Verdict): boolean => severity.indexOf(verdict) < severity.indexOf(than);
