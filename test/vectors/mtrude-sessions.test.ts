import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import { ProtocolError } from '../../src/runtime/errors.js';
import { needMore } from '../../src/runtime/need-more.js';
import { ChunkReader, joined, type RawMessage } from '../../src/session/chunk-stream/index.js';
import { type Direction, decodeDirection, encodeDirection } from '../../src/session/direction.js';
import { sharedData } from '../support/requirements.js';
import { walkChunks } from './chunk-walk.js';
import { listedChunks, toolReading } from './mtrude-readings.js';

const handshakeSize = 3073;
const sessions = ['incoming1', 'incoming2', 'incoming3', 'outgoing2', 'outgoing3'];
/** rtmptool prints no message for this type. */
const setChunkSize = 1;

const file = (context: Context, name: string) =>
  new Uint8Array(readFileSync(sharedData(context, `mtrude/${name}.raw`)));
const text = (context: Context, name: string) => readFileSync(sharedData(context, `mtrude/${name}.txt`), 'utf8');

function messagesIn(bytes: Uint8Array): RawMessage[] {
  const messages: RawMessage[] = [];
  const reader = new ChunkReader((message) => messages.push(joined(message)));
  reader.push(bytes.subarray(handshakeSize));
  assert.ok(reader.isBetweenMessages);
  return messages;
}

function directionOf(bytes: Uint8Array): Direction {
  const direction = decodeDirection(bytes);
  assert.ok(direction !== needMore);
  return direction;
}

/** The time of each message as its first header says it, or the one that this header repeats. */
function timesOnTheWire(bytes: Uint8Array): number[] {
  return walkChunks(bytes, handshakeSize)
    .filter(({ isContinuation }) => !isContinuation)
    .map(({ time }) => time);
}

describe('raw sessions of a Flash Player and a server', () => {
  for (const name of sessions) {
    it(`gives the messages of ${name} as rtmptool gives them`, function () {
      const bytes = file(this, name);
      const times = timesOnTheWire(bytes);
      const found = messagesIn(bytes).map(({ chunkStreamId, typeId, streamId, payload }, index) => ({
        chunkStreamId,
        typeId,
        streamId,
        time: times[index],
        length: payload.length,
        payload: Buffer.from(payload).toString('hex'),
      }));
      const { messages } = toolReading(text(this, `${name}-rtmptool`));
      assert.ok(messages.length > 0);
      assert.deepEqual(
        found.filter(({ typeId }) => typeId !== setChunkSize),
        messages,
      );
    });

    it(`finds the chunks of ${name} where rtmptool finds them`, function () {
      const found = walkChunks(file(this, name), handshakeSize).map((chunk) => ({
        offset: chunk.offset,
        first: chunk.format * 0x40 + chunk.chunkStreamId,
        chunkStreamId: chunk.chunkStreamId,
        isContinuation: chunk.format === 3,
        left: chunk.rest + chunk.payload.length,
        size: chunk.payload.length,
      }));
      assert.deepEqual(found, toolReading(text(this, `${name}-rtmptool`)).chunks);
    });

    it(`gives the chunks of ${name} as the list of chunks does`, function () {
      const found = walkChunks(file(this, name), handshakeSize).map((chunk) => ({
        start: Buffer.from(chunk.payload.subarray(0, 8)).toString('hex'),
        time: chunk.time,
        typeId: chunk.typeId,
        chunkStreamId: chunk.chunkStreamId,
        length: chunk.length,
        size: chunk.payload.length,
        rest: chunk.rest,
      }));
      assert.deepEqual(found, listedChunks(text(this, `${name}-chunks`)));
    });

    it(`gives the same messages of ${name} however its bytes are split`, function () {
      const bytes = file(this, name).subarray(handshakeSize);
      const expected = messagesIn(file(this, name));
      for (const size of [1, 2, 7, 64, 1460]) {
        const messages: RawMessage[] = [];
        const reader = new ChunkReader((message) => messages.push(joined(message)));
        for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
        assert.deepEqual(messages, expected);
      }
    });

    it(`decodes all contents of ${name} and encodes them to the same bytes`, function () {
      const bytes = file(this, name);
      assert.deepEqual(encodeDirection(directionOf(bytes)), bytes);
    });
  }

  it('has timestamps that add up the deltas', function () {
    const times = (name: string) => messagesIn(file(this, name)).map(({ timestamp }) => timestamp);
    assert.deepEqual(times('incoming1'), [0, 13_275_370]);
    assert.deepEqual(times('incoming2'), [1, 6_303_760, 1 + 13_378, 6_303_760, 6_303_760, 24_308]);
    assert.deepEqual(times('incoming3'), [0, 5_304_902, 2985, 5_304_902, 5_304_902, 7613, 7613 + 10_161]);
    assert.deepEqual(new Set(times('outgoing2')), new Set([0]));
    const nonZero = times('outgoing3').filter((time) => time > 0);
    assert.deepEqual(nonZero, [78]);
  });

  it('was written canonically by the player but for one header, and by the server with full headers', function () {
    const forms = (name: string) => directionOf(file(this, name)).messages.map(({ header }) => header ?? 'shortest');
    const count = (name: string) => {
      const all = forms(name);
      return { messages: all.length, full: all.filter((form) => form === 'full').length };
    };
    for (const name of ['incoming1', 'incoming2']) assert.deepEqual(new Set(forms(name)), new Set(['shortest']));
    // createStream, which repeats the message stream id 0.
    assert.deepEqual(forms('incoming3'), [
      'shortest',
      'shortest',
      'full',
      'shortest',
      'shortest',
      'shortest',
      'shortest',
    ]);
    assert.deepEqual(count('outgoing2'), { messages: 6, full: 2 });
    assert.deepEqual(count('outgoing3'), { messages: 22, full: 12 });
  });

  it('announces chunks of 4 MiB, which the list of chunks takes for 16 KiB', function () {
    const { messages } = directionOf(file(this, 'outgoing3'));
    const sizes = messages.flatMap(({ message }) => (message.kind === 'setChunkSize' ? [message.size] : []));
    assert.deepEqual(sizes, [0x400000]);
  });

  it('refuses the invalid session: a version of 1, and chunks that begin in the middle', function () {
    const bytes = file(this, 'invalid-rtmp');
    assert.equal(bytes[0], 1);
    assert.throws(
      () => decodeDirection(bytes),
      (error) =>
        error instanceof ProtocolError &&
        error.code === 'illegal-transition' &&
        error.rule === 'rtmp/5.3.1.2/predecessor',
    );
  });
});
