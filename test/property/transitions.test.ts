import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { chunkMessageHeaderArbitrary, chunkMessageHeaderGivenArbitrary } from '../../generated/arbitraries/rtmp.js';
import {
  type ChunkMessageHeader,
  type ChunkStreamGiven,
  type ChunkStreamValue,
  initialChunkStream,
  receiveChunkStream,
  sendChunkStream,
} from '../../generated/rtmp/index.js';
import { EncodeError, ProtocolError } from '../../src/runtime/errors.js';
import { initialState, interpretReceive, interpretSend, type Scalars } from '../../src/schema/interpreter/index.js';
import { schema } from '../support/schema.js';
import { holds } from './support/law.js';

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

describe('the header compression of chunk streams', () => {
  it('is the only transition of the spec: another one needs tests here', () => {
    assert.deepEqual(Object.keys(schema.transitions), [name]);
  });

  it('is sent alike by generated code and interpreter', () => {
    holds(sessions, (session) => {
      const state = initialChunkStream();
      let mirror = initialState(schema, name);
      for (const { value, given } of session) {
        const sent = attempt(() => sendChunkStream(state, value, given));
        const other = attempt(() => {
          const step = interpretSend(schema, name, mirror, { ...value }, { ...given });
          mirror = step.state;
          return step.wire;
        });
        assert.deepEqual(sent, other);
        assert.deepEqual({ ...state }, { ...mirror });
      }
    });
  });

  it('is received alike by generated code and interpreter, whatever comes', () => {
    const headers = fc.tuple(chunkMessageHeaderArbitrary, givens);
    holds(fc.array(headers, { maxLength: 8 }), (row) => {
      const state = initialChunkStream();
      let mirror = initialState(schema, name);
      for (const [wire, given] of row) {
        const received = attempt(() => receiveChunkStream(state, wire, given));
        const other = attempt(() => {
          const step = interpretReceive(schema, name, mirror, scalars(wire), { ...given });
          mirror = step.state;
          return step.value;
        });
        assert.deepEqual(received, other);
        assert.deepEqual({ ...state }, { ...mirror });
      }
    });
  });

  it('gives the receiver the value that was sent, and both ends the same state', () => {
    holds(sessions, (session) => {
      const [sender, receiver] = [initialChunkStream(), initialChunkStream()];
      for (const { value, given } of session) {
        // A chunk that goes on with a message says nothing new, and comes after one that began it.
        if (given.continuing) continue;
        const wire = sendChunkStream(sender, value, given);
        assert.deepEqual({ ...receiveChunkStream(receiver, wire, given) }, { ...value });
        assert.deepEqual(sender, receiver);
      }
    });
  });

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

  it('has a wire form for each of its parameters', () => {
    holds(chunkMessageHeaderGivenArbitrary, ({ format }) => assert.ok(format >= 0 && format <= 3));
  });
});

const scalars = (wire: ChunkMessageHeader): Scalars => ({ ...wire });

/** What a step gives: fields by name, or the error. */
function attempt(step: () => object): unknown {
  try {
    return { ...step() };
  } catch (error) {
    if (error instanceof ProtocolError) return { error: error.code, rule: error.rule };
    if (error instanceof EncodeError) return { error: error.code, rule: error.rule, path: error.path };
    throw error;
  }
}
