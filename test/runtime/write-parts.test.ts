import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  EncodeError,
  fitsUtf8,
  insertBytes,
  setText16,
  setText32,
  sizeWithHead,
  Writer,
  writeByte,
  writeBytes,
  writeName16,
  writePropertyName,
  writeTerminated,
  writeText,
} from '../../src/runtime/index.js';

const path = 'test.type.field';
const rule = 'test/1/rule';
const encoder = new TextEncoder();

const written = (write: (w: Writer) => unknown): Uint8Array => {
  const w = new Writer();
  try {
    write(w);
    return w.finish();
  } finally {
    w.release();
  }
};

const refused = (code: string, write: (w: Writer) => unknown): void =>
  assert.throws(
    () => written(write),
    (error) => error instanceof EncodeError && error.code === code && error.path === path && error.rule === rule,
  );

const texts = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }));

describe('parts of what is written', () => {
  it('are single bytes and runs of them', () => {
    assert.deepEqual(
      written((w) => {
        writeByte(w, 7);
        assert.equal(writeBytes(w, Uint8Array.of(1, 2), path, rule), 2);
        writeByte(w, 8);
      }),
      Uint8Array.of(7, 1, 2, 8),
    );
  });

  it('are texts in UTF-8, with and without their length in front', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = encoder.encode(text);
        const { length } = bytes;
        const plain = written((w) => assert.equal(writeText(w, text, length, path, rule), length));
        assert.deepEqual(plain, bytes);
        const name = written((w) => assert.equal(writePropertyName(w, text, length, path, rule), length));
        assert.deepEqual(name, bytes);
        const head16 = Uint8Array.of(length >> 8, length & 0xff, ...bytes);
        assert.deepEqual(
          written((w) => setText16(w, w.reserve(2), text, path, rule)),
          head16,
        );
        assert.deepEqual(
          written((w) => writeName16(w, text, path, rule)),
          head16,
        );
        assert.deepEqual(
          written((w) => setText32(w, w.reserve(4), text, path, rule)),
          Uint8Array.of(0, 0, ...head16),
        );
      }),
    );
  });

  it('put the length in front of a text that makes the buffer grow', () => {
    const text = 'x'.repeat(10_000);
    const bytes = written((w) => setText16(w, w.reserve(2), text, path, rule));
    assert.deepEqual([bytes.length, bytes[0], bytes[1]], [10_002, 10_000 >> 8, 10_000 & 0xff]);
  });

  it('are refused where the text is longer than may be', () => {
    const long = 'x'.repeat(0x1_0000);
    refused('too-long', (w) => writeText(w, 'é', 1, path, rule));
    refused('too-long', (w) => writePropertyName(w, 'é', 1, path, rule));
    refused('too-long', (w) => setText16(w, w.reserve(2), long, path, rule));
    refused('too-long', (w) => writeName16(w, long, path, rule));
  });

  it('are refused where UTF-8 has no bytes for the text', () => {
    refused('unpaired-surrogate', (w) => writeText(w, '\ud800', 9, path, rule));
    refused('unpaired-surrogate', (w) => writePropertyName(w, '\ud800', 9, path, rule));
    refused('unpaired-surrogate', (w) => setText16(w, w.reserve(2), '\ud800', path, rule));
    refused('unpaired-surrogate', (w) => setText32(w, w.reserve(4), '\ud800', path, rule));
    refused('unpaired-surrogate', (w) => writeName16(w, '\ud800', path, rule));
  });
});

describe('writeTerminated', () => {
  it('writes the text and the byte that ends it', () => {
    assert.deepEqual(
      written((w) => writeTerminated(w, 'é', 10, path, rule)),
      Uint8Array.of(0xc3, 0xa9, 10),
    );
  });

  it('refuses text that has that byte, and half a surrogate pair', () => {
    refused('terminator-inside', (w) => writeTerminated(w, 'a\nb', 10, path, rule));
    refused('unpaired-surrogate', (w) => writeTerminated(w, '\ud800', 10, path, rule));
  });
});

describe('a length that turns out longer than thought', () => {
  it('moves what stands behind it', () => {
    const bytes = written((w) => {
      writeBytes(w, Uint8Array.of(1, 2, 3), path, rule);
      insertBytes(w, 1, 2);
      w.bytes.fill(9, 1, 3);
    });
    assert.deepEqual([...bytes], [1, 9, 9, 2, 3]);
  });

  it('counts as what the content needs', () => {
    assert.deepEqual(
      [0, 255, 256, 65_536].map((size) => sizeWithHead(size, (length) => (length <= 255 ? 1 : 3)) - size),
      [1, 1, 3, 3],
    );
  });
});

describe('fitsUtf8', () => {
  it('says whether the text takes at most so many bytes', () => {
    fc.assert(
      fc.property(texts, fc.nat(130), (text, max) => {
        assert.equal(fitsUtf8(text, max), encoder.encode(text).length <= max);
      }),
    );
  });
});
