import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { MtrudeError } from '../../src/runtime/errors.js';
import { joinMessages, type RawMessage, splitAggregate } from '../../src/session/index.js';

const message = (typeId: number, timestamp: number, ...payload: number[]): RawMessage => ({
  chunkStreamId: 6,
  streamId: 1,
  typeId,
  timestamp,
  payload: Uint8Array.from(payload),
});

describe('aggregates', () => {
  it('are split into the messages that they were joined from', () => {
    const part = fc.record({
      typeId: fc.constantFrom(8, 9, 18),
      timestamp: fc.nat(0xffffffff),
      payload: fc.uint8Array({ maxLength: 40 }),
    });
    const parts = fc.array(part, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(parts, (drawn) => {
        const messages = drawn.map((each) => ({ ...message(0, 0), ...each }));
        const [first, ...others] = messages;
        assert.ok(first !== undefined);
        const joined = joinMessages(first, ...others);
        assert.equal(joined.timestamp, first.timestamp);
        assert.deepEqual(
          splitAggregate(joined).map((each) => ({ ...each, payload: each.payload.slice() })),
          messages,
        );
      }),
    );
  });

  it('rebase the timestamps inside on their own', () => {
    const joined = joinMessages(message(8, 1000, 1), message(9, 1040, 2));
    const later = splitAggregate({ ...joined, timestamp: 0xfffffff0 });
    assert.deepEqual(
      later.map(({ typeId, timestamp }) => [typeId, timestamp]),
      [
        [8, 0xfffffff0],
        [9, 0x18],
      ],
    );
  });

  it('put their messages into their own message stream', () => {
    const joined = joinMessages(message(8, 0, 1));
    assert.deepEqual(
      splitAggregate({ ...joined, streamId: 7 }).map(({ streamId }) => streamId),
      [7],
    );
  });

  it('have messages of unknown types where a tag is encrypted', () => {
    const joined = joinMessages(message(8, 0, 1));
    const payload = joined.payload.slice();
    payload[0] = 0x28;
    assert.deepEqual(
      splitAggregate({ ...joined, payload }).map(({ typeId }) => typeId),
      [0x28],
    );
  });

  it('may be empty, and may not be cut', () => {
    const joined = joinMessages(message(8, 0, 1, 2, 3));
    assert.deepEqual(splitAggregate({ ...joined, payload: new Uint8Array() }), []);
    assert.throws(() => splitAggregate({ ...joined, payload: joined.payload.subarray(0, 13) }), MtrudeError);
  });

  it('do not take what a tag cannot hold', () => {
    assert.throws(() => joinMessages(message(32, 0)), MtrudeError);
  });
});
