import type { PlannedCase } from './planned-case.js';
import type { CaseResult } from './result.js';

/** A result for each case that was selected, in their order. Those that did not run say why the run ended early. */
export const everyResult = (
  selected: readonly PlannedCase[],
  results: ReadonlyMap<string, CaseResult>,
  aborted: string | undefined,
): readonly CaseResult[] =>
  selected.map((planned) => {
    const result = results.get(planned.id) ?? notRun(planned);
    return result.verdict === 'not-run' && aborted !== undefined ? { ...result, note: aborted } : result;
  });

const notRun = (planned: PlannedCase): CaseResult => ({
  ...planned,
  verdict: 'not-run',
  milliseconds: 0,
  transcripts: [],
});
