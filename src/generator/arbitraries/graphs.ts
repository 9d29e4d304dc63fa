import type { Node } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { walk } from '../../schema/resolver/walk.js';
import { localName, pascal, property } from '../text/names.js';

/** A table of shared values: the type whose values point into it, and the types that enter it. */
export interface GraphPlan {
  readonly table: string;
  readonly slot: ResolvedType;
  readonly remembered: readonly ResolvedType[];
}

export function graphPlans(schema: ResolvedSchema, format: string): GraphPlan[] {
  const types = Object.values(schema.types);
  return Object.keys(schema.tables).flatMap((table) => {
    const slot = types.find(({ type }) => recalls(type, table));
    const remembered = types.filter((type) => type.remember === table);
    return slot === undefined || slot.format !== format ? [] : [{ table, slot, remembered }];
  });
}

/** Which part of the graph a type is: one of its values, a row of them, or nothing that can be shared. */
export function graphRole(plans: readonly GraphPlan[], type: ResolvedType): [GraphPlan, 'value' | 'row'] | undefined {
  for (const plan of plans) {
    if (type.name === plan.slot.name || plan.remembered.some(({ name }) => name === type.name)) return [plan, 'value'];
    if (holds(type.type, plan)) return [plan, 'row'];
  }
  return undefined;
}

export const graphName = (plan: GraphPlan): string => `${localName(plan.table)}Graph`;

/** The constant that tells `graph` what can be shared. */
export function graphText(plan: GraphPlan): string {
  const tests = new Map<string, string>();
  for (const type of plan.remembered) tests.set(...holder(type, plan));
  const bare = [...tests].filter(([, inside]) => inside === 'value').map(([test]) => test);
  const others = [...tests].filter(([, inside]) => inside !== 'value');
  const choices = others.map(([test, inside]) => `if (${test}) return ${inside};`);
  return [
    `/** The values that enter ${plan.table}, and what holds the values inside them. */`,
    `const ${graphName(plan)}: GraphKind = {`,
    `  remembered: (value) => ${[...tests.keys()].join(' || ')},`,
    '  holder: (value) => {',
    ...choices,
    `    return ${bare.join(' || ')} ? value : undefined;`,
    '  },',
    '};',
  ].join('\n');
}

function holder(type: ResolvedType, plan: GraphPlan): [test: string, inside: string] {
  switch (type.analysis.host) {
    case 'array':
      return ['Array.isArray(value)', 'value'];
    case 'record':
      return ['isPlain(value)', 'value'];
    case 'class': {
      const fields = type.type.kind === 'struct' ? type.type.fields : [];
      const field = fields.find((of) => holds(of.type, plan));
      return [
        `value instanceof ${type.format}.${pascal(type.localName)}`,
        field === undefined ? 'undefined' : property('value', field.name),
      ];
    }
    default:
      throw new RangeError(`${type.name} enters ${plan.table}, but its values cannot be told from others`);
  }
}

const holds = (node: Node, plan: GraphPlan): boolean => {
  const inside = node.kind === 'list' ? node.item : node.kind === 'record' ? node.value : undefined;
  return inside?.kind === 'ref' && inside.type === plan.slot.name;
};

function recalls(node: Node, table: string): boolean {
  let found = false;
  walk(node, '', ({ node: at }) => {
    found ||= at.kind === 'recall' && at.table === table;
  });
  return found;
}
