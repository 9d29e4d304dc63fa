import assert from 'node:assert/strict';
import { DecodeError, LimitError, ProtocolError, UsageError } from '../../src/runtime/errors.js';
import { ChunkReader, type ChunkReaderOptions } from '../../src/session/chunk-stream/index.js';
import { bytes, filled, join } from './chunk-stream-support.js';

function push(parts: readonly string[], options: ChunkReaderOptions = {}): () => void {
  return () => {
    const reader = new ChunkReader(() => {}, options);
    for (const part of parts) reader.push(bytes(part));
  };
}

describe('a chunk stream that breaks the rules', () => {
  it('rejects a type 1, 2 or 3 chunk with no predecessor', () => {
    for (const chunk of ['c4', '84 000001', '44 000001 000001 08']) {
      assert.throws(push([chunk]), (error) => {
        assert.ok(error instanceof ProtocolError);
        assert.equal(error.code, 'illegal-transition');
        assert.equal(error.rule, 'rtmp/5.3.1.2/predecessor');
        return true;
      });
    }
  });

  it('rejects an explicit header while a message is incomplete', () => {
    const begun = `04 00000a 000082 09 01000000 ${'aa'.repeat(128)}`;
    for (const chunk of ['04 000000 000001 08 01000000', '44 000001 000001 08', '84 000001']) {
      assert.throws(push([begun, chunk]), { code: 'illegal-transition', rule: 'rtmp/5.3.1.2.4/message-in-progress' });
    }
  });

  it('rejects a set chunk size of 0, with its top bit set, too short or too long', () => {
    const setChunkSize = (length: string, payload: string) => push([`02 000000 ${length} 01 00000000 ${payload}`]);
    assert.throws(setChunkSize('000004', '00000000'), { name: 'DecodeError', code: 'out-of-range' });
    assert.throws(setChunkSize('000004', '80000001'), { name: 'DecodeError', code: 'constant-mismatch' });
    assert.throws(setChunkSize('000003', '000001'), { name: 'DecodeError', code: 'truncated' });
    assert.throws(setChunkSize('000005', '0000000100'), { name: 'DecodeError', code: 'trailing-bytes' });
  });

  it('rejects an abort that is too short', () => {
    assert.throws(push(['02 000000 000001 02 00000000 04']), (error) => {
      assert.ok(error instanceof DecodeError);
      assert.equal(error.code, 'truncated');
      assert.equal(error.path, 'rtmp.abort');
      return true;
    });
  });

  it('takes chunk sizes from 1 to 2^31 - 1 only', () => {
    const reader = new ChunkReader(() => {});
    for (const size of [0, -1, 1.5, Number.NaN, 0x80000000]) {
      assert.throws(
        () => {
          reader.chunkSize = size;
        },
        (error) => error instanceof UsageError && error.code === 'chunk-size',
      );
    }
    for (const size of [1, 0x1000000, 0x7fffffff]) reader.chunkSize = size;
    assert.equal(reader.chunkSize, 0x7fffffff);
  });

  it('accepts any announced chunk size up to 2^31 - 1', () => {
    push(['02 000000 000004 01 00000000 7fffffff', '04 000000 000001 08 01000000 aa'])();
  });
});

describe('the limits of a chunk stream', () => {
  const refuses = (code: string) => (error: unknown) => error instanceof LimitError && error.code === code;
  const half = (id: string) => `${id} 000000 000002 09 01000000 aa`;

  it('refuses messages that are too large as soon as their size is known', () => {
    const limits = { messageSize: 1000 };
    push(['04 000000 0003e8 09 01000000'], { limits })();
    assert.throws(push(['04 000000 0003e9 09 01000000'], { limits }), refuses('message-size-limit'));
  });

  it('refuses too many incomplete messages, and counts those that are complete or aborted no more', () => {
    const limits = { partialMessages: 2 };
    push([half('04'), 'bb', half('05'), 'bb', half('06'), 'bb'], { limits })();
    const announced = ['04', '05'].map((id) => `${id} 000000 000082 09 01000000 ${'aa'.repeat(128)}`);
    const abort = '02 000000 000004 02 00000000 00000004';
    const more = '06 000000 000001 09 01000000';
    assert.throws(push([...announced, more], { limits }), refuses('partial-messages-limit'));
    push([...announced.slice(0, 1), abort, ...announced.slice(1), more], { limits })();
  });

  it('refuses too many bytes announced by incomplete messages together', () => {
    const limits = { partialBytes: 259 };
    const announced = ['04', '05'].map((id) => `${id} 000000 000082 09 01000000 ${'aa'.repeat(128)}`);
    assert.throws(push(announced, { limits }), refuses('partial-bytes-limit'));
    push(announced, { limits: { partialBytes: 260 } })();
  });

  it('refuses too many chunk streams', () => {
    const limits = { chunkStreams: 2 };
    const empty = (id: string) => `${id} 000000 000000 09 01000000`;
    push([empty('04'), empty('05'), empty('04')], { limits })();
    const tooMany = push([empty('04'), empty('05'), empty('06')], { limits });
    assert.throws(tooMany, refuses('chunk-streams-limit'));
    assert.throws(tooMany, { message: '3 chunk streams, more than 2' });
  });

  it('makes room for what has come, not for what was announced', () => {
    const announced = join([bytes('04 000000 ffffff 09 01000000'), filled(128)]);
    const before = process.memoryUsage().arrayBuffers;
    const readers = Array.from({ length: 64 }, () => {
      const reader = new ChunkReader(() => {});
      reader.push(announced);
      return reader;
    });
    const grown = process.memoryUsage().arrayBuffers - before;
    assert.ok(readers.length === 64 && grown < 64 * 100_000, `${grown} bytes`);
  });
});
