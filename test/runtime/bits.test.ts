import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  type BitReader,
  type BitstreamForm,
  type BitWriter,
  needMore,
  Reader,
  readBitstream,
  sizeBitstream,
  Writer,
  withEmulationPrevention,
  withoutEmulationPrevention,
  writeBitstream,
} from '../../src/runtime/index.js';

const zeros: BitstreamForm = { ending: 'zeros', escaped: false };
const stopped: BitstreamForm = { ending: 'stopBit', escaped: false };
const rbsp: BitstreamForm = { ending: 'stopBit', escaped: true };
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const read = <T>(hex: string, form: BitstreamForm, of: (b: BitReader) => T) =>
  readBitstream(new Reader(bytesOf(hex)), form, of, 't.x', 'rule');

function write(form: BitstreamForm, of: (b: BitWriter) => void): string {
  const w = new Writer();
  writeBitstream(w, form, of);
  const bytes = w.finish();
  assert.equal(sizeBitstream(form, of), bytes.length);
  return hexOf(bytes);
}

describe('the bit reader and writer', () => {
  it('give integers of any width back, wherever they start', () => {
    const integer = fc
      .integer({ min: 0, max: 53 })
      .chain((width) =>
        fc.record({ width: fc.constant(width), value: fc.integer({ min: 0, max: Math.max(0, 2 ** width - 1) }) }),
      );
    fc.assert(
      fc.property(fc.array(integer), fc.constantFrom(zeros, stopped, rbsp), (row, form) => {
        const hex = write(form, (b) => {
          for (const { value, width } of row) b.uint(value, width);
        });
        assert.deepEqual(
          read(hex, form, (b) => row.map(({ width }) => b.uint(width))),
          row.map(({ value }) => value),
        );
      }),
    );
  });

  it('give Exponential Golomb codes back', () => {
    const unsigned = fc.integer({ min: 0, max: 2 ** 32 - 2 });
    const signed = fc.integer({ min: 1 - 2 ** 31, max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(unsigned, signed, (one, other) => {
        const hex = write(stopped, (b) => {
          b.ue(one, 0, 2 ** 32 - 2, '', '');
          b.se(other, 1 - 2 ** 31, 2 ** 31 - 1, '', '');
        });
        const codes = read(hex, stopped, (b) => [b.ue(0, 2 ** 32 - 2, '', ''), b.se(1 - 2 ** 31, 2 ** 31 - 1, '', '')]);
        assert.deepEqual(codes, [one, other]);
      }),
    );
  });

  it('refuse codes with more than 31 zeros in front, at their beginning and as soon as they are seen', () => {
    assert.throws(() => read('00000000', zeros, (b) => b.se(-1, 1, 't.x.code', 'rule')), { code: 'out-of-range' });
    assert.throws(() => read('01 00000000 ff', zeros, (b) => [b.uint(8), b.ue(0, 5, 't.x.code', 'rule')]), {
      code: 'out-of-range',
      offset: 1,
      path: 't.x.code',
    });
    assert.throws(() => write(zeros, (b) => b.se(9, -8, 8, 't.x.code', 'rule')), { code: 'out-of-range' });
  });

  it('refuse differences that are no list', () => {
    const noList: number[] = JSON.parse('5');
    assert.throws(() => write(zeros, (b) => b.differences(noList, 4, 8, 8, 't.x.list', 'rule')), {
      code: 'wrong-type',
      path: 't.x.list',
    });
  });

  it('want more where the input ends, and say where a region does', () => {
    assert.equal(
      read('ff', zeros, (b) => b.uint(9)),
      needMore,
    );
    assert.equal(
      read('0000', stopped, () => 1),
      needMore,
    );
    const r = new Reader(bytesOf('00ff'));
    r.position = 1;
    r.enter(1, '', '');
    assert.throws(() => readBitstream(r, zeros, (b) => b.uint(9), 't.x', 'rule'), { code: 'truncated', offset: 1 });
  });

  it('pass other errors on', () => {
    assert.throws(
      () =>
        read('00', zeros, () => {
          throw new RangeError('other');
        }),
      RangeError,
    );
  });

  it('refuse content that nothing takes, but not what fills the last byte', () => {
    assert.equal(
      read('f1', zeros, (b) => b.uint(4)),
      15,
    );
    assert.equal(
      read('f0 0000', zeros, (b) => b.uint(4)),
      15,
    );
    assert.throws(() => read('f0 01', zeros, (b) => b.uint(4)), { code: 'trailing-bytes', offset: 0 });
    assert.throws(() => read('ff', stopped, (b) => b.uint(4)), { code: 'trailing-bytes', offset: 0, path: 't.x' });
  });

  it('take bytes from any bit on, and the rest to the bit', () => {
    const found = read('f123 45 c0', stopped, (b) => [b.uint(4), b.take(2, '', ''), b.rest(), b.hasMore()]);
    assert.deepEqual(found, [15, bytesOf('1234'), { length: 5, bytes: bytesOf('58') }, false]);
    const written = write(stopped, (b) => {
      b.uint(15, 4);
      assert.equal(b.put(bytesOf('1234'), '', ''), 2);
      b.rest({ length: 5, bytes: bytesOf('58') }, '', '');
    });
    assert.equal(written, 'f12345c0');
    assert.throws(() => read('f0', zeros, (b) => b.take(-1, 't.x', 'rule')), { code: 'negative-length' });
  });

  it('refuse a rest that would come back as another', () => {
    const rest = (length: unknown, bytes: unknown, form = stopped) =>
      write(form, (b) => Reflect.apply(b.rest, b, [{ length, bytes }, 't.x', 'rule']));
    assert.equal(rest(0, new Uint8Array(), zeros), '');
    assert.throws(() => rest(3, bytesOf('f0')), { code: 'out-of-range' });
    assert.throws(() => rest(3, bytesOf('c0'), zeros), { code: 'out-of-range' });
    assert.throws(() => rest(9, bytesOf('c0')), { code: 'wrong-length' });
    assert.throws(() => rest(0.5, bytesOf('c0')), { code: 'wrong-length' });
    assert.throws(() => rest('3', bytesOf('c0')), { code: 'wrong-type' });
    assert.throws(() => rest(3, 'c0'), { code: 'wrong-type' });
    assert.throws(() => write(zeros, (b) => Reflect.apply(b.rest, b, [null, 't.x', 'rule'])), { code: 'wrong-type' });
  });

  it('add differences up until they make 0, and refuse fewer and more', () => {
    const differ = (value: readonly number[]) => write(stopped, (b) => b.differences(value, 3, 8, 8, 't.x', 'rule'));
    assert.deepEqual(
      read(differ([1, -9]), stopped, (b) => b.differences(3, 8, 8, 't.x', 'rule')),
      [1, -9],
    );
    assert.deepEqual(
      read(differ([1, 2, 3]), stopped, (b) => b.differences(3, 8, 8, 't.x', 'rule')),
      [1, 2, 3],
    );
    for (const value of [[1], [-8, 1], [1, 2, 3, 4]]) {
      assert.throws(() => differ(value), { code: 'wrong-length', path: 't.x', rule: 'rule' });
    }
  });

  it('move to the next byte', () => {
    assert.deepEqual(
      read('80 7f', zeros, (b) => {
        const first = b.flag();
        b.align();
        b.align();
        return [first, b.uint(8), b.offset, b.here];
      }),
      [true, 0x7f, 1, 2],
    );
  });

  it('count elements', () => {
    const r = new Reader(bytesOf('0000'), { limits: { elements: 1 } });
    const twice = (b: BitReader) => {
      b.count('t.x', 'rule');
      b.uint(8);
      b.count('t.x', 'rule');
    };
    assert.throws(() => readBitstream(r, zeros, twice, 't.x', 'rule'), { code: 'elements-limit', offset: 1 });
  });

  it('say where a byte stands among the escapes', () => {
    const offsets = read('01 0000 03 0101 0000 03 03 80', rbsp, (b) =>
      Array.from({ length: 8 }, () => {
        b.uint(8);
        return b.offset;
      }),
    );
    assert.deepEqual(offsets, [0, 1, 2, 4, 5, 6, 7, 9]);
  });
});

describe('emulation prevention', () => {
  const pairs: readonly (readonly [content: string, escaped: string])[] = [
    ['', ''],
    ['010203', '010203'],
    ['000000', '00000300'],
    ['000001', '00000301'],
    ['000004', '000004'],
    ['0000030000', '0000030300 0003'.replaceAll(' ', '')],
    ['00000000', '0000030000 03'.replaceAll(' ', '')],
    ['00000080', '0000030080'],
  ];
  for (const [content, escaped] of pairs) {
    it(`stands for ${content || 'nothing'} as ${escaped || 'nothing'}`, () => {
      assert.equal(hexOf(withEmulationPrevention(bytesOf(content))), escaped);
      assert.equal(hexOf(withoutEmulationPrevention(bytesOf(escaped)).bytes), content);
    });
  }

  it('gives any bytes back, without a start code in them', () => {
    const few = fc.uint8Array({ max: 4 });
    fc.assert(
      fc.property(few, (content) => {
        const escaped = withEmulationPrevention(content);
        assert.deepEqual(withoutEmulationPrevention(escaped).bytes, content);
        assert.doesNotMatch(hexOf(escaped), /^(..)*0000(00|01|02|$)/);
      }),
    );
  });
});
