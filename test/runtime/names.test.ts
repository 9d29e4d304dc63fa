import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Reader, readName, Writer, writeName } from '../../src/runtime/index.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

describe('readName', () => {
  const name = (text: string | Uint8Array): string => {
    const bytes = typeof text === 'string' ? encoder.encode(text) : text;
    return readName(new Reader(bytes), 0, bytes.length);
  };

  it('reads what readUtf8 reads, the first time and again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const expected = decoder.decode(bytes);
        assert.equal(name(bytes), expected);
        assert.equal(name(bytes), expected);
      }),
    );
  });

  it('tells apart names that differ in one byte at any place', () => {
    for (let length = 1; length <= 33; length++) {
      const bytes = encoder.encode('x'.repeat(length));
      for (let at = 0; at < length; at++) {
        const other = bytes.slice();
        other[at] = 0x79;
        assert.equal(name(bytes), decoder.decode(bytes));
        assert.equal(name(other), decoder.decode(other));
      }
    }
  });

  it('reads far more names than it keeps, in turns', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `name${index}`);
    for (let turn = 0; turn < 3; turn++) for (const text of names) assert.equal(name(text), text);
  });

  it('reads empty names, names that are words of the language and names beyond ASCII', () => {
    for (const text of ['', '__proto__', 'constructor', 'toString', '0', '42', 'größe', '😀']) {
      for (let turn = 0; turn < 2; turn++) assert.equal(name(text), text);
    }
  });
});

describe('writeName', () => {
  const written = (name: string): Uint8Array => {
    const w = new Writer();
    const before = w.reserve(1);
    w.bytes[before] = 0;
    assert.equal(writeName(w, name), encoder.encode(name).length);
    const after = w.reserve(1);
    w.bytes[after] = 1;
    return w.finish();
  };
  const expected = (name: string) => Uint8Array.of(0, ...encoder.encode(name), 1);

  it('writes what TextEncoder writes, the first time and again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 })), (name) => {
        for (let turn = 0; turn < 3; turn++) assert.deepEqual(written(name), expected(name));
      }),
    );
  });

  it('writes far more names than it keeps, in turns', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `name${index}`);
    for (let turn = 0; turn < 3; turn++) for (const name of names) assert.deepEqual(written(name), expected(name));
  });

  it('tells apart names alike in length, first, middle and last letter', () => {
    const names = ['audiosamplerate', 'audiosamplesize', 'auXiosamplesXze', 'aYdiosamplesiYe'];
    for (let turn = 0; turn < 3; turn++) for (const name of names) assert.deepEqual(written(name), expected(name));
  });

  it('writes at the end of a full buffer', () => {
    for (let free = 0; free < 40; free++) {
      const w = new Writer();
      w.reserve(w.capacity - free);
      const start = w.position;
      assert.equal(writeName(w, 'capabilities'), 12);
      assert.equal(decoder.decode(w.bytes.subarray(start, w.position)), 'capabilities');
      w.release();
    }
  });

  it('refuses a lone surrogate and stays where it was', () => {
    for (const name of ['\ud83d', 'a\ude00', `\ud83d${'a'.repeat(40)}`]) {
      const w = new Writer();
      assert.equal(writeName(w, name), -1);
      assert.equal(w.position, 0);
      w.release();
    }
  });
});
