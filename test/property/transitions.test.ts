import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { chunkMessageHeaderArbitrary, chunkMessageHeaderGivenArbitrary } from '../../generated/arbitraries/rtmp.js';
import {
  type ChunkStreamGiven,
  type ChunkStreamValue,
  initialChunkStream,
  receiveChunkStream,
  sendChunkStream,
} from '../../generated/rtmp/index.js';
import { initialState, interpretReceive } from '../../src/schema/interpreter/index.js';
import { schema } from '../support/schema.js';
import { holds } from './support/law.js';
import { transitionLaws } from './support/transition-laws.js';

const name = 'rtmp.chunkStream';
const mark = 0xffffff;

const givens: fc.Arbitrary<ChunkStreamGiven> = fc.record(
  { continuing: fc.boolean(), zeroAfterFull: fc.boolean() },
  { noNullPrototype: true },
);

const times = fc.oneof(
  fc.constantFrom(0, 1, mark - 1, mark, mark + 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.nat(100),
);

/** Few lengths, types and streams, so that a header often repeats its predecessor. */
const values: fc.Arbitrary<ChunkStreamValue> = fc.record(
  {
    timestamp: times,
    length: fc.constantFrom(0, 1, mark),
    typeId: fc.constantFrom(8, 9, 255),
    streamId: fc.constantFrom(0, 1, 2 ** 32 - 1),
  },
  { noNullPrototype: true },
);

/** Steps in time, forward by the same distance again and again, or anywhere. */
const sessions = fc
  .array(fc.tuple(values, givens, fc.constantFrom<number | undefined>(undefined, 0, 20, 20, mark, -1)), {
    maxLength: 8,
  })
  .map((steps) => {
    let last = 0;
    return steps.map(([value, given, step]) => {
      last = step === undefined ? value.timestamp : (last + step + 2 ** 32) % 2 ** 32;
      return { value: { ...value, timestamp: last }, given };
    });
  });

const laws = transitionLaws(schema, {
  name,
  initial: initialChunkStream,
  receive: receiveChunkStream,
  send: sendChunkStream,
  wires: chunkMessageHeaderArbitrary,
  givens,
  // A chunk that goes on with a message says nothing new, and comes after one that began it.
  says: ({ continuing }) => !continuing,
  sessions,
});

describe('the header compression of chunk streams', () => {
  it('is the only transition of the spec: another one needs tests here', () => {
    assert.deepEqual(Object.keys(schema.transitions), [name]);
  });

  for (const { title, hold } of laws) it(title, () => hold(holds));

  it('repeats a distance that needs the extension, and repeats the extension with it', () => {
    const state = initialChunkStream();
    const given = { continuing: false, zeroAfterFull: false };
    const row = [0, 1, 2].map((step) =>
      sendChunkStream(state, { timestamp: step * (mark + 1), length: 1, typeId: 8, streamId: 1 }, given),
    );
    assert.deepEqual(
      row.map(({ format, timestamp, extendedTimestamp }) => [format, timestamp, extendedTimestamp]),
      [
        [0, 0, undefined],
        [2, mark, mark + 1],
        [3, undefined, mark + 1],
      ],
    );
  });

  it('refuses a header that no case reads, as the interpreter does', () => {
    const given = { continuing: false, zeroAfterFull: false };
    const refusal = { code: 'illegal-transition', rule: 'rtmp/5.3.1.2/layout' };
    const full = { format: 4, timestamp: 0, length: 1, typeId: 8, streamId: 1, extendedTimestamp: undefined };
    assert.throws(() => receiveChunkStream(initialChunkStream(), full, given), refusal);
    assert.throws(() => interpretReceive(schema, name, initialState(schema, name), full, given), refusal);
  });

  it('has a wire form for each of its parameters', () => {
    holds(chunkMessageHeaderGivenArbitrary, ({ format }) => assert.ok(format >= 0 && format <= 3));
  });
});
