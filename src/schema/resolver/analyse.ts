import type { Interned, TypeDefinition } from '../model.js';
import type { Analysis, HostKind } from '../resolved.js';
import { fixpoint, ownReferences, reachable, typeGraph } from './graph.js';
import { hostOfType } from './hosts.js';
import type { Index } from './index-definitions.js';
import { delimited, fixedBits, minBits } from './sizes.js';
import { walk } from './walk.js';

/** The analysis of every type. Names that lead nowhere are reported elsewhere and count as empty here. */
export function analyse(index: Index): ReadonlyMap<string, Analysis> {
  const types = [...index.types.values()];
  const graph = typeGraph(index);
  const recursive = new Set(types.map(({ name }) => name).filter((name) => reachable(graph, [name]).has(name)));

  // Shortest forms shrink from "none yet"; a type whose every form contains itself keeps none.
  const fewest = fixpoint(types, { initial: Number.POSITIVE_INFINITY, missing: 0 }, ({ type, interned }, known) =>
    interned === undefined ? minBits(type, known) : fewestInterned(interned),
  );
  // What lasts to the end of its region spreads from the nodes that say so.
  const ends = fixpoint(types, { initial: true }, ({ type }, known) => delimited(type, known));
  const fixed = fixpoint<number | undefined>(types, { initial: undefined }, ({ name, type, interned }, known) =>
    recursive.has(name) || interned !== undefined ? undefined : fixedBits(type, known),
  );
  const hosts = fixpoint<HostKind>(types, { initial: 'union' }, hostOfType);
  const tables = tableNeeds(types);

  return new Map(
    types.map(({ name, nests }) => [
      name,
      {
        fixedBits: fixed.get(name),
        minBytes: Math.ceil((fewest.get(name) ?? 0) / 8),
        delimited: ends.get(name) ?? true,
        recursive: recursive.has(name),
        needsDepth: nests === true || [...reachable(graph, [name])].some((to) => index.types.get(to)?.nests === true),
        needsTables: tables.get(name) ?? [],
        host: hosts.get(name) ?? 'union',
      },
    ]),
  );
}

/** A pointer back; what stands behind an outer head may be nothing. */
const fewestInterned = ({ head }: Interned): number => {
  if (head === 'outer') return 0;
  return head.kind === 'uint' ? head.bits : 8;
};

/** Tables that each type wants from its caller: those it uses or hands on, without those it opens itself. */
const tableNeeds = (types: readonly TypeDefinition[]): ReadonlyMap<string, readonly string[]> =>
  fixpoint<readonly string[]>(
    types,
    { initial: [] },
    ({ type, remember, interned, scopeOf = [] }, known) => {
      const needed = new Set([remember, interned?.table].filter((table) => table !== undefined));
      walk(type, '', ({ node }) => {
        if (node.kind === 'recall') needed.add(node.table);
        if (node.kind === 'variant' && node.counts !== undefined) needed.add(node.counts);
        for (const type of ownReferences(node)) for (const table of known(type)) needed.add(table);
      });
      return [...needed].filter((table) => !scopeOf.includes(table)).sort();
    },
    (left, right) => left.join() === right.join(),
  );
