import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Reader, readUtf8, utf8Length, Writer, writeUtf8 } from '../../src/runtime/index.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

const wellFormed = fc.oneof(
  fc.string({ maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: fc.constantFrom('a', 'é', '€', '😀', '\u{feff}', '\u0000'), maxLength: 120 }),
);

const written = (text: string): { length: number; bytes: Uint8Array } => {
  const w = new Writer();
  w.reserve(1);
  const length = writeUtf8(w, text);
  assert.equal(w.position, 1 + Math.max(length, 0));
  return { length, bytes: w.finish().slice(1) };
};

describe('readUtf8', () => {
  it('reads what TextDecoder reads, from any bytes at any place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(5), fc.nat(5), (bytes, before, after) => {
        const start = Math.min(before, bytes.length);
        const end = Math.max(start, bytes.length - after);
        assert.equal(readUtf8(new Reader(bytes), start, end), decoder.decode(bytes.subarray(start, end)));
      }),
    );
  });

  it('reads ASCII of each length, one wrong byte at each place and input that begins within a buffer', () => {
    for (let length = 0; length <= 70; length++) {
      const whole = Uint8Array.from({ length: length + 3 }, (_, index) => 0x20 + (index % 0x5f));
      const bytes = whole.subarray(3);
      assert.equal(readUtf8(new Reader(bytes), 0, length), decoder.decode(bytes));
      for (let at = 0; at < length; at++) {
        const wrong = bytes.slice();
        wrong[at] = 0xff;
        assert.equal(readUtf8(new Reader(wrong), 0, length).charCodeAt(at), 0xfffd);
      }
    }
  });

  it('reads short text as TextDecoder does, whole, cut short and with the bytes that no text has', () => {
    const edges = [0x61, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xff];
    const text = fc.string({ unit: 'binary', maxLength: 8 }).map((characters) => encoder.encode(characters));
    const bytes = fc.array(fc.constantFrom(...edges), { maxLength: 8 }).map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(fc.oneof(text, bytes), fc.nat(3), (found, cut) => {
        const end = Math.max(0, found.length - cut);
        assert.equal(readUtf8(new Reader(found), 0, end), decoder.decode(found.subarray(0, end)));
      }),
      { numRuns: 5000 },
    );
  });

  it('reads each character of the first plane in short text', () => {
    for (let code = 0; code < 0x10000; code++) {
      if ((code & 0xf800) === 0xd800) continue;
      const text = `a${String.fromCharCode(code)}b`;
      assert.equal(readUtf8(new Reader(encoder.encode(text)), 0, encoder.encode(text).length), text);
    }
  });

  it('keeps a byte order mark as text', () => {
    assert.equal(readUtf8(new Reader(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), 0, 4), '\u{feff}a');
  });
});

describe('utf8Length', () => {
  it('is the length of what is written', () => {
    fc.assert(fc.property(wellFormed, (text) => assert.equal(utf8Length(text), encoder.encode(text).length)));
  });

  it('counts a lone surrogate as the three bytes of U+FFFD', () => {
    for (const text of ['\ud83d', 'a\ude00', '\ud83d\ud83d\ude00']) {
      assert.equal(utf8Length(text), encoder.encode(text).length);
    }
  });
});

describe('writeUtf8', () => {
  it('writes what TextEncoder writes and gives its length', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const expected = encoder.encode(text);
        assert.deepEqual(written(text), { length: expected.length, bytes: expected });
      }),
    );
  });

  it('writes text of each length around where it changes its way, ASCII and not', () => {
    for (let length = 0; length <= 90; length++) {
      for (const text of ['a'.repeat(length), `${'a'.repeat(length)}é€😀b`]) {
        assert.deepEqual(written(text).bytes, encoder.encode(text));
      }
    }
  });

  it('writes text that is larger than the buffer', () => {
    const text = 'é'.repeat(100_000);
    assert.deepEqual(written(text).bytes, encoder.encode(text));
  });

  it('refuses a lone surrogate anywhere, in short and in long text, and stays where it was', () => {
    for (const padding of ['', 'a', 'aaaa', 'é', '😀', 'a'.repeat(100), 'é'.repeat(100), '😀'.repeat(60)]) {
      for (const lone of ['\ud83d', '\ude00', '\ud83d\ud83d', '\ude00\ud83d']) {
        for (const text of [lone + padding, padding + lone, padding + lone + padding]) {
          assert.equal(written(text).length, -1);
        }
      }
    }
  });
});
