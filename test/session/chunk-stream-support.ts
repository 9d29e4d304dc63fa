import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { writeChunkBasicHeader } from '../../generated/rtmp/chunk-basic-header.js';
import { writeChunkMessageHeader } from '../../generated/rtmp/chunk-message-header.js';
import { initialChunkStream, sendChunkStream } from '../../generated/rtmp/chunk-stream.js';
import { defaultChunkSize } from '../../generated/rtmp/constants.js';
import { Writer } from '../../src/runtime/writer.js';
import {
  ChunkReader,
  type ChunkReaderOptions,
  type RawMessage,
  type ReceivedMessage,
} from '../../src/session/chunk-stream/index.js';

export function bytes(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
}

export function hex(data: Uint8Array): string {
  return Buffer.from(data).toString('hex');
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** Payload of a given size that differs from byte to byte. */
export function filled(size: number, seed = 0): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => (index * 7 + seed) & 0xff);
}

export interface ReadAllOptions extends ChunkReaderOptions {
  /** Asks for each payload as its message arrives, and not when all are there. */
  readonly atOnce?: boolean;
}

/** The messages in the parts, each with a payload of its own. */
export function readAll(
  parts: readonly Uint8Array[],
  { atOnce = false, ...options }: ReadAllOptions = {},
  chunkSize?: number,
): RawMessage[] {
  const messages: ReceivedMessage[] = [];
  const reader = new ChunkReader((message) => {
    if (atOnce) assert.equal(message.payload.join().length, message.payload.length);
    messages.push(message);
  }, options);
  if (chunkSize !== undefined) reader.chunkSize = chunkSize;
  for (const part of parts) reader.push(part);
  return messages.map((message) => ({ ...message, payload: message.payload.join().slice() }));
}

/** The bytes cut at places, given as fractions of the whole. */
export function cutAt(all: Uint8Array, fractions: readonly number[]): Uint8Array[] {
  const places = fractions.map((fraction) => Math.floor(fraction * all.length)).sort((a, b) => a - b);
  return [0, ...places].map((place, index) => all.slice(place, places[index] ?? all.length));
}

export const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

/** Objects as the code under test makes them. */
export const plainRecord = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true });

const chunkStreamIds = [2, 3, 4, 63, 64, 319, 320, 65_599];
const times = fc.oneof(
  fc.nat({ max: 100 }),
  fc.integer({ min: 0xfffffd, max: 0x1000002 }),
  fc.integer({ min: 0xfffffff0, max: 0xffffffff }),
  fc.integer({ min: 0, max: 0xffffffff }),
);

/** Messages whose types have no effect on the chunk stream. */
export const rawMessage: fc.Arbitrary<RawMessage> = plainRecord({
  chunkStreamId: fc.constantFrom(...chunkStreamIds),
  timestamp: times,
  typeId: fc.constantFrom(0, 3, 8, 9, 18, 20, 255),
  streamId: fc.constantFrom(0, 1, 0x01000000, 0xffffffff),
  payload: fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.nat({ max: 700 }).map((size) => filled(size)),
  ),
});

/** Messages that follow each other as media does: few streams, small steps, many of the same size. */
export const mediaMessages: fc.Arbitrary<RawMessage[]> = fc
  .array(
    plainRecord({
      chunkStreamId: fc.constantFrom(4, 6),
      step: fc.constantFrom(0, 20, 20, 20, 33, 0xffffff, 0x1000000, -5),
      typeId: fc.constantFrom(8, 9),
      size: fc.constantFrom(0, 10, 10, 10, 300),
    }),
    { maxLength: 30 },
  )
  .chain((steps) =>
    times.map((start) => {
      let timestamp = start;
      return steps.map(({ chunkStreamId, step, typeId, size }, index) => {
        timestamp = (timestamp + step) >>> 0;
        return { chunkStreamId, timestamp, typeId, streamId: 1, payload: filled(size, index) };
      });
    }),
  );

/** What one step of an interleaving does: one chunk of the message at the head of a queue, or a new chunk size. */
export type Step = { readonly queue: number } | { readonly chunkSize: number };

/**
 * Chunks of several messages in turns, each queue on the chunk stream of its index. Gives the bytes, and the messages in
 * the order in which they were completed.
 */
export function interleave(
  queues: readonly (readonly RawMessage[])[],
  steps: readonly Step[],
): { bytes: Uint8Array; completed: RawMessage[] } {
  const w = new Writer();
  const completed: RawMessage[] = [];
  const lanes = queues.map((queue) => ({ waiting: [...queue], state: initialChunkStream(), sent: -1 }));
  let chunkSize = defaultChunkSize;
  const control = initialChunkStream();
  const announce = (size: number) => {
    const payload = bytes(size.toString(16).padStart(8, '0'));
    const message = { chunkStreamId: 2, timestamp: 0, typeId: 1, streamId: 0, payload };
    for (let from = 0; from < payload.length; from += chunkSize) chunk(message, control, from);
    completed.push(message);
    chunkSize = size;
  };
  const chunk = (message: RawMessage, state: typeof control, from: number) => {
    const { chunkStreamId, timestamp, typeId, streamId, payload } = message;
    const value = { timestamp, length: payload.length, typeId, streamId };
    const header = sendChunkStream(state, value, { continuing: from > 0, zeroAfterFull: false });
    writeChunkBasicHeader(w, { format: header.format, chunkStreamId });
    writeChunkMessageHeader(w, header, { format: header.format, extended: state.extended });
    const piece = payload.subarray(from, from + chunkSize);
    const at = w.reserve(piece.length);
    w.bytes.set(piece, at);
    return piece.length;
  };
  const advance = (lane: (typeof lanes)[number] | undefined) => {
    const message = lane?.waiting[0];
    if (lane === undefined || message === undefined) return;
    const from = Math.max(lane.sent, 0);
    lane.sent = from + chunk(message, lane.state, from);
    if (lane.sent < message.payload.length) return;
    completed.push(message);
    lane.waiting.shift();
    lane.sent = -1;
  };
  for (const step of steps) {
    if ('chunkSize' in step) announce(step.chunkSize);
    else advance(lanes[step.queue % lanes.length]);
  }
  for (const lane of lanes) while (lane.waiting.length > 0) advance(lane);
  return { bytes: w.finish(), completed };
}
