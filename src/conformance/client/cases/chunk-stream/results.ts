import {
  commandChunkStreamId,
  controlStreamId,
  defaultChunkSize,
  encodeChunkBasicHeader,
  encodeSetChunkSize,
  MessageType,
  maximumMessageSize,
} from '../../../../../generated/rtmp/index.js';
import { Chunker } from '../../../wire/chunker.js';
import { longResult, nothing, noticeOfSize, spareId } from '../sent.js';
import type { Text } from '../text.js';

import { inResult } from './in-result.js';
import { headerCases } from './result-headers.js';

const firstOfTwoBytes = 2 ** 6;
const firstOfThreeBytes = firstOfTwoBytes + 2 ** 8;
const idOfTwoBytes = firstOfTwoBytes + 36;
/** The first time that a header does not hold. */
const late = 2 ** 24 - 1;

/** Where each form of the basic header begins and ends. Those below are taken. */
const ids = [spareId, firstOfTwoBytes - 1, firstOfTwoBytes, 319, firstOfThreeBytes, 4660, 65_599];

const idCases = ids.map((chunkStreamId) =>
  inResult(
    {
      name: `id-${chunkStreamId}`,
      rule: 'rtmp/5.3.1.1/every-form-of-id',
      sends: `the result of connect in chunks of chunk stream ${chunkStreamId}, another message between them`,
    },
    (guest, transactionId) => {
      const chunker = new Chunker();
      const [first = nothing, ...rest] = chunker.cut(longResult(transactionId, 300, { chunkStreamId }));
      const other = chunker.write(noticeOfSize(60, { chunkStreamId: spareId + 1 }));
      guest.write(first, other, ...rest);
    },
  ),
);

/** A chunk of type 3 whose id stands in three bytes though fewer would hold it. */
const longForm = (chunkStreamId: number, payload: Uint8Array): Uint8Array => {
  const header = encodeChunkBasicHeader({ format: 3, chunkStreamId: firstOfThreeBytes });
  header.set([chunkStreamId - firstOfTwoBytes, 0], 1);
  return Buffer.concat([header, payload]);
};

const sizes = [
  1,
  2,
  70,
  defaultChunkSize - 1,
  defaultChunkSize + 1,
  1000,
  4096,
  65_536,
  maximumMessageSize,
  maximumMessageSize + 1,
  2 ** 31 - 1,
];

const sizeCases = sizes.map((size) =>
  inResult(
    {
      name: `chunk-size-${size}`,
      rule: size > maximumMessageSize ? 'rtmp/5.4.1/beyond-messages' : 'rtmp/5.4.1/for-next-chunks',
      sends: `set chunk size ${size}, then the result of connect in chunks of that size`,
    },
    (guest, transactionId) => {
      guest.stream.setChunkSize(size);
      guest.stream.sendRaw(longResult(transactionId, 700));
      void guest.wire.flush();
    },
  ),
);

