import assert from 'node:assert/strict';
import { needMore } from '../../src/runtime/index.js';
import {
  bits,
  bytes,
  carry,
  computed,
  derived,
  eq,
  field,
  given,
  kinds,
  late,
  listWhile,
  on,
  prefixed,
  ref,
  sized,
  spellings,
  struct,
  tagOf,
  u8,
  u16,
  when,
} from '../../src/schema/index.js';
import { interpretDecode, interpretEncode } from '../../src/schema/interpreter/index.js';
import { bytesOf, codec, failure, hexOf, layout, made, special } from './interpreter-support.js';

const step = bits(4);
const item = struct({ text: prefixed(u8, bytes()), weight: bits(4), next: carry(step) });
const notes = codec(
  made('x', struct({ about: bits(4), step, list: listWhile('step', 7, item), level: when(eq(field('step'), 1), u8) })),
);

describe('the interpreter on carried fields', () => {
  it('reads items while the field says so, and keeps its last number', () => {
    assert.deepEqual(notes.value('20'), { about: 2, step: 0, list: [], level: undefined });
    assert.deepEqual(notes.value('27 00 57 00 31 ff'), {
      about: 2,
      step: 1,
      list: [
        { text: new Uint8Array(0), weight: 5 },
        { text: new Uint8Array(0), weight: 3 },
      ],
      level: 255,
    });
    assert.ok(notes.needsMore('27 00 57'));
    assert.ok(notes.needsMore('27 00 51'));
  });

  it('writes the number that goes on before each item and the last one behind', () => {
    const text = new Uint8Array(0);
    assert.equal(notes.encode({ about: 2, step: 3, list: [] }), '23');
    assert.equal(notes.encode({ about: 2, step: 3, list: [{ text, weight: 5 }] }), '270053');
    const two = {
      about: 2,
      step: 1,
      list: [
        { text, weight: 5 },
        { text, weight: 6 },
      ],
      level: 9,
    };
    assert.equal(notes.encode(two), '27005700' + '6109');
  });

  it('refuses a value that says itself that the list goes on', () => {
    const run = () => notes.encode({ about: 2, step: 7, list: [] });
    assert.deepEqual(failure(run), ['condition-mismatch', 0, 't.x.step', layout]);
  });

  it('takes items that are named types, and ignores their next number where no list waits for it', () => {
    const named = codec(
      made('x', struct({ about: bits(4), step, list: listWhile('step', 7, ref('t.item')) })),
      made('item', item),
    );
    const text = new Uint8Array(0);
    const value = {
      about: 2,
      step: 1,
      list: [
        { text, weight: 5 },
        { text, weight: 6 },
      ],
    };
    assert.equal(named.encode(value), '27' + '0057' + '0061');
    assert.deepEqual(named.value('27 0057 0061'), value);
    for (const [hex, canonical] of [
      ['0057', false],
      ['0050', true],
    ] as const) {
      const alone = interpretDecode(named.schema, 't.item', bytesOf(hex));
      assert.ok(alone !== needMore);
      assert.deepEqual([alone.value, alone.canonical], [{ text, weight: 5 }, canonical]);
    }
    assert.equal(hexOf(interpretEncode(named.schema, 't.item', { text, weight: 5 })), '0050');
  });

  it('counts items as elements', () => {
    const run = () => notes.decode('27 00 57 00 57 00 50', { limits: { elements: 2 } });
    assert.deepEqual(failure(run), ['elements-limit', 5, 't.x.list', layout]);
  });

  it('shows what the next number means, in the order of the wire', () => {
    const tree = notes.decode('27 00 51 ff').tree;
    const [first] = tree.children[2]?.children ?? [];
    assert.deepEqual(
      first?.children.map(({ name, type, value }) => [name, type, value]),
      [
        ['text', 'prefixed', undefined],
        ['weight', 'u4', 5],
        ['next', 'carry u4', 1],
      ],
    );
  });
});

