import type { Continued } from '../../schema/model.js';
import type { Ksy } from './ksy.js';
import { documented, when } from './numbers.js';
import type { Place } from './place.js';

const typeId = 'continued';
const more = 0x80;
const signBit = 2 ** 28;

/** An integer whose bytes say whether another follows: a type of its own, and an instance with the number. */
export function emitContinued({ scope, id, condition, doc }: Place, { signed }: Continued): string {
  scope.whole.types[typeId] = bytesType();
  const wire = `${id}_wire`;
  scope.seq.push({ id: wire, type: typeId, ...when(condition) });
  const value = signed ? `${wire}.value - (${wire}.value >= ${signBit} ? ${2 * signBit} : 0)` : `${wire}.value`;
  scope.instances[id] = { value, ...when(condition), ...documented(doc) };
  return id;
}

const follows = (index: number): string =>
  Array.from({ length: index }, (_, byte) => `byte_${byte} >= ${more}`).join(' and ');

/** Seven bits a byte, and eight in the fourth. */
const bytesType = (): Ksy => ({
  seq: [0, 1, 2, 3].map((index) => ({
    id: `byte_${index}`,
    type: 'u1',
    ...when(index === 0 ? undefined : follows(index)),
  })),
  instances: {
    two: { value: `(byte_0 - ${more}) * ${more}`, if: follows(1) },
    three: { value: `(two + byte_1 - ${more}) * ${more}`, if: follows(2) },
    value: {
      value: [
        `byte_0 < ${more} ? byte_0`,
        `byte_1 < ${more} ? two + byte_1`,
        `byte_2 < ${more} ? three + byte_2`,
        `(three + byte_2 - ${more}) * ${2 * more} + byte_3`,
      ].join(' : '),
    },
  },
});
