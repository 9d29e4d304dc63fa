import assert from 'node:assert/strict';
import {
  bits,
  countedList,
  host,
  listToEnd,
  nothing,
  on,
  prefixed,
  recall,
  record,
  ref,
  struct,
  u8,
  u16,
  utf8,
} from '../../src/schema/index.js';
import { codec, failure, layout, made, seen, special } from './interpreter-support.js';

describe('interpreter: lists and records', () => {
  it('reads lists to the end and lists with their count', () => {
    const ends = codec(made('x', listToEnd(u16)));
    assert.deepEqual([ends.value(''), ends.value('00010002')], [[], [1, 2]]);
    assert.ok(ends.needsMore('000100'));
    const counted = codec(made('x', countedList(u8, u16)));
    assert.deepEqual(counted.value('0200010002'), [1, 2]);
    assert.equal(counted.encode([1, 2]), '0200010002');
    assert.ok(counted.needsMore('020001'));
    assert.deepEqual(
      failure(() => counted.encode(new Array(256).fill(0))),
      ['too-long', 0, 't.x', layout],
    );
    assert.deepEqual(
      failure(() => counted.encode({ length: 0 })),
      ['wrong-type', 0, 't.x', layout],
    );
  });

  it('writes gaps of an array as undefined', () => {
    const sparse: unknown[] = [];
    sparse[1] = null;
    const item = host({ tag: { marker: u8 }, cases: { u: on(1, nothing('undefined')), n: on(2, nothing('null')) } });
    assert.equal(codec(made('x', countedList(u8, item))).encode(sparse), '020102');
  });

  const names = codec(made('x', record(u8, bits(8, { max: 8 }), 9, { rule: 'special' })));

  it('reads records up to an empty name and the terminator', () => {
    assert.deepEqual(names.value('0161050162060009'), { a: 5, b: 6 });
    assert.equal(names.encode({ a: 5, b: 6 }), '0161050162060009');
    assert.deepEqual(names.value('00050009'), { '': 5 });
    assert.ok(names.needsMore('016105'));
    assert.ok(names.needsMore('01610500'));
    assert.ok(names.needsMore('0261'));
    assert.deepEqual(
      failure(() => names.encode([])),
      ['wrong-type', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => names.encode({ ['a'.repeat(256)]: 0 })),
      ['too-long', 0, 't.x', special],
    );
    assert.deepEqual(
      failure(() => names.encode({ '\udc00': 0 })),
      ['unpaired-surrogate', 0, 't.x', special],
    );
  });

  it('keeps names that mean something to JavaScript', () => {
    const hex = '095f5f70726f746f5f5f' + '05' + '0b636f6e7374727563746f72' + '06' + '0009';
    const value = names.value(hex);
    assert.ok(typeof value === 'object' && value !== null);
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
    assert.deepEqual(Object.entries(value), [
      ['__proto__', 5],
      ['constructor', 6],
    ]);
    assert.equal(names.encode(value), hex);
  });

  it('takes names twice and out of order for another spelling', () => {
    const twice = names.decode('0161050161060009');
    assert.deepEqual([twice.value, twice.canonical], [{ a: 6 }, false]);
    const moved = names.decode('0132050131060009');
    assert.deepEqual([moved.value, moved.canonical], [{ 1: 6, 2: 5 }, false]);
    assert.equal(names.decode('0131050132060009').canonical, true);
  });

  it('refuses names and ends that are cut off by their region', () => {
    const inside = codec(made('x', prefixed(u8, record(u8, bits(8, { max: 8 }), 9, { rule: 'special' }))));
    assert.deepEqual(
      failure(() => inside.value('020261')),
      ['truncated', 2, 't.x', special],
    );
    assert.deepEqual(
      failure(() => inside.value('03016105')),
      ['truncated', 4, 't.x', layout],
    );
    assert.deepEqual(
      failure(() => inside.value('0400050000')),
      ['truncated', 5, 't.x', layout],
    );
    assert.deepEqual(
      failure(() => inside.value('0100')),
      ['truncated', 2, 't.x', layout],
    );
  });
});

describe('interpreter: tables', () => {
  const array = made('array', countedList(u8, ref('t.x')), { remember: 't.seen', nests: true });
  const object = made('object', record(u8, ref('t.x'), 9), { remember: 't.seen', nests: true });
  const box = made('box', struct({ name: prefixed(u8, utf8()), content: countedList(u8, ref('t.x')) }), {
    label: 'class',
    remember: 't.seen',
    nests: true,
  });
  const cases = {
    null: on(0, nothing('null')),
    array: on(1, ref('t.array')),
    object: on(2, ref('t.object')),
    again: on(3, recall(seen, u8, { rule: 'special' })),
    scope: on(5, ref('t.scope')),
  };
  const scope = made('scope', struct({ held: ref('t.x') }), { label: 'class', scopeOf: ['t.seen'], nests: true });
  const x = made('x', host({ tag: { marker: u8 }, cases }));
  const { value, encode } = codec(x, array, object, scope, seen);

  it('gives pointers back their identity, cycles as well', () => {
    const shared: unknown[] = [];
    const graph = { a: shared, b: shared, self: {} };
    graph.self = graph;
    const hex = '02' + '0161' + '0100' + '0162' + '0301' + '0473656c66' + '0300' + '0009';
    assert.equal(encode(graph), hex);
    const read = value(hex);
    assert.ok(typeof read === 'object' && read !== null && 'a' in read && 'b' in read && 'self' in read);
    assert.equal(read.a, read.b);
    assert.equal(read.self, read);
    assert.equal(encode(read), hex);
  });

  it('refuses pointers to what has not begun', () => {
    assert.deepEqual(
      failure(() => value('0300')),
      ['bad-reference', 1, 't.x', special],
    );
    assert.deepEqual(
      failure(() => value('01020301')),
      ['bad-reference', 3, 't.x', special],
    );
  });

  it('starts anew inside a type that opens the table', () => {
    assert.deepEqual(
      failure(() => value('0101' + '05' + '0300')),
      ['bad-reference', 4, 't.x', special],
    );
    const array: unknown[] = [null];
    const read = value('0102' + '05' + '0100' + '0300');
    assert.ok(Array.isArray(read));
    assert.equal(read[1], read);
    array[0] = read[0];
    array.push(array);
    assert.equal(encode(array), '0102' + '05' + '0100' + '0300');
  });

  it('writes again what stands too far back for its pointer', () => {
    const items: unknown[] = Array.from({ length: 254 }, () => []);
    const last: unknown[] = [];
    const far: unknown[] = [];
    // The outer array is entry 0, its items 1 to 254, then `last` 255 and `far` 256.
    const pair = [last, last, far, far];
    const hex = encode([...items.slice(0, 253), pair]);
    assert.ok(hex.endsWith('0104' + '0100' + '03ff' + '0100' + '0100'));
  });

  it('enters a class when its last field begins', () => {
    const boxed = codec(
      made('x', host({ tag: { marker: u8 }, cases: { ...cases, box: on(4, ref('t.box')) } })),
      array,
      object,
      scope,
      box,
      seen,
    );
    const hex = '04' + '0161' + '01' + '0300';
    const read = boxed.value(hex);
    assert.ok(typeof read === 'object' && read !== null && 'content' in read);
    assert.ok(Array.isArray(read.content));
    assert.equal(read.content[0], read);
    assert.equal(boxed.encode(read), hex);
  });
});
