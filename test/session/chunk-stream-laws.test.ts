import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { MtrudeError } from '../../src/runtime/errors.js';
import { ChunkReader, ChunkWriter, chunkWhole, type RawMessage } from '../../src/session/chunk-stream/index.js';
import {
  bytes,
  cutAt,
  cuts,
  filled,
  interleave,
  join,
  mediaMessages,
  plainRecord,
  rawMessage,
  readAll,
  type Step,
} from './chunk-stream-support.js';

const anyMessages = fc.oneof(fc.array(rawMessage, { maxLength: 12 }), mediaMessages);
const chunkSizes = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constantFrom(4096, 0xffffff, 0x7fffffff));

function writeAll(messages: readonly RawMessage[], chunkSize?: number): Uint8Array {
  const writer = new ChunkWriter();
  if (chunkSize !== undefined) writer.chunkSize = chunkSize;
  return join(messages.map((message) => writer.write(message)));
}

describe('a chunk stream', () => {
  it('gives back any messages, however they are chunked and however the bytes are split', () => {
    fc.assert(
      fc.property(anyMessages, chunkSizes, cuts, fc.boolean(), (messages, chunkSize, places, atOnce) => {
        const parts = cutAt(writeAll(messages, chunkSize), places);
        assert.deepEqual(readAll(parts, { atOnce }, chunkSize), messages);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same messages byte by byte', () => {
    fc.assert(
      fc.property(anyMessages, chunkSizes, fc.boolean(), (messages, chunkSize, lenientExtendedTimestamp) => {
        const parts = Array.from(writeAll(messages, chunkSize), (byte) => Uint8Array.of(byte));
        assert.deepEqual(readAll(parts, { lenientExtendedTimestamp }, chunkSize), messages);
      }),
      { numRuns: 300 },
    );
  });

  it('reads peers that keep the rules the same with and without tolerance for those that do not', () => {
    fc.assert(
      fc.property(anyMessages, cuts, (messages, places) => {
        const parts = cutAt(writeAll(messages), places);
        assert.deepEqual(readAll(parts, { lenientExtendedTimestamp: true }), messages);
        assert.deepEqual(readAll(parts, { zeroAfterFull: true }), messages);
      }),
      { numRuns: 300 },
    );
  });

  it('follows messages on many chunk streams in turns, with chunk sizes that change within them', () => {
    const queue = fc.array(rawMessage, { maxLength: 4 });
    const step: fc.Arbitrary<Step> = fc.oneof(
      { weight: 9, arbitrary: plainRecord({ queue: fc.nat({ max: 5 }) }) },
      {
        weight: 1,
        arbitrary: plainRecord({ chunkSize: fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constant(70_000)) }),
      },
    );
    fc.assert(
      fc.property(fc.array(queue, { minLength: 1, maxLength: 6 }), fc.array(step), cuts, (queues, steps, places) => {
        const own = queues.map((messages, index) =>
          messages.map((message) => ({ ...message, chunkStreamId: 60 + index })),
        );
        const { bytes: all, completed } = interleave(own, steps);
        for (const atOnce of [false, true]) {
          assert.deepEqual(readAll(cutAt(all, places), { atOnce }), completed);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('stays right when chunks made for many connections go out in between', () => {
    const sends = fc.array(plainRecord({ message: rawMessage, isShared: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(sends, (all) => {
        const writer = new ChunkWriter();
        const parts = all.map(({ message, isShared }) => {
          if (!isShared) return writer.write(message);
          writer.noteShared(message);
          return chunkWhole(message, writer.chunkSize);
        });
        const messages = all.map(({ message }) => message);
        assert.deepEqual(readAll(parts), messages);
      }),
    );
  });

  it('survives any bytes: messages, a wish for more, or an error with a code', () => {
    const options = plainRecord({
      lenientExtendedTimestamp: fc.boolean(),
      zeroAfterFull: fc.boolean(),
    });
    const start = fc.constantFrom(bytes(''), bytes('02 ffffff 000005 08 01000000 01000000'), chunkWhole(sample, 10));
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 300 }), options, (head, tail, readerOptions) => {
        const reader = new ChunkReader(() => {}, readerOptions);
        try {
          reader.push(head.slice());
          reader.push(tail);
        } catch (error) {
          assert.ok(error instanceof MtrudeError && error.code !== '', String(error));
        }
      }),
      { numRuns: 3000 },
    );
  });
});

const sample: RawMessage = { chunkStreamId: 4, timestamp: 0x1000000, typeId: 9, streamId: 1, payload: filled(35) };
