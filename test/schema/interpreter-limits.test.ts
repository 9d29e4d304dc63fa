import assert from 'node:assert/strict';
import { LimitError, UsageError } from '../../src/runtime/index.js';
import {
  bits,
  flag,
  given,
  host,
  listToEnd,
  nothing,
  on,
  prefixed,
  record,
  ref,
  struct,
  u8,
  when,
} from '../../src/schema/index.js';
import { interpretDecode, interpretEncode } from '../../src/schema/interpreter/index.js';
import { codec, failure, layout, made, schemaOf, special } from './interpreter-support.js';

describe('interpreter: limits', () => {
  const inner = made('inner', prefixed(u8, listToEnd(ref('t.x'))), { nests: true });
  const cases = { null: on(0, nothing('null')), list: on(1, ref('t.inner')) };
  const { value, encode } = codec(made('x', host({ tag: { marker: u8 }, cases })), inner);

  it('stops where a type is entered beyond the depth', () => {
    assert.deepEqual(value('01020100', { limits: { depth: 2 } }), [[]]);
    const limits = { depth: 1 };
    assert.deepEqual(
      failure(() => value('01020100', { limits })),
      ['depth-limit', 3, 't.inner', layout],
    );
    assert.deepEqual(
      failure(() => encode([[]], { limits })),
      ['depth-limit', 0, 't.inner', layout],
    );
    assert.throws(() => value('0100', { limits: { depth: 0 } }), LimitError);
  });

  it('stops a cycle that no table closes', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    assert.equal(failure(() => encode(cycle))[0], 'depth-limit');
  });

  it('counts items and properties, all together, of what it reads', () => {
    const limits = { elements: 3 };
    assert.deepEqual(value('01040001010' + '0', { limits }), [null, [null]]);
    assert.deepEqual(
      failure(() => value('01050001020' + '000', { limits })),
      ['elements-limit', 6, 't.inner', layout],
    );
    const names = codec(made('x', record(u8, bits(8, { max: 8 }), 9, { rule: 'special' })));
    const one = { limits: { elements: 1 } };
    assert.deepEqual(names.value('0161050009', one), { a: 5 });
    assert.deepEqual(
      failure(() => names.value('01610501', one)),
      ['elements-limit', 3, 't.x', special],
    );
  });
});

describe('interpreter: calls that make no sense', () => {
  const schema = schemaOf(
    made('x', struct({ a: when(given('g'), u8) }), {
      given: { g: flag() },
      examples: [{ hex: '', given: { g: false }, value: null }],
    }),
  );
  const usage = (code: string) => (error: unknown) => error instanceof UsageError && error.code === code;

  it('are refused as such', () => {
    assert.throws(() => interpretDecode(schema, 't.y', new Uint8Array()), usage('unknown-type'));
    assert.throws(() => interpretEncode(schema, 'toString', 1), usage('unknown-type'));
    assert.throws(() => interpretDecode(schema, 't.x', new Uint8Array()), usage('unknown-name'));
    const choose = () => 7;
    assert.throws(() => codec(made('x', flag(8))).encode(true, { choose: () => 300 }), usage('bad-choice'));
    assert.equal(codec(made('x', flag(8))).encode(true, { choose }), '08');
  });
});
