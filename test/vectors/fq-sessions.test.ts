import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Context } from 'mocha';
import { needMore } from '../../src/runtime/need-more.js';
import { ChunkReader, ChunkWriter, joined, type RawMessage } from '../../src/session/chunk-stream/index.js';
import { decodeDirection, encodeDirection } from '../../src/session/direction.js';
import { sharedData } from '../support/requirements.js';
import { type WalkedChunk, walkChunks } from './chunk-walk.js';

const handshakeSize = 3073;
const directions = ['client', 'server'] as const;
const messageCounts = { client: 8, server: 421 };
const chunkCounts = { client: 9, server: 837 };

const path = (context: Context, name: string) => sharedData(context, `rtmp-fq/ffmpeg_${name}_stream`);
const file = (context: Context, name: string) => new Uint8Array(readFileSync(path(context, name)));
const dump = (context: Context, name: string) => readFileSync(`${path(context, name)}.fqtest`, 'utf8');

/** The tree beside the bytes: what stands behind the last bar of each line, without the hex columns. */
const tree = (text: string) => text.split('\n').map((line) => line.slice(line.lastIndexOf('|') + 1));

/** The messages that fq prints, of many the first twenty. */
function dumpedMessages(text: string) {
  const lines = tree(text);
  return lines.flatMap((line, index) => {
    const size = /^ {4}\[\d+\]\{\}: message \S+ \((\d+)\)$/.exec(line)?.[1];
    if (size === undefined) return [];
    const [stream = '', type = ''] = lines.slice(index + 1, index + 3);
    return [
      {
        length: Number(size),
        streamId: Number(/\d+$/.exec(stream)?.[0]),
        typeId: Number(/\((\d+)\)$/.exec(type)?.[1]),
      },
    ];
  });
}

/** The chunks that fq prints: what their headers say themselves, not what it calculates. */
function dumpedChunks(text: string) {
  const chunks: Record<string, number>[] = [];
  let chunk: Record<string, number> | undefined;
  for (const line of tree(text)) {
    const start = /^ {4}\[\d+\]\{\}: chunk 0x([0-9a-f]+)-/.exec(line)?.[1];
    if (start !== undefined) {
      chunk = { offset: Number.parseInt(start, 16) };
      chunks.push(chunk);
    }
    const field = /^ {6}(\w+): (?:"\w+" \()?(\d+)\)? 0x/.exec(line);
    if (chunk && field) chunk[field[1] ?? ''] = Number(field[2]);
    const data = /^ {6}data: raw bits .* \((\d+)\)$/.exec(line);
    if (chunk && data) chunk.data = Number(data[1]);
  }
  return chunks;
}

/** A chunk in the terms of fq. */
function inTermsOfFq({ offset, format, chunkStreamId, time, length, typeId, streamId, payload }: WalkedChunk) {
  return {
    offset,
    fmt: format,
    chunk_stream_id: chunkStreamId,
    ...(format === 0 ? { timestamp: time } : format < 3 ? { timestamp_delta: time } : {}),
    ...(format < 2 ? { message_length: length, message_type_id: typeId } : {}),
    ...(format === 0 ? { message_stream_id: streamId } : {}),
    data: payload.length,
  };
}

function messagesIn(bytes: Uint8Array): RawMessage[] {
  const messages: RawMessage[] = [];
  new ChunkReader((message) => messages.push(joined(message))).push(bytes.subarray(handshakeSize));
  return messages;
}

describe('both directions of a session of FFmpeg', () => {
  for (const name of directions) {
    it(`gives the messages of the ${name} as fq gives them`, function () {
      const found = messagesIn(file(this, name));
      assert.equal(found.length, messageCounts[name]);
      const expected = dumpedMessages(dump(this, name));
      assert.ok(expected.length >= 8);
      assert.deepEqual(
        found
          .slice(0, expected.length)
          .map(({ payload, streamId, typeId }) => ({ length: payload.length, streamId, typeId })),
        expected,
      );
    });

    it(`reads the chunk headers of the ${name} as fq reads them`, function () {
      const expected = dumpedChunks(dump(this, name));
      const found = walkChunks(file(this, name), handshakeSize);
      assert.ok(expected.length >= 9);
      assert.deepEqual(found.slice(0, expected.length).map(inTermsOfFq), expected);
      // The last chunk of the server was not captured whole; fq counts it.
      assert.equal(found.length, chunkCounts[name] - (name === 'server' ? 1 : 0));
    });
  }

  it('has audio 23 ms apart, also where a message takes several chunks', function () {
    const audio = messagesIn(file(this, 'server')).filter(({ typeId }) => typeId === 8);
    const times = audio.map(({ timestamp }) => timestamp);
    assert.deepEqual(times.slice(0, 8), [0, 0, 23, 46, 69, 93, 116, 139]);
    // 1024 samples at 44.1 kHz, rounded to milliseconds.
    for (const [index, time] of times.slice(1).entries()) {
      assert.ok(Math.abs(time - (index * 1024) / 44.1) < 1, `${index}: ${time}`);
    }
  });

  it('is encoded to the same bytes by the client, headers and contents', function () {
    const bytes = file(this, 'client');
    const direction = decodeDirection(bytes);
    assert.ok(direction !== needMore);
    assert.ok(direction.messages.every(({ header }) => header === undefined));
    assert.deepEqual(encodeDirection(direction), bytes);
  });

  it('is encoded to the same bytes by the server, but for text that is no UTF-8, up to where the capture ends', function () {
    const bytes = file(this, 'server');
    assert.equal(decodeDirection(bytes), needMore);
    const whole = bytes.subarray(0, walkChunks(bytes, handshakeSize).at(-1)?.end);
    assert.equal(bytes.length - whole.length, 4);
    const direction = decodeDirection(whole);
    assert.ok(direction !== needMore);
    assert.equal(direction.messages.length, messageCounts.server);

    const output = encodeDirection(direction);
    const encoded = messagesIn(output);
    const different = messagesIn(whole).filter((message, index) => !isDeepStrictEqual(message, encoded[index]));
    assert.equal(different.length, 1);
    assert.match(
      Buffer.from(different[0]?.payload ?? []).toString('latin1'),
      /NetStream\.Play\.Start.*\xff\xff\xaa2 is now published/,
    );

    const writer = new ChunkWriter();
    const chunks = messagesIn(whole).map((message, index) => writer.write(message, direction.messages[index]?.header));
    assert.deepEqual(new Uint8Array(Buffer.concat([whole.subarray(0, handshakeSize), ...chunks])), whole);
  });

  it('was written canonically but for two full headers where the server switched to audio', function () {
    const bytes = file(this, 'server');
    const direction = decodeDirection(bytes.subarray(0, -4));
    assert.ok(direction !== needMore);
    const longer = direction.messages.flatMap(({ header }, index) => (header === undefined ? [] : [[index, header]]));
    assert.deepEqual(longer, [
      [11, 'full'],
      [12, 'full'],
    ]);
  });
});
