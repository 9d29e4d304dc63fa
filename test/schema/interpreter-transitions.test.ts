import assert from 'node:assert/strict';
import fc from 'fast-check';
import { specification } from '../../spec/index.js';
import { EncodeError, needMore, ProtocolError, UsageError } from '../../src/runtime/index.js';
import { resolve } from '../../src/schema/index.js';
import {
  initialState,
  interpretDecode,
  interpretEncode,
  interpretReceive,
  interpretSend,
  type Scalars,
} from '../../src/schema/interpreter/index.js';

const schema = resolve(specification);
const name = 'rtmp.chunkStream';
const start = { continuing: false, zeroAfterFull: false };
const fresh = initialState(schema, name);
const message = { timestamp: 1000, length: 10, typeId: 8, streamId: 1 };

const send = (state: Scalars, value: Scalars, given: Scalars = start) =>
  interpretSend(schema, name, state, value, given);
const receive = (state: Scalars, wire: Scalars, given: Scalars = start) =>
  interpretReceive(schema, name, state, wire, given);

/** Sends one after another, and gives the formats that were chosen. */
const formats = (...values: Scalars[]): Scalars[string][] => {
  let state = fresh;
  return values.map((value) => {
    const sent = send(state, value);
    state = sent.state;
    return sent.wire.format;
  });
};

describe('interpreter: the chunk stream', () => {
  it('writes all fields in the order of the header, absent ones as undefined', () => {
    const { wire } = send(fresh, message);
    assert.deepEqual(Object.entries(wire), [
      ['format', 0],
      ['timestamp', 1000],
      ['length', 10],
      ['typeId', 8],
      ['streamId', 1],
      ['extendedTimestamp', undefined],
    ]);
  });

  it('leaves out as much as it can', () => {
    const next = { ...message, timestamp: 1020 };
    const third = { ...message, timestamp: 1040 };
    assert.deepEqual(formats(message, next, third, { ...third, timestamp: 1050 }), [0, 2, 3, 2]);
    assert.deepEqual(formats(message, { ...next, length: 9 }), [0, 1]);
    assert.deepEqual(formats(message, { ...next, streamId: 2 }), [0, 0]);
    assert.deepEqual(formats(message, { ...message, timestamp: 999 }), [0, 0]);
    // Type 3 right after type 0 would mean the timestamp as delta: it is never written.
    assert.deepEqual(formats(message, { ...message, timestamp: 2000 }), [0, 2]);
  });

  it('takes the timestamp of a type 0 as delta of a type 3, or nothing under the option', () => {
    const { state } = receive(fresh, send(fresh, message).wire);
    assert.equal(receive(state, { format: 3 }).value.timestamp, 2000);
    const given = { ...start, zeroAfterFull: true };
    assert.equal(receive(state, { format: 3 }, given).value.timestamp, 1000);
  });

  it('wraps timestamps', () => {
    const late = { ...message, timestamp: 0xffffffff };
    const { state } = receive(fresh, send(fresh, late).wire);
    assert.equal(receive(state, { format: 2, timestamp: 2 }).value.timestamp, 1);
  });

  const illegal = (rule: string) => (error: unknown) =>
    error instanceof ProtocolError && error.code === 'illegal-transition' && error.rule === rule;

  it('refuses headers that have nothing to inherit', () => {
    for (const format of [1, 2, 3]) {
      assert.throws(() => receive(fresh, { format, timestamp: 0 }), illegal('rtmp/5.3.1.2/predecessor'));
    }
  });

  it('refuses a new message inside another', () => {
    const { state } = receive(fresh, send(fresh, message).wire);
    const given = { ...start, continuing: true };
    assert.throws(
      () => receive(state, send(fresh, message).wire, given),
      illegal('rtmp/5.3.1.2.4/message-in-progress'),
    );
    assert.throws(() => receive(state, { format: 4 }), illegal('rtmp/5.3.1.2/layout'));
  });

  it('refuses values that do not fit', () => {
    assert.throws(() => send(fresh, { ...message, length: 2 ** 24 }), EncodeError);
    assert.throws(() => send(fresh, { ...message, typeId: undefined }), EncodeError);
    assert.throws(() => initialState(schema, 'rtmp.none'), UsageError);
  });

  it('receives what it sends, through bytes, for any sequence of messages', () => {
    const u32 = fc.oneof(fc.nat(0xffffffff), fc.nat(100), fc.constantFrom(0xfffffe, 0xffffff, 0x1000000, 0xffffffff));
    const values = fc.record(
      {
        timestamp: u32.map((of) => of >>> 0),
        length: fc.oneof(fc.constant(5), fc.nat(0xffffff)),
        typeId: fc.oneof(fc.constant(9), fc.nat(255)),
        streamId: fc.oneof(fc.constant(1), u32),
      },
      { noNullPrototype: true },
    );
    const steps = fc.array(
      fc.record({ value: values, step: fc.option(fc.nat(3)), chunks: fc.nat(2) }, { noNullPrototype: true }),
      {
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(steps, (sequence) => {
        let sender = fresh;
        let receiver = fresh;
        let last: Scalars = message;
        const exchange = (value: Scalars, given: Scalars) => {
          const { wire, state } = send(sender, value, given);
          const parameters = { format: Number(wire.format), extended: sender.extended === true };
          const bytes = interpretEncode(schema, 'rtmp.chunkMessageHeader', wire, { given: parameters });
          const read = interpretDecode(schema, 'rtmp.chunkMessageHeader', bytes, { given: parameters });
          assert.ok(read !== needMore);
          assert.deepEqual(read.value, wire);
          const received = receive(receiver, wire, given);
          assert.deepEqual(received.value, value);
          assert.deepEqual(received.state, state);
          sender = state;
          receiver = received.state;
        };
        for (const { value: random, step, chunks } of sequence) {
          // Small steps in an unchanged stream are what compression is for.
          const value = step === null ? random : { ...last, timestamp: (Number(last.timestamp) + step) % 2 ** 32 };
          exchange(value, start);
          for (let more = 0; more < chunks; more += 1) exchange(value, { ...start, continuing: true });
          last = value;
        }
      }),
    );
  });
});
