import { collapsedNode } from '../../schema/interpreter/types.js';
import type { Field, Node } from '../../schema/model.js';
import type { HostKind, ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { walk } from '../../schema/resolver/walk.js';
import { localName, pascal, property, quote } from '../text/names.js';

/** A table of shared values: the type whose values point into it, and the types that enter it. */
export interface GraphPlan {
  readonly table: string;
  readonly slot: ResolvedType;
  readonly remembered: readonly ResolvedType[];
}

export function graphPlans(schema: ResolvedSchema, format: string): GraphPlan[] {
  const types = Object.values(schema.types);
  return Object.keys(schema.tables).flatMap((table) => {
    const remembered = types.filter(
      ({ remember, interned }) => remember === table || (interned?.table === table && interned.key === 'identity'),
    );
    const slot = types.find(({ type }) => recalls(type, table) || offers(type, remembered));
    return slot === undefined || slot.format !== format ? [] : [{ table, slot, remembered }];
  });
}

/** Which part of the graph a type is: one of its values, a row of them, a struct of them, or nothing that can be shared. */
export function graphRole(
  schema: ResolvedSchema,
  plans: readonly GraphPlan[],
  type: ResolvedType,
): [GraphPlan, 'value' | 'row' | 'struct'] | undefined {
  for (const plan of plans) {
    if (type.name === plan.slot.name || plan.remembered.some(({ name }) => name === type.name)) return [plan, 'value'];
    if (holds(type.type, plan)) return [plan, 'row'];
    if (slotTexts(schema, type.type, 'of', plan).length > 0) return [plan, 'struct'];
  }
  return undefined;
}

export const slotsName = (type: ResolvedType): string => `${type.localName}Slots`;

/** The function that gives what holds the values of a struct. */
export function slotsText(schema: ResolvedSchema, plan: GraphPlan, type: ResolvedType, value: string): string {
  return [
    '/** The fields that hold values. */',
    `const ${slotsName(type)} = (of: ${value}): Holder[] => [`,
    ...slotTexts(schema, type.type, 'of', plan).map((text) => `  ${text},`),
    '];',
  ].join('\n');
}

/** What holds values in a struct: its own fields, and those of structs inside. */
function slotTexts(schema: ResolvedSchema, node: Node, at: string, plan: GraphPlan): string[] {
  if (node.kind !== 'struct') return [];
  const names = node.fields.filter(({ type }) => isSlot(present(type), plan)).map(({ name }) => quote(name));
  return [
    ...(names.length === 0 ? [] : [`slots(${[at, ...names].join(', ')})`]),
    ...node.fields.flatMap(({ name, type }) => {
      const text = property(at, name);
      if (type.kind === 'struct') return slotTexts(schema, type, text, plan);
      const inner = type.kind === 'ref' && !isSlot(type, plan) ? schema.types[type.type] : undefined;
      const isPart = inner?.type.kind === 'struct' && inner.format === plan.slot.format && inner.label !== 'class';
      if (!isPart || slotTexts(schema, inner.type, text, plan).length === 0) return [];
      return [`...${slotsName(inner)}(${text})`];
    }),
  ];
}

const present = (node: Node): Node => (node.kind === 'when' ? node.type : node);

export const graphName = (plan: GraphPlan): string => `${localName(plan.table)}Graph`;

/** The constant that tells `graph` what can be shared. */
export function graphText(schema: ResolvedSchema, plan: GraphPlan): string {
  const tests = plan.remembered.flatMap((type) => forms(schema, type, plan));
  const choices = tests.filter(({ holders }) => holders !== undefined && holders !== 'value');
  const bare = tests.filter(({ holders }) => holders === 'value').map(({ test }) => test);
  return [
    `/** The values that enter ${plan.table}, and what holds the values inside them. */`,
    `const ${graphName(plan)}: GraphKind = {`,
    `  remembered: (value) => ${[...new Set(tests.map(({ test }) => test))].join(' || ')},`,
    '  holders: (value): readonly Holder[] => {',
    ...choices.map(({ test, holders }) => `if (${test}) return ${holders};`),
    `    return ${bare.length === 0 ? '[]' : `${[...new Set(bare)].join(' || ')} ? [value] : []`};`,
    '  },',
    '};',
  ].join('\n');
}

/** How a value of a type is told from others, and the text of what holds values inside it. */
interface Form {
  readonly test: string;
  readonly holders: string | undefined;
}

function forms(schema: ResolvedSchema, type: ResolvedType, plan: GraphPlan): Form[] {
  const alone = collapsedNode(schema, type);
  const own = formOf(type.analysis.host, type, plan);
  return alone === undefined ? [own] : [own, formOf(alone.kind === 'list' ? 'array' : 'record', type, plan)];
}

function formOf(host: HostKind, type: ResolvedType, plan: GraphPlan): Form {
  switch (host) {
    case 'array':
      return { test: 'Array.isArray(value)', holders: 'value' };
    case 'record':
      return { test: 'isPlain(value)', holders: 'value' };
    case 'bytes':
      return { test: 'value instanceof Uint8Array', holders: undefined };
    case 'class': {
      const fields = type.type.kind === 'struct' ? type.type.fields : [];
      const holders = fields.flatMap((of) => holderText(of, plan));
      return {
        test: `value instanceof ${type.format}.${pascal(type.localName)}`,
        holders: holders.length === 0 ? undefined : `[${holders.join(', ')}]`,
      };
    }
    default:
      throw new RangeError(`${type.name} enters ${plan.table}, but its values cannot be told from others`);
  }
}

/** A list or record of values; or a list of structs of values, each of which holds some. */
function holderText({ name, type }: Field, plan: GraphPlan): string[] {
  const text = property('value', name);
  const node = type.kind === 'when' ? type.type : type;
  if (holds(node, plan)) return [type.kind === 'when' ? `...(${text} === undefined ? [] : [${text}])` : text];
  const item = node.kind === 'list' ? node.item : undefined;
  const isRow = item?.kind === 'struct' && item.fields.every((of) => isSlot(of.type, plan));
  return isRow ? [`...${text}.map((of) => of as unknown as Holder)`] : [];
}

const isSlot = (node: Node, plan: GraphPlan): boolean => node.kind === 'ref' && node.type === plan.slot.name;

const holds = (node: Node, plan: GraphPlan): boolean => {
  const inside = node.kind === 'list' ? node.item : node.kind === 'record' ? node.value : undefined;
  return inside !== undefined && isSlot(inside, plan);
};

function recalls(node: Node, table: string): boolean {
  let found = false;
  walk(node, '', ({ node: at }) => {
    found ||= at.kind === 'recall' && at.table === table;
  });
  return found;
}

/** Whether a union has these types as cases. */
const offers = (node: Node, types: readonly ResolvedType[]): boolean =>
  node.kind === 'variant' &&
  node.cases.some(({ type }) =>
    types.some(({ name, interned }) => interned && type.kind === 'ref' && type.type === name),
  );
