import type { Node, TypeDefinition } from '../model.js';
import type { Index } from './index-definitions.js';
import { walk } from './walk.js';

/** The types that a node refers to, as often as it does. */
export function referencedTypes(node: Node): readonly string[] {
  const found: string[] = [];
  walk(node, '', ({ node: at }) => found.push(...ownReferences(at)));
  return found;
}

/** The types that a node itself refers to, without those that nodes inside it do. */
export function ownReferences(node: Node): readonly string[] {
  if (node.kind === 'ref') return [node.type];
  if (node.kind === 'calls') return [node.over];
  return node.kind === 'extension' ? [...Object.values(node.types), node.inner] : [];
}

/** For each type, the types directly inside it. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

export const typeGraph = ({ types }: Index): Graph =>
  new Map([...types.values()].map((of) => [of.name, new Set(referencedTypes(of.type).filter((to) => types.has(to)))]));

/** Everything that can be reached in at least one step. `enter` says which types may be stepped on. */
export function reachable(graph: Graph, from: Iterable<string>, enter: (name: string) => boolean = () => true) {
  const seen = new Set<string>();
  const open = [...from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const next of graph.get(name) ?? []) {
      if (seen.has(next) || !enter(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

/**
 * Repeats a step over all types until nothing changes. The step reads what is known of other types, which starts at
 * `initial`, and may move in one direction only. Of a type that is not defined, `missing` is known.
 */
export function fixpoint<T>(
  types: Iterable<TypeDefinition>,
  { initial, missing = initial }: { readonly initial: T; readonly missing?: T },
  step: (type: TypeDefinition, known: (name: string) => T) => T,
  same: (left: T, right: T) => boolean = Object.is,
): ReadonlyMap<string, T> {
  const all = [...types];
  const found = new Map(all.map(({ name }) => [name, initial]));
  const known = (name: string): T => found.get(name) ?? missing;
  for (let moved = true; moved; ) {
    moved = false;
    for (const type of all) {
      const next = step(type, known);
      if (same(next, known(type.name))) continue;
      found.set(type.name, next);
      moved = true;
    }
  }
  return found;
}
