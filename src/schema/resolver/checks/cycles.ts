import { reachable, typeGraph } from '../graph.js';
import type { Check } from './check.js';

/** Each cycle of types counts its levels, and each type has instances that end. */
export const checkCycles: Check = ({ index, analysis, report }) => {
  const graph = typeGraph(index);
  const uncounted = (name: string) => index.types.get(name)?.nests !== true;
  const reported = new Set<string>();
  for (const { name } of index.types.values()) {
    if (!uncounted(name) || reported.has(name)) continue;
    const onward = reachable(graph, [name], uncounted);
    if (!onward.has(name)) continue;
    const cycle = [...onward].filter((to) => to === name || reachable(graph, [to], uncounted).has(name));
    for (const member of cycle) reported.add(member);
    const others = cycle.filter((to) => to !== name).sort();
    report.error(
      'unlimited-recursion',
      name,
      `contains itself${others.length > 0 ? ` by way of ${others.join(', ')}` : ''} without a level of nesting`,
    );
  }
  for (const [name, { minBytes }] of analysis) {
    if (Number.isFinite(minBytes)) continue;
    report.error('endless-type', name, 'every instance contains another one');
  }
};
