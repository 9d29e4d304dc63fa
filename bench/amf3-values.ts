import {
  AssociativeArray,
  Dictionary,
  Traits,
  TypedObject,
  UtcDate,
  type Value,
  VectorDouble,
  VectorInt,
  VectorObject,
  VectorUint,
} from '../generated/amf3/index.js';
import { connect, metadata, nested } from './values.js';

export interface Case {
  readonly name: string;
  readonly value: Value;
}

const count = 40;
const several = <T>(make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

/** What AMF 3 can carry, one kind after the other, then the values that the AMF 0 codecs are measured with. */
export const cases: readonly Case[] = [
  { name: 'integers', value: several((index) => 3 ** (index % 17) - 1000) },
  { name: 'doubles', value: several((index) => index * 1.37 - 20) },
  { name: 'strings', value: several((index) => (index % 8 === 0 ? `Grüße ${index}` : `word number ${index % 20}`)) },
  {
    name: 'objects',
    value: several((index) => ({ id: index, name: `clip ${index}`, size: { width: 640, height: 360 } })),
  },
  { name: 'arrays', value: several((index) => [index, [true, null, 'a'], []]) },
  {
    name: 'arrays with names',
    value: several((index) => new AssociativeArray({ first: index, second: 'b', third: [3] }, [])),
  },
  { name: 'dates', value: several((index) => new UtcDate(1222830247936 + index * 86_400_000)) },
  { name: 'shared objects', value: shared() },
  { name: 'cyclic object', value: cyclic() },
  { name: 'typed objects', value: typed() },
  { name: 'byte arrays', value: several((index) => new Uint8Array(64).fill(index)) },
  {
    name: 'vector of int',
    value: new VectorInt(
      false,
      several((index) => index * 50_000_003),
    ),
  },
  {
    name: 'vector of uint',
    value: new VectorUint(
      false,
      several((index) => index * 40_000_000),
    ),
  },
  {
    name: 'vector of double',
    value: new VectorDouble(
      true,
      several((index) => index / 7),
    ),
  },
  {
    name: 'vector of objects',
    value: new VectorObject(
      false,
      '',
      several((index) => ({ id: index, seen: true })),
    ),
  },
  {
    name: 'dictionary',
    value: new Dictionary(
      false,
      several((index) => ({ key: { id: index }, value: `v${index}` })),
    ),
  },
  { name: 'connect object', value: connect },
  { name: 'onMetaData', value: metadata },
  { name: '200-item value', value: nested },
];

function shared(): Value {
  const people = ['Anna', 'Berta', 'Clara'].map((name) => ({ name, active: true }));
  return several((index) => ({ id: index, owner: people[index % people.length] }));
}

function cyclic(): Value {
  const root: { [name: string]: Value } = { name: 'root' };
  root.self = root;
  root.children = several((index) => ({ index, parent: root }));
  return root;
}

/** Objects of one class, whose traits are written once. */
function typed(): Value {
  const traits = new Traits(false, false, 'org.example.Recording', ['id', 'name', 'duration', 'seen']);
  return several((index) => {
    return new TypedObject(traits, [index, `recording ${index}`, index * 1.5, index % 2 === 0], undefined, undefined);
  });
}