export const resultCases: readonly Text[] = [
  ...idCases,
  inResult(
    {
      name: 'long-form-of-id',
      rule: 'rtmp/5.3.1.1/every-form-of-id',
      sends: 'the result of connect in two chunks, the second with its id in three bytes where two would do',
    },
    (guest, transactionId) => {
      const message = longResult(transactionId, 20, { chunkStreamId: idOfTwoBytes });
      const [first = nothing, ...rest] = new Chunker().cut(message);
      const last = longForm(idOfTwoBytes, message.payload.subarray(defaultChunkSize));
      guest.write(first, ...(rest.length === 1 ? [last] : rest));
    },
  ),
  ...sizeCases,
  inResult(
    {
      name: 'chunk-size-within-a-message',
      rule: 'rtmp/5.4.1/within-a-message',
      sends: 'the result of connect, a set chunk size between two chunks of it',
    },
    (guest, transactionId) => {
      const message = longResult(transactionId, 500, { chunkStreamId: spareId });
      const chunker = new Chunker();
      const [first = nothing, second = nothing] = chunker.cut(message);
      const header = second.subarray(0, second.length - defaultChunkSize);
      const rest = message.payload.subarray(defaultChunkSize);
      guest.write(first);
      // From here on all is cut by that size.
      guest.stream.setChunkSize(rest.length);
      guest.write(header, rest);
    },
  ),
  ...headerCases,
  inResult(
    {
      name: 'extended-deltas',
      rule: 'rtmp/5.3.1.3/extended-in-full',
      sends: 'messages without a meaning and the result of connect, deltas of 16,777,215 ms and more between them',
    },
    (guest, transactionId) => {
      const chunker = new Chunker();
      const result = longResult(transactionId, 300, { chunkStreamId: spareId });
      const steps = [0, late, late, late + 85];
      let timestamp = 0;
      const bytes = steps.map((step, index) => {
        timestamp += step;
        const place = { chunkStreamId: spareId };
        const message = index === steps.length - 1 ? result : noticeOfSize(result.payload.length, place);
        return chunker.write({ ...message, timestamp });
      });
      guest.write(...bytes);
    },
  ),
  inResult(
    {
      name: 'interleaved',
      rule: 'rtmp/5.3/interleaved',
      sends: 'the result of connect and seven messages without a meaning, a chunk of each in turn',
    },
    (guest, transactionId) => {
      const chunker = new Chunker();
      const others = Array.from({ length: 7 }, (_, index) => noticeOfSize(500 + index, { chunkStreamId: 30 + index }));
      const cut = [longResult(transactionId, 400, { chunkStreamId: spareId }), ...others].map((of) => chunker.cut(of));
      const turns = Math.max(...cut.map(({ length }) => length));
      const inTurn = Array.from({ length: turns }, (_, turn) => cut.flatMap((chunks) => chunks.slice(turn, turn + 1)));
      guest.write(...inTurn.flat());
    },
  ),
  inResult(
    {
      name: 'abort',
      rule: 'errata/6/discard-partial',
      sends: 'half of a message, abort of its chunk stream, then the result of connect there',
    },
    (guest, transactionId) => {
      const chunker = new Chunker();
      const [first = nothing] = chunker.cut(noticeOfSize(400, { chunkStreamId: spareId }));
      guest.write(first);
      guest.tell({ kind: 'abort', chunkStreamId: spareId });
      guest.write(chunker.write(longResult(transactionId, 200, { chunkStreamId: spareId }), 'full'));
    },
  ),
  inResult(
    {
      name: 'abort-of-another',
      rule: 'errata/6/aborts-one',
      sends: 'abort of another chunk stream between the chunks of the result of connect',
    },
    (guest, transactionId) => {
      const chunker = new Chunker();
      const [first = nothing, ...rest] = chunker.cut(longResult(transactionId, 200, { chunkStreamId: spareId }));
      guest.write(first);
      guest.tell({ kind: 'abort', chunkStreamId: spareId + 1 });
      guest.write(...rest);
    },
  ),
  inResult(
    {
      name: 'abort-of-nothing',
      rule: 'peers/abort/abort-of-nothing',
      sends: 'abort of chunk streams on which nothing is, then the result of connect',
    },
    (guest, transactionId) => {
      for (const chunkStreamId of [20, commandChunkStreamId, 65_599]) guest.tell({ kind: 'abort', chunkStreamId });
      guest.write(new Chunker().write(longResult(transactionId, 200, { chunkStreamId: spareId })));
    },
  ),
  inResult(
    {
      name: 'control-on-another-chunk-stream',
      rule: 'peers/chunk-stream-of-messages/control-on-any-chunk-stream',
      sends: 'set chunk size on chunk stream 40, then the result of connect in chunks of that size',
    },
    (guest, transactionId) => {
      const chunker = new Chunker();
      const payload = encodeSetChunkSize({ kind: 'setChunkSize', size: 5000 });
      const announced = chunker.write({
        chunkStreamId: spareId + 20,
        timestamp: 0,
        typeId: MessageType.setChunkSize,
        streamId: controlStreamId,
        payload,
      });
      chunker.chunkSize = 5000;
      guest.write(announced, chunker.write(longResult(transactionId, 700, { chunkStreamId: spareId })));
      guest.stream.setChunkSize(5000);
      void guest.wire.flush();
    },
  ),
];
