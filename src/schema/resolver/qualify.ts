import type {
  Continued,
  Enumeration,
  Flag,
  Head,
  Interned,
  Node,
  Ref,
  Rule,
  SessionDefinition,
  Source,
  Spellings,
  Struct,
  TransitionDefinition,
  TypeDefinition,
  Uint,
} from '../model.js';
import { layoutRuleId, ruleId } from '../rules.js';

interface Stating {
  readonly from: readonly Source[];
  readonly rules?: Readonly<Record<string, Rule>>;
}

/** The full id of a rule that a definition calls by its local name. */
function fullRule(definition: Stating, local: string | undefined): string {
  const rule = local === undefined ? undefined : definition.rules?.[local];
  return local === undefined || rule === undefined ? layoutRuleId(definition.from) : ruleId(local, rule.from);
}

/** The node of a type with the full rule id on it and on every node inside. */
export function qualifyType(definition: TypeDefinition): Node {
  const rule = (local: string | undefined) => fullRule(definition, local);
  const own = <N extends Uint | Flag | Ref | Continued>(node: N): N => ({ ...node, rule: rule(node.rule) });
  const spelled = (node: Spellings): Spellings => ({
    ...node,
    rule: rule(node.rule),
    head: own(node.head),
    alternatives: node.alternatives.map((of) => ({ ...of, tail: own(of.tail) })),
  });
  const head = (node: Head): Head => (node.kind === 'spellings' ? spelled(node) : own(node));
  const enumeration = (node: Enumeration): Enumeration => ({ ...node, rule: rule(node.rule), base: own(node.base) });

  const numeric = (node: Uint | Enumeration) => (node.kind === 'enum' ? enumeration(node) : own(node));

  const struct = (node: Struct): Struct => ({
    ...node,
    rule: rule(node.rule),
    fields: node.fields.map(({ name, type }) => ({ name, type: qualify(type) })),
  });
  const qualify = (node: Node): Node => {
    const ruled = { rule: rule(node.rule) };
    switch (node.kind) {
      case 'constant':
        return { ...node, ...ruled, base: own(node.base) };
      case 'enum':
        return enumeration(node);
      case 'spellings':
        return spelled(node);
      case 'derived':
        return { ...node, ...ruled, type: numeric(node.type) };
      case 'carry':
        return { ...node, ...ruled, type: numeric(node.type) };
      case 'computed':
        return { ...node, ...ruled, type: own(node.type) };
      case 'when':
      case 'ifMore':
      case 'sized':
        return { ...node, ...ruled, type: qualify(node.type) };
      case 'prefixed':
        return {
          ...node,
          ...ruled,
          head: node.head.kind === 'uint' ? own(node.head) : spelled(node.head),
          type: qualify(node.type),
        };
      case 'struct':
        return struct(node);
      case 'bitstream':
        return { ...node, ...ruled, type: struct(node.type) };
      case 'variant': {
        const { refused, else: otherwise, tag } = node;
        return {
          ...node,
          ...ruled,
          tag: 'marker' in tag ? { marker: own(tag.marker) } : 'peek' in tag ? { peek: own(tag.peek) } : tag,
          cases: node.cases.map((of) => ({ ...of, type: qualify(of.type) })),
          ...(refused && { refused: refused.map((of) => ({ ...of, rule: rule(of.rule) })) }),
          ...(otherwise && { else: { ...otherwise, type: qualify(otherwise.type) } }),
        };
      }
      case 'list': {
        const { until } = node;
        const counted = typeof until === 'object' && 'count' in until ? { count: head(until.count) } : until;
        return { ...node, ...ruled, item: qualify(node.item), until: counted };
      }
      case 'overlay':
        return {
          ...node,
          ...ruled,
          fields: node.fields.map(({ name, type }) => ({
            name,
            type:
              type.kind === 'computed'
                ? { ...type, rule: rule(type.rule), type: own(type.type) }
                : { ...type, rule: rule(type.rule), type: { ...type.type, rule: rule(type.type.rule ?? type.rule) } },
          })),
        };
      case 'trial':
        return { ...node, ...ruled, cases: node.cases.map((of) => ({ ...of, type: qualify(of.type) })) };
      case 'record':
        return {
          ...node,
          ...ruled,
          name: node.name.kind === 'ref' ? own(node.name) : head(node.name),
          value: qualify(node.value),
        };
      case 'recall':
        return { ...node, ...ruled, index: head(node.index) };
      default:
        return { ...node, ...ruled };
    }
  };
  return qualify(definition.type);
}

/** How a type is interned, with the full id of the rule that its pointers break. */
export const qualifyInterned = (definition: TypeDefinition, interned: Interned): Interned => ({
  ...interned,
  rule: fullRule(definition, interned.rule),
});

/** A transition with the full rule id on each of its requirements. */
export const qualifyTransition = (definition: TransitionDefinition): TransitionDefinition => ({
  ...definition,
  cases: definition.cases.map((of) => ({
    ...of,
    requires: of.requires.map(({ condition, rule }) => ({ condition, rule: fullRule(definition, rule) })),
  })),
});

/** The session with the full rule id wherever it names a rule. Rows without one stay without. */
export function qualifySession(definition: SessionDefinition): SessionDefinition {
  const full = (local: string) => fullRule(definition, local);
  const ruled = <R extends { readonly rule: string }>(of: R): R => ({ ...of, rule: full(of.rule) });
  return {
    ...definition,
    rows: definition.rows.map((row) => ({
      ...row,
      ...(row.rule !== undefined && { rule: full(row.rule) }),
      ...(row.elsewhere !== undefined && { elsewhere: full(row.elsewhere) }),
      ...(row.requires && { requires: row.requires.map(ruled) }),
      ...(row.needs && { needs: row.needs.map(ruled) }),
      outcomes: Object.fromEntries(
        Object.entries(row.outcomes).map(([name, of]) => [name, { ...of, replies: of.replies.map(ruled) }]),
      ),
    })),
  };
}
