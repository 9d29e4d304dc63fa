import { carrying } from '../../../src/schema/carried.js';
import { headRange } from '../../../src/schema/heads.js';
import { hostOfNothing } from '../../../src/schema/interpreter/hosts.js';
import { collapsedNode } from '../../../src/schema/interpreter/types.js';
import type {
  Calls,
  Enumeration,
  Field,
  List,
  Node,
  Spellings,
  Struct,
  Uint,
  Variant,
} from '../../../src/schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../../src/schema/resolved.js';

type Reach = (goal: string) => void;

/**
 * What the values of a type can be made of: each case of each union, each optional field there and not there, each
 * member of each enum, each spelling. Types that it refers to count too; what calls carry does not.
 */
export function goalsOf(schema: ResolvedSchema, name: string): ReadonlySet<string> {
  const goals = new Set<string>();
  const seen = new Set<string>();
  const visit = (node: Node, path: string): void => {
    for (const goal of ownGoals(node, path)) goals.add(goal);
    if (node.kind === 'ref') {
      const type = schema.types[node.type];
      if (type?.interned !== undefined && path !== '') goals.add(`${type.name} again`);
      if (type?.collapses !== undefined) goals.add(`${type.name} alone`);
      if (!seen.has(node.type)) {
        seen.add(node.type);
        if (type !== undefined) visit(type.type, type.name);
      }
    }
    for (const [child, at] of inside(node, path)) visit(child, at);
  };
  visit({ kind: 'ref', type: name }, '');
  return goals;
}

/** The goals that one value reaches. */
export function reached(schema: ResolvedSchema, name: string, root: unknown, reach: Reach): void {
  const seen = new Set<unknown>();
  const visit = (node: Node, path: string, value: unknown): void => {
    switch (node.kind) {
      case 'ref': {
        const type = schema.types[node.type];
        if (type !== undefined) visitType(type, value);
        return;
      }
      case 'struct':
        for (const field of valueFields(node)) visitField(field, `${path}.${field.name}`, get(value, field.name));
        return;
      case 'bitstream':
        visit(node.type, path, value);
        return;
      case 'variant':
        visitVariant(node, path, value);
        return;
      case 'trial': {
        const found = node.cases.find(({ type }) => isOfKind(schema, type, value));
        if (found === undefined) throw new Error(`No case of ${path} fits the value`);
        reach(`${path} is ${found.name}`);
        return;
      }
      case 'list':
        if (isCarrying(node)) reach(`${path} has ${numberOf(value)}`);
        if (Array.isArray(value)) for (const item of value) visit(node.item, `${path} item`, item);
        return;
      case 'record':
        for (const item of Object.values(Object(value))) visit(node.value, `${path} value`, item);
        return;
      case 'calls':
        reachCall(node, path, value, reach);
        return;
      case 'enum':
        reach(`${path} is ${memberOf(node, value) ?? 'unknown'}`);
        return;
      case 'spellings':
        reach(`${path} spelt ${spellingOf(node, value)}`);
        return;
      default:
    }
  };
  const visitType = (type: ResolvedType, value: unknown): void => {
    if (type.interned !== undefined) {
      const key = type.interned.key === 'content' ? JSON.stringify([type.name, value]) : value;
      if (seen.has(key)) {
        reach(`${type.name} again`);
        return;
      }
      seen.add(key);
    }
    const alone = collapsedNode(schema, type);
    const isAlone = alone !== undefined && isHost(schema, alone, value);
    if (isAlone) reach(`${type.name} alone`);
    visit(isAlone ? alone : type.type, isAlone ? `${type.name}.${type.collapses?.to}` : type.name, value);
  };
  const visitField = (field: Field, path: string, value: unknown): void => {
    if (isOptional(field)) reach(`${path} ${value === undefined ? 'absent' : 'present'}`);
    if (value !== undefined || !isOptional(field)) visit(unwrapped(field.type), path, value);
  };
  const visitVariant = (node: Variant, path: string, value: unknown): void => {
    const recall = node.cases.find(({ type }) => type.kind === 'recall');
    if (recall !== undefined && isContainer(value)) {
      if (seen.has(value)) {
        reach(`${path} is ${recall.name}`);
        return;
      }
      seen.add(value);
    }
    const found = caseOf(schema, node, value);
    if (found === undefined) throw new Error(`No case of ${path} fits the value`);
    reach(`${path} is ${found.name}`);
    visit(found.type, path, value);
  };
  visit({ kind: 'ref', type: name }, name, root);
}

const isCarrying = ({ until }: List): boolean => typeof until === 'object' && 'carries' in until;

function numberOf(items: unknown): string {
  const count = Array.isArray(items) ? items.length : 0;
  return count === 0 ? 'no items' : count === 1 ? 'one item' : 'several items';
}

/** What a node itself can be. */
function ownGoals(node: Node, path: string): string[] {
  switch (node.kind) {
    case 'struct':
      return valueFields(node)
        .filter(isOptional)
        .flatMap(({ name }) => bothSides(`${path}.${name}`));
    case 'variant':
      return casesOf(node).map(({ name }) => `${path} is ${name}`);
    case 'trial':
      return node.cases.map(({ name }) => `${path} is ${name}`);
    case 'calls':
      return [
        `${path} is other`,
        ...node.calls.flatMap(({ name, items }) => [
          `${path} is ${name}`,
          ...items
            .filter(({ presence }) => presence === 'optional')
            .flatMap((item) => bothSides(`${path} ${name}.${item.name}`)),
        ]),
      ];
    case 'list':
      return isCarrying(node) ? ['no items', 'one item', 'several items'].map((count) => `${path} has ${count}`) : [];
    case 'enum': {
      const members = Object.keys(node.members).map((name) => `${path} is ${name}`);
      return node.open && members.length < 2 ** node.base.bits ? [...members, `${path} is unknown`] : members;
    }
    case 'spellings':
      return [0, ...node.alternatives.map((_, index) => index + 1)].map((index) => `${path} spelt ${index}`);
    default:
      return [];
  }
}

