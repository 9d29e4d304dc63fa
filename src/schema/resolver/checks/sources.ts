import type { AnyDefinition, Rule, SessionRow, Source } from '../../model.js';
import { collectRules, ruleId } from '../../rules.js';
import { type Check, eachNode, repeated } from './check.js';

/** Sources cite known documents; rules are stated before nodes and examples name them, and each id says one thing. */
export const checkSources: Check = (context) => {
  const { index, report } = context;
  const documents = Object.keys(index.spec.documents);
  const cites = (path: string, { document }: Source) =>
    report.known('unknown-document', path, 'document', document, documents);

  for (const definition of index.all.values()) {
    if (definition.from.length === 0) report.error('missing-source', definition.name, 'the definition cites no source');
    if (definition.define === 'conduct' && Object.keys(definition.rules).length === 0) {
      report.error('missing-rules', definition.name, 'the conduct states no rule');
    }
    for (const source of definition.from) cites(`${definition.name}.from`, source);
    for (const { path, rule } of rulesOf(definition)) cites(path, rule.from);
  }
  repeated(
    [...index.all.values()].flatMap(rulesOf),
    ({ id }) => id,
    (again, first) => {
      if (again.rule.text === first.rule.text && again.rule.level === first.rule.level) return;
      report.error('duplicate-rule', again.path, `${again.id} is stated otherwise at ${first.path}`);
    },
  );

  const stated = (path: string, name: string | undefined, { rules = {} }: AnyDefinition) => {
    if (name !== undefined) report.known('unknown-rule', path, 'rule', name, Object.keys(rules));
  };
  eachNode(context, ({ node, path }, type) => {
    stated(path, node.rule, type);
    if (node.kind !== 'variant') return;
    for (const { name, rule } of node.refused ?? []) stated(`${path}.refused.${name}`, rule, type);
  });
  for (const type of index.types.values()) stated(`${type.name}.interned`, type.interned?.rule, type);
  for (const transition of index.transitions.values()) {
    for (const { name, requires } of transition.cases) {
      for (const { rule } of requires) stated(`${transition.name}.cases.${name}`, rule, transition);
    }
  }

  for (const session of index.sessions.values()) {
    for (const row of session.rows) {
      for (const rule of namedRules(row)) stated(`${session.name}.rows.${row.name}`, rule, session);
    }
  }

  const ids = Object.keys(collectRules([...index.all.values()]));
  for (const { name, examples } of index.types.values()) {
    examples.forEach(({ rules = [] }, at) => {
      for (const id of rules) report.known('unknown-rule', `${name}.examples.${at}`, 'rule', id, ids);
    });
  }
  for (const { name, examples = [] } of index.transitions.values()) {
    examples.forEach(({ rules = [], steps }, at) => {
      for (const id of [...rules, ...steps.flatMap(({ breaks }) => breaks ?? [])]) {
        report.known('unknown-rule', `${name}.examples.${at}`, 'rule', id, ids);
      }
    });
  }
};

/** The rules that a row of a session names. */
const namedRules = ({ rule, elsewhere, requires = [], needs = [], outcomes }: SessionRow): readonly string[] => [
  ...[rule, elsewhere].flatMap((of) => of ?? []),
  ...[...requires, ...needs, ...Object.values(outcomes).flatMap(({ replies }) => replies)].map((of) => of.rule),
];

const rulesOf = ({ name, rules = {} }: AnyDefinition): readonly { id: string; path: string; rule: Rule }[] =>
  Object.entries(rules).map(([local, rule]) => ({
    id: ruleId(local, rule.from),
    path: `${name}.rules.${local}`,
    rule,
  }));
