import { amfPeers, type Kind, otherPeers, ours } from './amf0-codecs.js';
import { type Measured, measure } from './measure.js';
import { type Goal, type Group, goal, resultsOf } from './report.js';
import { contenders, quietly } from './trials.js';
import { connect, metadata, nested, type Plain } from './values.js';

const cases: readonly {
  readonly name: string;
  readonly value: Plain;
  readonly kind: Kind;
  readonly nested: boolean;
}[] = [
  { name: 'connect object', value: connect, kind: 'object', nested: false },
  { name: 'onMetaData', value: metadata, kind: 'ecmaArray', nested: false },
  { name: '200-item value', value: nested, kind: 'object', nested: true },
];

/** AMF0 decode and encode against hand-written code, the AMF packages, MessagePack and JSON, on the same values. */
export async function amf0(): Promise<Group[]> {
  const our = await ours();
  const groups: Group[] = [];
  for (const { name, value, kind, nested } of cases) {
    for (const direction of ['decode', 'encode'] as const) {
      const codecs = [...our, ...amfPeers, ...otherPeers].map((codec) => ({
        name: codec.name,
        trial: () => codec.trial(value, kind),
      }));
      const { able, cannot } = await quietly(() => contenders(codecs, direction));
      const bytes = able[0]?.trial.size ?? 0;
      const measured = await quietly(() =>
        measure(able.map((each) => ({ name: each.name, run: each.trial[direction] }))),
      );
      const [first] = measured;
      if (first === undefined) throw new Error('Nothing was measured');
      const goals = goalsOf(first, measured, nested);
      const results = resultsOf(measured, first, bytes);
      groups.push({ group: `AMF0 ${direction}, ${name}`, bytes, results, cannot, goals });
    }
  }
  return groups;
}

function goalsOf(first: Measured, measured: readonly Measured[], nested: boolean): Goal[] {
  const named = (name: string) => measured.filter((each) => each.name === name);
  const amf = measured.filter(({ name }) => amfPeers.some((peer) => peer.name === name));
  const fastest = amf.toSorted((a, b) => a.microseconds - b.microseconds).slice(0, 1);
  return [
    ...fastest.map((peer) => goal(`a third of the fastest AMF package, ${peer.name}`, first, peer, 1 / 3)),
    ...named('@msgpack/msgpack').map((peer) => goal('0.8 of @msgpack/msgpack', first, peer, 0.8)),
    ...(nested ? named('JSON').map((peer) => goal('no slower than JSON', first, peer, 1)) : []),
    ...(first.name === 'generated' ? named('hand-written twin') : []).map((twin) =>
      goal('within 5 % of the hand-written twin', first, twin, 1.05),
    ),
  ];
}
