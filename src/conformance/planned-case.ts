import type { ConformanceCase } from './case.js';
import { ruleOf } from './rules.js';
import type { Level } from './verdict.js';

/**
 * What is known of a case before it runs. Each runner exports the list of its own beside itself, in the order in which
 * they run: `serverPlan()` beside `runServer(url, options)`, `clientPlan()`, `codecPlan()`.
 */
export interface PlannedCase {
  readonly id: string;
  readonly section: string;
  readonly rule: string;
  readonly level: Level;
  /** The sentence of the rule. */
  readonly demands: string;
  readonly sends: string;
  readonly expects: string;
}

export function plannedCase(of: ConformanceCase<never>): PlannedCase {
  const { level, text } = ruleOf(of.rule);
  const { id, section, rule, sends, expects } = of;
  return { id, section, rule, level, demands: text, sends, expects };
}
