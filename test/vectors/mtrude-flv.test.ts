import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Context } from 'mocha';
import { readEntry } from '../../generated/flv/entry.js';
import { decodeFile, encodeFile, readFile } from '../../generated/flv/file.js';
import { readTag, type Tag } from '../../generated/flv/tag.js';
import { needMore } from '../../src/runtime/need-more.js';
import { Reader } from '../../src/runtime/reader.js';
import { ChunkReader, joined, type RawMessage } from '../../src/session/chunk-stream/index.js';
import { sharedData } from '../support/requirements.js';

const lastTagSize = 11 + 1266;
/** What the file lacks: it ends with the last tag, before the size of it. */
const lastPreviousTagSize = Uint8Array.of(0, 0, lastTagSize >> 8, lastTagSize & 0xff);

const file = (context: Context) => new Uint8Array(readFileSync(sharedData(context, 'mtrude/t0.flv')));

function completed(context: Context): Uint8Array {
  return new Uint8Array(Buffer.concat([file(context), lastPreviousTagSize]));
}

function tagsIn(bytes: Uint8Array): readonly Tag[] {
  const decoded = decodeFile(bytes);
  assert.ok(decoded !== needMore);
  return decoded.entries.map(({ tag }) => tag);
}

describe('the small FLV beside the raw sessions', () => {
  it('has all its tags, and ends before the size of the last one', function () {
    const bytes = file(this);
    assert.equal(decodeFile(bytes), needMore);
    const r = new Reader(bytes);
    r.position = bytes.length - lastTagSize;
    const start = r.position;
    assert.equal(readEntry(r), needMore);
    r.position = start;
    const tag = readTag(r);
    assert.ok(tag !== needMore);
    assert.equal(r.position, bytes.length);
    assert.deepEqual({ tagType: tag.tagType, timestamp: tag.timestamp }, { tagType: 9, timestamp: 164 });
  });

  it('is decoded whole and encoded to the same bytes once that size is there', function () {
    const bytes = completed(this);
    const notes: string[] = [];
    const decoded = decodeFile(bytes, { note: (rule) => notes.push(rule) });
    assert.ok(decoded !== needMore);
    assert.deepEqual(
      decoded.entries.map(({ tag: { tagType, timestamp, data } }) => [tagType, timestamp, data.length]),
      [
        [8, 0, 0],
        [9, 0, 0],
        [9, 0, 1376],
        [9, 78, 901],
        [9, 164, 1266],
      ],
    );
    assert.deepEqual(notes, []);
    assert.deepEqual(encodeFile(decoded), bytes);
  });

  it('needs more wherever it is cut within a tag', function () {
    const bytes = completed(this);
    for (let size = 0; size < bytes.length; size += 13) {
      const decoded = readFile(new Reader(bytes.subarray(0, size)));
      const isBetweenTags = [13, 28, 43, 1434, 2350].includes(size);
      assert.equal(decoded === needMore, !isBetweenTags, String(size));
    }
  });

  it('holds the frames that the server sent in the session that plays it', function () {
    const session = new Uint8Array(readFileSync(sharedData(this, 'mtrude/outgoing3.raw')));
    const messages: RawMessage[] = [];
    new ChunkReader((message) => messages.push(joined(message))).push(session.subarray(3073));
    const sent = messages.filter(({ typeId }) => typeId === 9);
    const frames = tagsIn(completed(this)).filter(({ data }) => data.length > 0);
    assert.deepEqual(
      sent.map(({ timestamp, payload }) => ({ timestamp, payload })),
      frames.slice(0, 2).map(({ timestamp, data }) => ({ timestamp, payload: data })),
    );
  });
});