/** The nodes inside a node that have values of their own. */
function inside(node: Node, path: string): [Node, string][] {
  switch (node.kind) {
    case 'struct':
      return valueFields(node).map((field) => [lasting(node, field), `${path}.${field.name}`]);
    case 'bitstream':
      return [[node.type, path]];
    case 'variant':
      return casesOf(node).map(({ type }) => [type, path]);
    case 'list':
      return [[node.item, `${path} item`]];
    case 'record':
      return [[node.value, `${path} value`]];
    default:
      return [];
  }
}

/** What a field can be in a value; of a field that a list carries on, the number that goes on is none of it. */
function lasting(struct: Struct, { name, type }: Field): Node {
  const list = carrying(struct, name);
  if (list === undefined || type.kind !== 'enum') return unwrapped(type);
  const members = Object.entries(type.members).filter(([, { value }]) => value !== list.while);
  return { ...type, members: Object.fromEntries(members) };
}

const bothSides = (path: string): string[] => [`${path} present`, `${path} absent`];

const valueFields = ({ fields }: Struct): readonly Field[] =>
  fields.filter(({ type }) => !withoutValue.includes(type.kind));

const withoutValue: readonly Node['kind'][] = [
  'derived',
  'constant',
  'magic',
  'reserved',
  'computed',
  'carry',
  'alignment',
];

const isOptional = ({ type }: Field): boolean => type.kind === 'when' || type.kind === 'ifMore';

const unwrapped = (node: Node): Node =>
  node.kind === 'when' || node.kind === 'ifMore' || node.kind === 'sized' || node.kind === 'prefixed'
    ? unwrapped(node.type)
    : node;

const casesOf = (node: Variant): readonly { readonly name: string; readonly type: Node }[] => [
  ...node.cases,
  ...(node.else === undefined ? [] : [node.else]),
];

const get = (of: unknown, name: string): unknown =>
  isContainer(of) ? Object.getOwnPropertyDescriptor(of, name)?.value : undefined;

const isContainer = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

const memberOf = ({ members }: Enumeration, value: unknown): string | undefined =>
  Object.entries(members).find(([, member]) => member.value === value)?.[0];

function spellingOf({ head, plus, alternatives }: Spellings, value: unknown): number {
  const holds = ({ bits, min = 0, max = 2 ** bits - 1 }: Uint, number: number) => number >= min && number <= max;
  const number = Number(value);
  const isHead = holds(head, number - plus) && !alternatives.some((of) => of.escape === number - plus);
  return isHead ? 0 : 1 + alternatives.findIndex((of) => holds(of.tail, number - of.plus));
}

function reachCall({ calls }: Calls, path: string, value: unknown, reach: Reach): void {
  const kind = get(value, 'kind');
  reach(`${path} is ${kind}`);
  for (const item of calls.find(({ name }) => name === kind)?.items ?? []) {
    if (item.presence !== 'optional') continue;
    reach(`${path} ${kind}.${item.name} ${get(value, item.name) === undefined ? 'absent' : 'present'}`);
  }
}

function caseOf(schema: ResolvedSchema, node: Variant, value: unknown) {
  if (node.values === 'host') return node.cases.find(({ type }) => isHost(schema, type, value));
  return casesOf(node).find(({ type }) => isOfKind(schema, type, value));
}

const isOfKind = (schema: ResolvedSchema, node: Node, value: unknown): boolean =>
  node.kind === 'ref' && schema.types[node.type]?.localName === get(value, 'kind');

/** Whether a value is what JavaScript has for a node. */
function isHost(schema: ResolvedSchema, node: Node, value: unknown): boolean {
  switch (node.kind) {
    case 'float':
    case 'uint':
    case 'int':
      return typeof value === 'number';
    case 'continued':
      return Number.isInteger(value) && !Object.is(value, -0) && Math.abs(Number(value) + 0.5) < 2 ** 28;
    case 'bytes':
      return value instanceof Uint8Array;
    case 'flag':
      return typeof value === 'boolean';
    case 'utf8':
      return typeof value === 'string';
    case 'prefixed':
      return isHost(schema, node.type, value) && Buffer.byteLength(String(value)) <= headRange(node.head).most;
    case 'nothing':
      return value === hostOfNothing(node);
    case 'list':
      return Array.isArray(value);
    case 'record':
      return isContainer(value) && Object.getPrototypeOf(value) === Object.prototype;
    case 'ref':
      return isOfType(schema.types[node.type], schema, value);
    default:
      return false;
  }
}

function isOfType(type: ResolvedType | undefined, schema: ResolvedSchema, value: unknown): boolean {
  const alone = type && collapsedNode(schema, type);
  if (alone !== undefined && isHost(schema, alone, value)) return true;
  if (type?.label !== 'class') return type !== undefined && isHost(schema, type.type, value);
  return isContainer(value) && get(get(Object.getPrototypeOf(value), 'constructor'), 'type') === type.name;
}
