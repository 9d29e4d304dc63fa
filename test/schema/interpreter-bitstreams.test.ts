import assert from 'node:assert/strict';
import {
  alignment,
  bits,
  bitsOf,
  bitstream,
  bytes,
  field,
  flag,
  host,
  ifMore,
  on,
  prefixed,
  rbsp,
  remainingBits,
  se,
  struct,
  u8,
  ue,
} from '../../src/schema/index.js';
import { bytesOf, codec, layout, made } from './interpreter-support.js';

describe('the interpreter on bitstreams', () => {
  const nal = codec(
    made('x', prefixed(u8, { kind: 'ref', type: 't.y' })),
    made(
      'y',
      rbsp({
        a: bits(7),
        code: ue({ max: 300 }),
        other: se(),
        wide: flag(),
        size: bits(2),
        some: bytes(field('size')),
        filled: alignment(),
        number: bitsOf(field('size')),
        more: ifMore(struct({ rest: remainingBits() })),
      }),
    ),
  );
  const value = {
    a: 1,
    code: 2,
    other: -1,
    wide: false,
    size: 1,
    some: bytesOf('00'),
    number: 0,
    more: { rest: { length: 17, bytes: bytesOf('000080') } },
  };

  it('writes and reads them', () => {
    const hex = nal.encode(value);
    assert.equal(hex, '07 02d9 0000 03 0060'.replaceAll(' ', ''));
    assert.deepEqual(nal.decode(hex).value, value);
    assert.equal(nal.decode(hex).canonical, true);
  });

  it('shows bits and escapes in the tree', () => {
    const [, content] = nal.decode(nal.encode(value)).tree.children;
    const shown = content?.children.map(({ name, offset, length, type }) => [name, type, offset, length]);
    assert.deepEqual(shown, [
      ['a', 'u7', 1, 1],
      ['code', 'ue', 1, 2],
      ['other', 'se', 2, 1],
      ['wide', 'flag', 2, 1],
      ['size', 'u2', 2, 1],
      ['some', 'bytes', 3, 1],
      ['filled', 'alignment', 4, 0],
      ['number', 'uintOf', 4, 1],
      ['more', 'struct', 4, 4],
    ]);
  });

  it('writes what only means the same when it is asked to', () => {
    const hex = nal.encode(value, { choose: (alternatives) => alternatives - 1 });
    assert.notEqual(hex, nal.encode(value));
    assert.deepEqual(nal.decode(hex).value, value);
    assert.equal(nal.decode(hex).canonical, false);
  });

  it('refuses values that do not fit', () => {
    const refused = (part: object, code: string, path: string) =>
      assert.throws(() => nal.encode({ ...value, ...part }), { code, path: `t.y.${path}`, rule: layout });
    refused({ code: 301 }, 'out-of-range', 'code');
    refused({ code: '1' }, 'wrong-type', 'code');
    refused({ other: 0.5 }, 'out-of-range', 'other');
    refused({ number: 2 }, 'out-of-range', 'number');
    refused({ some: bytesOf('0000') }, 'wrong-length', 'some');
    refused({ more: { rest: 3 } }, 'wrong-type', 'more.rest');
    refused({ more: { rest: { length: 2, bytes: bytesOf('ff') } } }, 'out-of-range', 'more.rest');
  });

  it('refuses codes that are too long, and content that is left over', () => {
    assert.throws(() => nal.decode('0a 02 0000 03 0000 03 0080 00 00'), { code: 'out-of-range', offset: 1 });
    const all = codec(made('x', bitstream({ a: u8 })));
    assert.throws(() => all.decode('0101'), { code: 'trailing-bytes', offset: 1, path: 't.x', rule: layout });
  });

  it('takes one for what JavaScript has for its struct', () => {
    const some = codec(
      made('x', host({ tag: { marker: u8 }, cases: { number: on(1, u8), bits: on(2, { kind: 'ref', type: 't.y' }) } })),
      made('y', bitstream({ a: flag(), b: bits(7) })),
    );
    assert.equal(some.encode(some.value('02 81')), '0281');
  });

  it('says that a region ends too early', () => {
    assert.throws(() => nal.decode('01 01'), { code: 'truncated', offset: 1, path: 't.y', rule: layout });
    assert.throws(() => nal.decode('01 00'), { code: 'truncated', offset: 1, path: 't.y', rule: layout });
    assert.ok(nal.needsMore('02 01'));
  });
});
