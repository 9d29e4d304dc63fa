import { headRange } from '../heads.js';
import { classTypeOf, getOwn, isPlainObject } from '../lossless-json/host-objects.js';
import type { Case, Node, Nothing, Variant } from '../model.js';
import type { ResolvedSchema } from '../resolved.js';
import { collapsedNode, type Label, labelOf, typeNamed } from './types.js';
import { continuedRange, inRange, mostOf, spellingsOf } from './wire-numbers.js';

/** The cases of a host variant that can hold the value, the canonical one first. Pointers back are not among them. */
export function fittingCases(schema: ResolvedSchema, node: Variant, value: unknown): readonly Case[] {
  return casesFor(schema, node, value).filter(({ type }) => holds(schema, type, value));
}

/** The cases for what the value is to JavaScript, whether or not it fits them. */
export function casesFor(schema: ResolvedSchema, node: Variant, value: unknown): readonly Case[] {
  return node.cases.filter(({ type }) => isFor(schema, type, value));
}

/** Whether the value is what JavaScript has for the node. Looks at the value itself, not inside it. */
export function isFor(schema: ResolvedSchema, node: Node, value: unknown, label: Label = {}): boolean {
  switch (node.kind) {
    case 'uint':
    case 'int':
    case 'float':
    case 'enum':
    case 'spellings':
    case 'continued':
      return typeof value === 'number';
    case 'flag':
    case 'headFlag':
      return typeof value === 'boolean';
    case 'utf8':
    case 'terminated':
      return typeof value === 'string';
    case 'bytes':
      return value instanceof Uint8Array;
    case 'nothing':
      return value === hostOfNothing(node);
    case 'list':
    case 'differences':
      return Array.isArray(value);
    case 'record':
      return isPlainObject(value);
    case 'calls':
      return isPlainObject(value) && callKinds(node.calls).includes(getOwn(value, 'kind'));
    case 'struct':
    case 'overlay':
      return isLabelled(value, label);
    case 'ref': {
      const type = typeNamed(schema, node.type);
      const alone = collapsedNode(schema, type);
      if (alone !== undefined && isFor(schema, alone, value)) return true;
      return isFor(schema, type.type, value, labelOf(type));
    }
    case 'sized':
    case 'prefixed':
    case 'bitstream':
      return isFor(schema, node.type, value, label);
    case 'when':
    case 'ifMore':
      return value === undefined || isFor(schema, node.type, value, label);
    case 'trial':
      return node.cases.some((of) => isFor(schema, of.type, value));
    case 'extension':
      return true;
    case 'variant': {
      const others = node.else === undefined ? [] : [node.else];
      return [...node.cases, ...others].some((of) => isFor(schema, of.type, value));
    }
    default:
      return false;
  }
}

/** What takes no bytes stands for. */
export const hostOfNothing = ({ value }: Nothing): null | undefined | boolean =>
  value === 'null' ? null : value === 'undefined' ? undefined : value === 'true';

/** Whether a struct with the label has this value. */
export function isLabelled(value: unknown, label: Label): value is object {
  if (label.class !== undefined) return classTypeOf(value) === label.class;
  return isPlainObject(value) && (label.kind === undefined || getOwn(value, 'kind') === label.kind);
}

/** Items of a list, properties of a record. */
export function countOf(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
}

/** Whether a value for the node would come back the same. */
function holds(schema: ResolvedSchema, node: Node, value: unknown): boolean {
  switch (node.kind) {
    case 'uint':
    case 'int':
      return typeof value === 'number' && inRange(node, value) && !Object.is(value, -0);
    case 'enum':
      if (!node.open && !Object.values(node.members).some((member) => member.value === value)) return false;
      return holds(schema, node.base, value);
    case 'spellings':
      return typeof value === 'number' && spellingsOf(node, value).length > 0 && !Object.is(value, -0);
    case 'continued': {
      const { least, most } = continuedRange(node);
      return (
        typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most && !Object.is(value, -0)
      );
    }
    case 'float':
      return node.bits === 64 || (typeof value === 'number' && Object.is(Math.fround(value), value));
    case 'terminated':
      return typeof value === 'string' && !value.includes(String.fromCharCode(node.end));
    case 'prefixed': {
      const size = sizeOfRest(node.type, value);
      if (size === undefined) return holds(schema, node.type, value);
      return size >= headRange(node.head).least && size <= headRange(node.head).most;
    }
    case 'list':
      if (typeof node.until === 'string' || !('count' in node.until) || !Array.isArray(value)) return true;
      return value.length <= mostOf(node.until.count);
    case 'ref':
      return holds(schema, typeNamed(schema, node.type).type, value);
    case 'sized':
      return holds(schema, node.type, value);
    case 'variant':
      return node.values === 'kinds' || fittingCases(schema, node, value).length > 0;
    default:
      return true;
  }
}

/** Bytes of text or raw bytes that fill their region. */
function sizeOfRest(node: Node, value: unknown): number | undefined {
  if (node.kind === 'utf8' && typeof value === 'string') return new TextEncoder().encode(value).length;
  return node.kind === 'bytes' && value instanceof Uint8Array ? value.length : undefined;
}

/** `other` is the row that fits no call. */
const callKinds = (calls: readonly { readonly name: string }[]): unknown[] => [
  ...calls.map(({ name }) => name),
  'other',
];
