import { reachable, typeGraph } from '../graph.js';
import type { Check } from './check.js';

/** Types that nothing leads to from an entry or a transition; see `FormatDefinition.entries`. */
export const checkUsage: Check = ({ index, report }) => {
  const roots = new Set([...index.transitions.values()].map(({ wire }) => wire));
  for (const { entries, definitions } of index.spec.formats) {
    for (const entry of entries ?? []) roots.add(entry);
    if (entries !== undefined) continue;
    for (const of of definitions) if (of.define === 'type' && of.examples.length > 0) roots.add(of.name);
  }
  const used = reachable(typeGraph(index), roots);
  for (const name of index.types.keys()) {
    if (roots.has(name) || used.has(name)) continue;
    report.warning('unused-type', name, 'no entry and no transition leads to the type');
  }
};
