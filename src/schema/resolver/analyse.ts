import type { TypeDefinition } from '../model.js';
import type { Analysis, HostKind } from '../resolved.js';
import { fixpoint, reachable, typeGraph } from './graph.js';
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
  const fewest = fixpoint(types, { initial: Number.POSITIVE_INFINITY, missing: 0 }, ({ type }, known) =>
    minBits(type, known),
  );
  // What lasts to the end of its region spreads from the nodes that say so.
  const ends = fixpoint(types, { initial: true }, ({ type }, known) => delimited(type, known));
  const fixed = fixpoint<number | undefined>(types, { initial: undefined }, ({ name, type }, known) =>
    recursive.has(name) ? undefined : fixedBits(type, known),
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

/** Tables that each type wants from its caller: those it uses or hands on, without those it opens itself. */
const tableNeeds = (types: readonly TypeDefinition[]): ReadonlyMap<string, readonly string[]> =>
  fixpoint<readonly string[]>(
    types,
    { initial: [] },
    ({ type, remember, scopeOf = [] }, known) => {
      const needed = new Set(remember === undefined ? [] : [remember]);
      walk(type, '', ({ node }) => {
        if (node.kind === 'recall') needed.add(node.table);
        if (node.kind === 'ref') for (const table of known(node.type)) needed.add(table);
        if (node.kind === 'calls') for (const table of known(node.over)) needed.add(table);
      });
      return [...needed].filter((table) => !scopeOf.includes(table)).sort();
    },
    (left, right) => left.join() === right.join(),
  );
