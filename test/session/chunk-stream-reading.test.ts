import assert from 'node:assert/strict';
import {
  ChunkReader,
  chunkWhole,
  joined,
  type RawMessage,
  type ReceivedMessage,
} from '../../src/session/chunk-stream/index.js';
import { arrayBuffersInUse } from '../support/memory.js';
import { bytes, filled, hex, join, readAll } from './chunk-stream-support.js';

const times = (messages: readonly RawMessage[]) => messages.map(({ timestamp }) => timestamp);
const payloads = (messages: readonly RawMessage[]) => messages.map(({ payload }) => hex(payload));

describe('reading a chunk stream', () => {
  it('takes what a header leaves out from the one before on the same chunk stream', () => {
    const messages = readAll([
      bytes('04 0003e8 000002 08 01000000 aaaa'),
      bytes('06 0003e8 000001 09 01000000 bb'),
      bytes('44 000014 000001 08 cc'),
      bytes('84 000015 dd'),
      bytes('c4 ee'),
    ]);
    assert.deepEqual(
      messages.map(({ payload, ...rest }) => ({ ...rest, payload: hex(payload) })),
      [
        { chunkStreamId: 4, timestamp: 1000, typeId: 8, streamId: 1, payload: 'aaaa' },
        { chunkStreamId: 6, timestamp: 1000, typeId: 9, streamId: 1, payload: 'bb' },
        { chunkStreamId: 4, timestamp: 1020, typeId: 8, streamId: 1, payload: 'cc' },
        { chunkStreamId: 4, timestamp: 1041, typeId: 8, streamId: 1, payload: 'dd' },
        { chunkStreamId: 4, timestamp: 1062, typeId: 8, streamId: 1, payload: 'ee' },
      ],
    );
  });

  it('adds the timestamp of a type 0 chunk when a type 3 chunk starts the next message', () => {
    const chunks = [bytes('04 0003e8 000001 08 01000000 aa'), bytes('c4 bb'), bytes('c4 cc')];
    assert.deepEqual(times(readAll(chunks)), [1000, 2000, 3000]);
    assert.deepEqual(times(readAll(chunks, { zeroAfterFull: true })), [1000, 1000, 1000]);
  });

  it('wraps timestamps at 2^32', () => {
    const chunks = [bytes('04 ffffff 000001 08 01000000 fffffff0 aa'), bytes('84 000020 bb'), bytes('c4 cc')];
    assert.deepEqual(times(readAll(chunks)), [0xfffffff0, 0x10, 0x30]);
  });

  it('takes an extended timestamp on type 1 and 2 as a delta', () => {
    const chunks = [
      bytes('04 000005 000001 08 01000000 aa'),
      bytes('44 ffffff 000001 08 01000000 bb'),
      bytes('84 ffffff 02000000 cc'),
    ];
    assert.deepEqual(times(readAll(chunks)), [5, 0x1000005, 0x3000005]);
  });

  const extended = (marks: readonly string[]) => [
    bytes('04 ffffff 000005 08 01000000 01000000 aaaa'),
    bytes(`c4 ${marks[0]} bbbb`),
    bytes(`c4 ${marks[1]} cc`),
    bytes(`84 000001 dddd c4 dddd c4 dd`),
  ];

  it('reads an extended timestamp on each type 3 chunk', () => {
    const messages = readAll(extended(['01000000', '01000000']), {}, 2);
    assert.deepEqual(times(messages), [0x1000000, 0x1000001]);
    assert.deepEqual(payloads(messages), ['aaaabbbbcc', 'dddddddddd']);
  });

  it('reads it on each type 3 chunk too where 24 bits would have held the timestamp', () => {
    const parts = [bytes('04 ffffff 000003 08 01000000 00000064 aaaa'), bytes('c4 00000064 bb')];
    for (const lenientExtendedTimestamp of [false, true]) {
      const messages = readAll(parts, { lenientExtendedTimestamp }, 2);
      assert.deepEqual(times(messages), [100]);
      assert.deepEqual(payloads(messages), ['aaaabb']);
    }
  });

  it('tolerates, if asked to, that type 3 chunks leave the extended timestamp out', () => {
    const lenient = { lenientExtendedTimestamp: true };
    const expected = readAll(extended(['01000000', '01000000']), {}, 2);
    for (const marks of [
      ['', ''],
      ['01000000', ''],
      ['', '01000000'],
      ['01000000', '01000000'],
    ]) {
      const parts = extended(marks);
      assert.deepEqual(readAll(parts, lenient, 2), expected);
      const single = Array.from(join(parts), (byte) => Uint8Array.of(byte));
      assert.deepEqual(readAll(single, lenient, 2), expected);
    }
  });

  it('tolerates absolute times in the place of an extended delta', () => {
    const chunks = [
      bytes('04 000005 000001 08 01000000 ee'),
      bytes('44 ffffff 000003 08 01000000 aaaa'),
      bytes('c4 01000005 aa'),
      bytes('c4 02000005 bbbb c4 01000000 bb'),
    ];
    const messages = readAll(chunks, { lenientExtendedTimestamp: true }, 2);
    assert.deepEqual(times(messages), [5, 0x1000005, 0x2000005]);
    assert.deepEqual(payloads(messages), ['ee', 'aaaaaa', 'bbbbbb']);
  });

  it('reads explicit headers after an extended timestamp as ever when it is tolerant', () => {
    const chunks = [bytes('04 ffffff 000001 08 01000000 01000000 aa'), bytes('44 00'), bytes('0001 000001 08 bb')];
    const messages = readAll(chunks, { lenientExtendedTimestamp: true });
    assert.deepEqual(times(messages), [0x1000000, 0x1000001]);
  });

  it('reads the three spellings of a chunk stream id', () => {
    const chunks = ['3f', '00ff', '010001', '01ffff', '010000'].map((id) => bytes(`${id} 000000 000000 08 00000000`));
    assert.deepEqual(
      readAll(chunks).map(({ chunkStreamId }) => chunkStreamId),
      [63, 319, 320, 65599, 64],
    );
  });

  it('gives a message without payload as soon as its header is there', () => {
    const messages = readAll([bytes('04 000000 000000 09 01000000')]);
    assert.deepEqual(payloads(messages), ['']);
  });

  it('does not copy a payload that came whole', () => {
    const part = bytes('04 000000 000002 08 01000000 aabb');
    const messages: RawMessage[] = [];
    new ChunkReader((message) => messages.push(joined(message))).push(part);
    assert.equal(messages[0]?.payload.buffer, part.buffer);
  });

  it('leaves the pushed bytes as they are', () => {
    const part = bytes(`04 000000 000084 09 01000000 ${'aa'.repeat(128)} c4 bbbbbbbb`);
    const before = part.slice();
    assert.deepEqual(payloads(readAll([part])), [`${'aa'.repeat(128)}bbbbbbbb`]);
    assert.deepEqual(part, before);
  });

  it('puts a payload together when it is asked for', () => {
    const part = bytes(`04 000000 000084 09 01000000 ${'aa'.repeat(128)} c4 bbbbbbbb`);
    const messages: ReceivedMessage[] = [];
    new ChunkReader((message) => messages.push(message)).push(part);
    const [message] = messages;
    assert.equal(message?.payload.length, 132);
    part[part.length - 1] = 0xcc;
    assert.equal(message?.payload.join().at(-1), 0xcc);
    assert.deepEqual(message?.payload.join(), message?.payload.join());
  });

  it('puts chunks together that do not follow each other, or are cut or headed differently', () => {
    const [head, other] = [`04 000000 000105 09 01000000 ${'aa'.repeat(128)}`, '05 000000 000001 08 01000000 cc'];
    const rest = [`c4 ${'bb'.repeat(128)}`, 'c4 dddddddddd'];
    const expected = ['cc', `${'aa'.repeat(128)}${'bb'.repeat(128)}dddddddddd`];
    for (const parts of [[[head, other, ...rest].join('')], [head, other + rest.join('')], [head + other, ...rest]]) {
      assert.deepEqual(payloads(readAll(parts.map(bytes))), expected);
    }
  });

  it('puts large messages together from pieces of its own, cut anywhere', () => {
    const payload = filled(200_000);
    for (const [chunkStreamId, timestamp] of [
      [4, 5],
      [70, 5],
      [65_599, 5],
      [4, 0x1000000],
    ] as const) {
      const message = { chunkStreamId, timestamp, typeId: 9, streamId: 1, payload };
      const all = chunkWhole(message, 128);
      for (const size of [1, 129, 1000, 65_536, all.length]) {
        const parts: Uint8Array[] = [];
        for (let from = 0; from < all.length; from += size) parts.push(all.slice(from, from + size));
        assert.deepEqual(readAll(parts), [message]);
      }
    }
  });

  it('keeps little of the pushed bytes for a message that takes little of each', () => {
    const [size, pushedSize] = [500, 60_000];
    const other = chunkWhole({ chunkStreamId: 6, timestamp: 0, typeId: 9, streamId: 1, payload: filled(30_000) }, 1);
    const payload = filled(size);
    const messages: ReceivedMessage[] = [];
    const reader = new ChunkReader((message) => {
      if (message.chunkStreamId === 4) messages.push(message);
    });
    reader.chunkSize = 1;
    const before = arrayBuffersInUse();
    for (const [index, byte] of payload.subarray(0, -1).entries()) {
      const header = bytes(index === 0 ? '04 000000 0001f4 09 01000000' : 'c4');
      reader.push(join([header, Uint8Array.of(byte), other]));
    }
    assert.ok(arrayBuffersInUse() - before < 5 * pushedSize);
    reader.push(Uint8Array.of(0xc4, payload.at(-1) ?? 0));
    assert.deepEqual(messages[0]?.payload.join(), payload);
  });

  it('follows a set chunk size in the middle of a message', () => {
    const messages = readAll([
      bytes(`04 000000 000084 09 01000000 ${'aa'.repeat(128)}`),
      bytes('02 000000 000004 01 00000000 00000003'),
      bytes('c4 bbbbbb c4 bb'),
    ]);
    assert.deepEqual(payloads(messages), ['00000003', `${'aa'.repeat(128)}bbbbbbbb`]);
  });

  it('lets a new chunk size begin with the next chunk when it is set from outside', () => {
    const messages: RawMessage[] = [];
    const reader = new ChunkReader((message) => messages.push(joined(message)));
    reader.push(bytes(`04 000000 000082 09 01000000 ${'aa'.repeat(100)}`));
    reader.chunkSize = 1;
    assert.equal(reader.chunkSize, 1);
    reader.push(bytes(`${'aa'.repeat(28)} c4 bb c4 cc`));
    assert.deepEqual(payloads(messages), [`${'aa'.repeat(128)}bbcc`]);
  });

  it('puts large messages together whatever their size and whatever the room they get', () => {
    for (const size of [129, 4095, 65_536, 65_537, 300_000]) {
      const payload = filled(size);
      const length = size.toString(16).padStart(6, '0');
      const head = bytes(`04 000000 ${length} 09 01000000`);
      const pieces: Uint8Array[] = [];
      for (let from = 0; from < size; from += 128) pieces.push(payload.slice(from, from + 128));
      const chunks = pieces.map((piece, index) => join([index === 0 ? head : bytes('c4'), piece]));
      const messages = readAll([...chunks, ...chunks]);
      assert.deepEqual(
        messages.map((message) => message.payload),
        [payload, payload],
      );
    }
  });

  it('knows whether it is between messages', () => {
    const reader = new ChunkReader(() => {});
    assert.ok(reader.isBetweenMessages);
    const chunk = bytes('04 000000 000002 08 01000000 aabb');
    for (const byte of chunk.subarray(0, -1)) {
      reader.push(Uint8Array.of(byte));
      assert.ok(!reader.isBetweenMessages);
    }
    reader.push(chunk.subarray(-1));
    assert.ok(reader.isBetweenMessages);
  });
});

describe('aborting a message', () => {
  const begun = bytes(`04 00000a 000082 09 01000000 ${'aa'.repeat(128)}`);
  const abort = bytes('02 000000 000004 02 00000000 00000004');

  it('discards what has come, and keeps its timestamp for the deltas that follow', () => {
    const messages = readAll([begun, abort, bytes('44 000005 000001 09 cc')]);
    assert.deepEqual(times(messages), [0, 15]);
    assert.deepEqual(payloads(messages), ['00000004', 'cc']);
  });

  it('does nothing where no message is incomplete', () => {
    const whole = bytes('04 000000 000001 09 01000000 aa');
    assert.equal(readAll([abort, whole, abort, bytes('c4 bb')]).length, 4);
  });

  it('skips the rest of the chunk when it is asked for from outside', () => {
    const messages: RawMessage[] = [];
    const reader = new ChunkReader((message) => messages.push(joined(message)));
    reader.push(begun.subarray(0, 20));
    reader.abort(4);
    reader.push(begun.subarray(20));
    reader.push(bytes('44 000005 000001 09 cc'));
    assert.deepEqual(payloads(messages), ['cc']);
  });
});
