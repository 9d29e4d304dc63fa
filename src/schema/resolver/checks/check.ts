import type { Report } from '../../diagnostics.js';
import type { Node, Overlay, Struct, TypeDefinition } from '../../model.js';
import type { Analysis } from '../../resolved.js';
import type { Index } from '../index-definitions.js';
import { type Visit, walk } from '../walk.js';

/** What the checks know, and where they report. */
export interface Context {
  readonly index: Index;
  readonly analysis: ReadonlyMap<string, Analysis>;
  readonly report: Report;
}

/** One kind of mistake, looked for in the whole specification. */
export type Check = (context: Context) => void;

/** Every node of every type, with the type it belongs to. */
export function eachNode({ index }: Context, visit: (visit: Visit, type: TypeDefinition) => void): void {
  for (const type of index.types.values()) walk(type.type, type.name, (at) => visit(at, type));
}

/** The named type that a node refers to, where it does nothing else. */
export const target = ({ index }: Context, node: Node): TypeDefinition | undefined =>
  node.kind === 'ref' ? index.types.get(node.type) : undefined;

/** What a node is once references are taken off. */
export function referred(context: Context, node: Node, seen: ReadonlySet<Node> = new Set()): Node {
  const type = target(context, node);
  return type === undefined || seen.has(node) ? node : referred(context, type.type, new Set(seen).add(node));
}

/** What a node is once conditions, regions and references are taken off. */
export function bare(context: Context, node: Node, seen: ReadonlySet<Node> = new Set()): Node {
  if (seen.has(node)) return node;
  const inside = new Set(seen).add(node);
  switch (node.kind) {
    case 'when':
    case 'ifMore':
    case 'sized':
    case 'prefixed':
    case 'at':
      return bare(context, node.type, inside);
    case 'ref': {
      const type = target(context, node);
      return type === undefined ? node : bare(context, type.type, inside);
    }
    default:
      return node;
  }
}

/** Calls back for each value met before. */
export function repeated<T, K>(items: Iterable<T>, key: (item: T) => K, again: (item: T, first: T) => void): void {
  const seen = new Map<K, T>();
  for (const item of items) {
    const first = seen.get(key(item));
    if (first === undefined) seen.set(key(item), item);
    else again(item, first);
  }
}

/** The field that a name stands for: one of the struct, or with a dot one inside a field of it. */
export function fieldAt(context: Context, struct: Pick<Struct, 'fields'> | Overlay, name: string): Node | undefined {
  const [first, ...inside] = name.split('.');
  const fields: readonly { readonly name: string; readonly type: Node }[] = struct.fields;
  const found = fields.find((of) => of.name === first)?.type;
  if (found === undefined || inside.length === 0) return found;
  const inner = bare(context, found);
  return inner.kind === 'struct' ? fieldAt(context, inner, inside.join('.')) : undefined;
}

/** The name of the field of the struct itself: `traits` of `traits.members`. */
export const firstOf = (name: string): string => name.split('.')[0] ?? name;
