import { rules, type StatedRule } from '../../generated/rules.js';
import { UsageError } from '../runtime/errors.js';

/**
 * The rule of the spec that has this id.
 *
 * @throws UsageError `unknown-rule`.
 */
export function ruleOf(id: string): StatedRule {
  const rule = rules.get(id);
  if (rule === undefined) throw new UsageError('unknown-rule', `The spec states no rule ${id}`);
  return rule;
}
