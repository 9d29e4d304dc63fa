import type { Rule, Source } from './model.js';
import type { ResolvedRule } from './resolved.js';

/** The full id of a rule: its own document and clause, then its local name. */
export const ruleId = (name: string, from: Source): string => `${from.document}/${from.clause}/${name}`;

/** What every type and transition states without saying so: its bytes are as the clause that defines it says. */
const layoutName = 'layout';

/** A definition that cites nothing is an error of its own; until that is reported, its rules need some place. */
const nowhere: Source = { document: 'none', clause: '0' };

const layoutSource = (from: readonly Source[]): Source => from[0] ?? nowhere;
export const layoutRuleId = (from: readonly Source[]): string => ruleId(layoutName, layoutSource(from));

const layoutRule = (from: readonly Source[]): Rule => ({
  level: 'MUST',
  text: 'The bytes are laid out and follow each other as this clause says',
  from: layoutSource(from),
});

interface Stating {
  readonly name: string;
  readonly from: readonly Source[];
  readonly define: string;
  readonly rules?: Readonly<Record<string, Rule>>;
}

/** All rules by id. Definitions that state the same one are listed together; the first gives its text. */
export function collectRules(definitions: readonly Stating[]): Readonly<Record<string, ResolvedRule>> {
  const found = new Map<string, ResolvedRule>();
  const state = (name: string, rule: Rule, by: string) => {
    const id = ruleId(name, rule.from);
    const known = found.get(id);
    found.set(id, { ...(known ?? { ...rule, id }), statedBy: [...(known?.statedBy ?? []), by] });
  };
  for (const { name, define, from, rules = {} } of definitions) {
    if (define === 'type' || define === 'transition') state(layoutName, layoutRule(from), name);
    for (const [local, rule] of Object.entries(rules)) state(local, rule, name);
  }
  return Object.fromEntries(found);
}
