import type { Ref, TypeDefinition } from '../../model.js';
import { ownReferences, referencedTypes } from '../graph.js';
import { type Check, type Context, eachNode } from './check.js';

/** Types and tables that are named exist, and types get the parameters they have. */
export const checkReferences: Check = (context) => {
  const { index, report } = context;
  const isType = (path: string, name: string) => report.known('unknown-type', path, 'type', name, index.types.keys());
  const isTable = (path: string, name: string) =>
    report.known('unknown-table', path, 'table', name, index.tables.keys());

  eachNode(context, ({ node, path }) => {
    if (node.kind === 'ref' && isType(path, node.type)) checkArguments(context, path, node);
    if (node.kind === 'calls' && isType(path, node.over)) checkArguments(context, path, { type: node.over });
    if (node.kind === 'extension') {
      for (const type of ownReferences(node)) if (isType(path, type)) checkArguments(context, path, { type });
    }
    if (node.kind === 'recall') isTable(path, node.table);
    if (node.kind === 'variant' && node.counts !== undefined) isTable(`${path}.counts`, node.counts);
  });
  for (const { name, remember, interned, scopeOf = [] } of index.types.values()) {
    if (interned !== undefined) isTable(`${name}.interned`, interned.table);
    if (remember !== undefined) isTable(`${name}.remember`, remember);
    for (const table of scopeOf) isTable(`${name}.scopeOf`, table);
  }
  for (const { format, entries = [], root } of index.spec.formats) {
    for (const entry of entries) isType(`${format}.entries`, entry);
    if (root === undefined) continue;
    const isEntry = report.known('unknown-type', `${format}.root`, 'entry', root, entries);
    if (isEntry) checkArguments(context, `${format}.root`, { type: root });
  }
  checkFormats(context);
  for (const { name, wire } of index.transitions.values()) isType(`${name}.wire`, wire);
};

function checkArguments(context: Context, path: string, { type, given = {} }: Pick<Ref, 'type' | 'given'>): void {
  const definition = context.index.types.get(type);
  if (definition !== undefined) matchGiven(context, path, definition, Object.keys(given));
}

/** Formats that need each other could not be loaded one after the other. */
function checkFormats({ index, report }: Context): void {
  const formatOf = (name: string) => name.slice(0, name.indexOf('.'));
  const needs = new Map<string, Set<string>>();
  for (const { name, type } of index.types.values()) {
    const own = needs.get(formatOf(name)) ?? new Set();
    for (const to of referencedTypes(type)) own.add(formatOf(to));
    needs.set(formatOf(name), own);
  }
  const isReached = (from: string, to: string, seen = new Set<string>()): boolean =>
    [...(needs.get(from) ?? [])].some((next) => {
      if (next === from || seen.has(next)) return false;
      return next === to || isReached(next, to, seen.add(next));
    });
  for (const { format } of index.spec.formats) {
    if (isReached(format, format))
      report.error('circular-formats', format, 'types of other formats need types of this one');
  }
}

/** Whether the names passed are the parameters of the type, no more and no fewer. */
export function matchGiven({ report }: Context, path: string, type: TypeDefinition, passed: readonly string[]): void {
  const wanted = Object.keys(type.given ?? {});
  for (const name of passed) report.known('unknown-given', path, `parameter of ${type.name}`, name, wanted);
  for (const name of wanted) {
    if (!passed.includes(name)) report.error('missing-given', path, `${type.name} wants the parameter ${name}`);
  }
}