const size = spellings(u8, { 255: { tail: u16, plus: 1 } }, { plus: 1 });
const number = made('number', struct({ number: u16 }), { label: 'kind' });
const other = made('other', struct({ what: computed(u8, given('what')), data: bytes() }), {
  label: 'kind',
  given: { what: u8 },
  examples: [{ hex: '', given: { what: 1 }, value: null }],
});
const content = made(
  'content',
  kinds({
    tag: { on: given('what') },
    cases: { number: on(1, number) },
    else: { name: 'other', type: ref(other, { what: given('what') }), tagField: 'what' },
  }),
  { given: { what: u8 }, examples: [{ hex: '', given: { what: 1 }, value: null }] },
);
const late_ = codec(
  made(
    'x',
    struct({
      content: late(prefixed(size, ref(content, { what: field('what') }), { rule: 'special' })),
      what: derived(u8, tagOf('content'), { mismatch: 'used' }),
    }),
  ),
  content,
  number,
  other,
);

describe('the interpreter on late regions and spelled lengths', () => {
  const big = { content: { kind: 'other', what: 9, data: new Uint8Array(256) } };

  it('reads what stands in front of what says what it is', () => {
    assert.deepEqual(late_.value('01 0203 01'), { content: { kind: 'number', number: 0x203 } });
    assert.equal(late_.encode({ content: { kind: 'number', number: 0x203 } }), '01020301');
    assert.ok(late_.needsMore('01 0203'));
    assert.ok(late_.needsMore('01 02'));
  });

  it('takes the shortest spelling of the length', () => {
    assert.equal(late_.encode(big).slice(0, 8), 'ff00ff00');
    assert.deepEqual(late_.value(late_.encode(big)), big);
    assert.equal(late_.decode('ff 0001 0203 01').canonical, false);
    assert.ok(late_.needsMore('ff 00'));
  });

  it('gives errors inside after those of the fields around', () => {
    assert.deepEqual(
      failure(() => late_.decode('00 02 01')),
      ['truncated', 1, 't.number', layout],
    );
    assert.deepEqual(
      failure(() => late_.decode('02 020304 01')),
      ['trailing-bytes', 3, 't.x.content', special],
    );
  });

  it('refuses what no length can announce', () => {
    const empty = { content: { kind: 'other', what: 9, data: new Uint8Array(0) } };
    assert.deepEqual(
      failure(() => late_.encode(empty)),
      ['too-long', 0, 't.x.content', special],
    );
  });

  it('shows the fields in the order of the wire', () => {
    const { children } = late_.decode('01 0203 01').tree;
    assert.deepEqual(
      children.map(({ name, offset }) => [name, offset]),
      [
        ['content', 0],
        ['what', 3],
      ],
    );
  });

  it('steps over regions whose length is known from elsewhere', () => {
    const { value, needsMore } = codec(
      made('x', struct({ body: late(sized(2, when(eq(field('what'), 1), u16))), what: u8 })),
    );
    assert.deepEqual(value('0102 01'), { body: 0x102, what: 1 });
    assert.ok(needsMore('01'));
  });
});

describe('the interpreter on unions that look ahead', () => {
  const long = made('long', struct({ form: { kind: 'constant', base: bits(4), value: 9 }, size: bits(12) }), {
    label: 'kind',
  });
  const short = made('short', struct({ form: bits(4), size: bits(4) }), { label: 'kind' });
  const either = codec(
    made(
      'x',
      kinds({
        tag: { peek: bits(4) },
        cases: { long: on(9, long) },
        else: { name: 'short', type: ref(short), tagField: 'form' },
      }),
    ),
    long,
    short,
  );

  it('choose by the first bits and leave them', () => {
    assert.deepEqual(either.value('9123'), { kind: 'long', size: 0x123 });
    assert.deepEqual(either.value('81'), { kind: 'short', form: 8, size: 1 });
    assert.ok(either.needsMore(''));
    assert.equal(either.encode({ kind: 'long', size: 0x123 }), '9123');
  });

  it('refuse a value that would be read as another case', () => {
    const run = () => either.encode({ kind: 'short', form: 9, size: 1 });
    assert.deepEqual(failure(run), ['out-of-range', 0, 't.x.form', layout]);
  });

  it('refuse a tag without a case', () => {
    const { decode } = codec(made('x', kinds({ tag: { peek: bits(4) }, cases: { long: on(9, long) } })), long);
    assert.deepEqual(
      failure(() => decode('80')),
      ['unknown-tag', 0, 't.x', layout],
    );
  });
});
