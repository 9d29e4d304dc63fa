import { generated, peers } from './amf3-codecs.js';
import { cases } from './amf3-values.js';
import { measure } from './measure.js';
import { type Group, goal, resultsOf } from './report.js';
import { contenders, quietly } from './trials.js';

/** AMF3 decode and encode against every AMF3 package, on the same values, one kind of value after the other. */
export async function amf3(): Promise<Group[]> {
  const groups: Group[] = [];
  for (const { name, value } of cases) {
    for (const direction of ['decode', 'encode'] as const) {
      const codecs = [generated, ...peers].map((codec) => ({ name: codec.name, trial: () => codec.trial(value) }));
      const { able, cannot } = await quietly(() => contenders(codecs, direction));
      const measured = await quietly(() =>
        measure(able.map((each) => ({ name: each.name, run: each.trial[direction] }))),
      );
      const [first, ...others] = measured;
      if (first?.name !== generated.name) throw new Error(`${name}: ours does not ${direction}`);
      const fastest = others.toSorted((a, b) => a.microseconds - b.microseconds).slice(0, 1);
      const goals = fastest.map((peer) => goal(`a third of the fastest that can, ${peer.name}`, first, peer, 1 / 3));
      const bytes = able[0]?.trial.size ?? 0;
      const results = resultsOf(measured, first, bytes);
      groups.push({ group: `AMF3 ${direction}, ${name}`, bytes, results, cannot, goals });
    }
  }
  return groups;
}
