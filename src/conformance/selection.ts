import { UsageError } from '../runtime/index.js';
import { globs } from './glob.js';
import type { PlannedCase } from './planned-case.js';
import type { Level } from './verdict.js';

/** Which cases of a plan are meant; what is left out leaves nothing out. */
export interface Selection {
  readonly cases?: readonly string[];
  readonly excluded?: readonly string[];
  readonly levels?: readonly Level[];
}

/**
 * The part of a plan that is meant.
 *
 * @throws UsageError `no-case` where a glob names no case, or none is left.
 */
export function selected(plan: readonly PlannedCase[], { cases, excluded = [], levels }: Selection): PlannedCase[] {
  for (const glob of [...(cases ?? []), ...excluded]) {
    if (!plan.some(({ id }) => globs([glob])(id))) throw new UsageError('no-case', `No case is called ${glob}`);
  }
  const isMeant = cases === undefined ? () => true : globs(cases);
  const isExcluded = globs(excluded);
  const left = plan.filter(
    ({ id, level }) => isMeant(id) && !isExcluded(id) && (levels === undefined || levels.includes(level)),
  );
  if (left.length === 0) throw new UsageError('no-case', `None of the ${plan.length} cases is selected`);
  return left;
}
