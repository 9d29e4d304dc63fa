import assert from 'node:assert/strict';
import { EncodeError, UsageError } from '../../src/runtime/errors.js';
import { ChunkWriter, chunkWhole, type RawMessage, SharedMessage } from '../../src/session/chunk-stream/index.js';
import { bytes, hex } from './chunk-stream-support.js';

const audio = (timestamp: number, payload = 'aa', more: Partial<RawMessage> = {}): RawMessage => ({
  chunkStreamId: 4,
  timestamp,
  typeId: 8,
  streamId: 1,
  payload: bytes(payload),
  ...more,
});

/** Hex without spaces. */
const plain = (text: string) => text.replaceAll(' ', '');

describe('writing a chunk stream', () => {
  it('leaves out of each header what its predecessor says, and never begins a message with type 3 after type 0', () => {
    const writer = new ChunkWriter();
    const written = [audio(1000), audio(1020), audio(1040), audio(1061, 'bb'), audio(1082, 'cccc')].map((message) =>
      hex(writer.write(message)),
    );
    assert.deepEqual(
      written,
      ['04 0003e8 000001 08 01000000 aa', '84 000014 aa', 'c4 aa', '84 000015 bb', '44 000015 000002 08 cccc'].map(
        plain,
      ),
    );
  });

  it('writes a full header for another message stream and for a step back', () => {
    const writer = new ChunkWriter();
    writer.write(audio(1000));
    assert.equal(hex(writer.write(audio(1000, 'aa', { streamId: 2 }))), plain('04 0003e8 000001 08 02000000 aa'));
    assert.equal(hex(writer.write(audio(999, 'aa', { streamId: 2 }))), plain('04 0003e7 000001 08 02000000 aa'));
  });

  it('goes on over the wrap of timestamps with a delta', () => {
    const writer = new ChunkWriter();
    writer.write(audio(0xfffffff0));
    assert.equal(hex(writer.write(audio(0x10))), plain('84 000020 aa'));
  });

  it('repeats the extended timestamp on every type 3 chunk while it is indicated', () => {
    const writer = new ChunkWriter();
    writer.chunkSize = 1;
    assert.equal(
      hex(writer.write(audio(0xffffff, 'aabb'))),
      plain('04 ffffff 000002 08 01000000 00ffffff aa c4 00ffffff bb'),
    );
    assert.equal(hex(writer.write(audio(0x1fffffe, 'ccdd'))), plain('84 ffffff 00ffffff cc c4 00ffffff dd'));
    assert.equal(hex(writer.write(audio(0x2fffffd, 'eeff'))), plain('c4 00ffffff ee c4 00ffffff ff'));
    assert.equal(hex(writer.write(audio(0x2fffffe, 'eeff'))), plain('84 000001 ee c4 ff'));
  });

  it('uses a chunk size right after it has announced it', () => {
    const writer = new ChunkWriter();
    const setChunkSize = audio(0, '00000002', { typeId: 1, streamId: 0, chunkStreamId: 2 });
    assert.equal(hex(writer.write(setChunkSize)), plain('02 000000 000004 01 00000000 00000002'));
    assert.equal(writer.chunkSize, 2);
    assert.equal(hex(writer.write(audio(0, 'aabbcc'))), plain('04 000000 000003 08 01000000 aabb c4 cc'));
  });

  it('begins with a longer header where it is asked to', () => {
    const writer = new ChunkWriter();
    writer.write(audio(1000));
    writer.write(audio(1020));
    assert.equal(hex(writer.write(audio(1040), 'delta')), plain('84 000014 aa'));
    assert.equal(hex(writer.write(audio(1060), 'sameStream')), plain('44 000014 000001 08 aa'));
    assert.equal(hex(writer.write(audio(1080), 'full')), plain('04 000438 000001 08 01000000 aa'));
    assert.equal(hex(writer.write(audio(1100))), plain('84 000014 aa'));
  });

  it('writes a message without payload as one chunk', () => {
    assert.equal(hex(chunkWhole(audio(0, ''), 1)), plain('04 000000 000000 08 01000000'));
  });

  it('rejects what no chunk can say, and stays as it was', () => {
    const writer = new ChunkWriter();
    writer.write(audio(1000));
    const refused: RawMessage[] = [
      audio(-1),
      audio(0.5),
      audio(0x100000000),
      audio(2000, 'aa', { typeId: 256 }),
      audio(2000, 'aa', { streamId: 0x100000000 }),
      audio(2000, 'aa', { chunkStreamId: 1 }),
      audio(2000, 'aa', { chunkStreamId: 65_600 }),
      { ...audio(2000), payload: new Uint8Array(0x1000000) },
    ];
    for (const message of refused) {
      assert.throws(
        () => writer.write(message),
        (error) => error instanceof EncodeError && error.code === 'out-of-range',
      );
    }
    assert.throws(() => writer.write(audio(2000, '00000000', { typeId: 1 })), { code: 'out-of-range' });
    assert.equal(writer.chunkSize, 128);
    assert.equal(hex(writer.write(audio(1020))), plain('84 000014 aa'));
  });

  it('takes chunk sizes from 1 to 2^31 - 1 only', () => {
    const writer = new ChunkWriter();
    assert.throws(() => {
      writer.chunkSize = 0;
    }, UsageError);
    assert.throws(() => chunkWhole(audio(0), 0x80000000), UsageError);
  });
});

describe('a message for many connections', () => {
  it('is cut once for each message stream id and chunk size', () => {
    const { streamId: _, ...content } = audio(1000, 'aabbcc');
    const shared = new SharedMessage(content);
    assert.equal(hex(shared.bytes(1, 2)), plain('04 0003e8 000003 08 01000000 aabb c4 cc'));
    assert.equal(shared.bytes(1, 2), shared.bytes(1, 2));
    assert.equal(hex(shared.bytes(2, 2)), plain('04 0003e8 000003 08 02000000 aabb c4 cc'));
    assert.equal(hex(shared.bytes(1, 3)), plain('04 0003e8 000003 08 01000000 aabbcc'));
    assert.deepEqual(shared.raw(7), { ...content, streamId: 7 });
  });

  it('leaves headers that come later on its chunk stream right', () => {
    const writer = new ChunkWriter();
    writer.write(audio(1000));
    writer.noteShared(audio(1020, 'bbbb'));
    assert.equal(hex(writer.write(audio(1040))), plain('04 000410 000001 08 01000000 aa'));
  });
});
