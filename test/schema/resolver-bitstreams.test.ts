import {
  alignment,
  and,
  bits,
  bitsOf,
  bitstream,
  bytes,
  countedList,
  differences,
  eq,
  field,
  flag,
  given,
  ifElse,
  listOf,
  listToEnd,
  minus,
  not,
  plus,
  prefixed,
  rbsp,
  remainingBits,
  se,
  struct,
  times,
  u8,
  u16le,
  ue,
  when,
  wrap,
} from '../../src/schema/index.js';
import { accepts, reports, thing } from './resolver-support.js';

describe('the resolver on bitstreams', () => {
  it('takes fields at any bit, and fields of the structs around', () => {
    accepts(
      thing(
        'a',
        rbsp({
          wide: flag(),
          size: bits(3),
          items: listOf(field('size'), struct({ code: ue({ max: 9 }), extra: when(field('wide'), se()) })),
          filled: alignment(),
          raw: bytes(field('size')),
          rest: remainingBits(),
        }),
      ),
      thing('b', bitstream({ weights: differences(4, { start: 8, bits: 8 }), all: listToEnd(u8) })),
    );
  });

  it('reports a bitstream that is not the node of a type', () => {
    const inside = bitstream({ a: u8 });
    reports(
      [thing('a', struct({ inside })), thing('b', prefixed(u8, inside)), thing('c', bitstream({ inside }))],
      ['misplaced-node', 'x.a.fields.inside'],
      ['misplaced-node', 'x.b.type'],
      ['misplaced-node', 'x.c.type.fields.inside'],
      ['misplaced-node', 'x.c.type.fields.inside'],
    );
  });

  it('reports nodes that stand only inside, and nodes that do not', () => {
    reports(
      [
        thing('a', struct({ code: ue(), more: when(eq(field('code'), 1), bitsOf(3)) })),
        thing('b', bitstream({ little: u16le, list: countedList(u8, u8), text: bytes() })),
      ],
      ['misplaced-node', 'x.a.fields.code'],
      ['misplaced-node', 'x.a.fields.more.type'],
      ['misplaced-node', 'x.b.type.fields.little'],
      ['misplaced-node', 'x.b.type.fields.list'],
      ['misplaced-node', 'x.b.type.fields.text'],
    );
  });

  it('reports codes and widths that cannot be', () => {
    reports(
      [
        thing('a', bitstream({ code: ue({ min: -1 }), other: se({ max: 2 ** 31 }), third: ue({ min: 5, max: 4 }) })),
        thing('b', bitstream({ a: bits(6), b: bitsOf(field('a')), c: bitsOf(times(field('a'), 2)) })),
        thing('c', bitstream({ a: ue(), b: bitsOf(field('a')), c: bitsOf(minus(60, field('a'))) })),
        thing('e', bitstream({ a: differences(0, { start: 8, bits: 3 }), b: differences(1, { start: 1, bits: 54 }) })),
        thing('d', bitstream({ a: bitsOf(given('width')) }), {
          given: { width: u8 },
          examples: [{ hex: '', given: { width: 1 }, value: null }],
        }),
      ],
      ['range-misfit', 'x.a.type.fields.code'],
      ['range-misfit', 'x.a.type.fields.other'],
      ['range-misfit', 'x.a.type.fields.third'],
      ['integer-width', 'x.b.type.fields.b'],
      ['integer-width', 'x.b.type.fields.c'],
      ['integer-width', 'x.c.type.fields.b'],
      ['integer-width', 'x.c.type.fields.c'],
      ['constant-out-of-range', 'x.e.type.fields.a'],
      ['constant-out-of-range', 'x.e.type.fields.a'],
      ['integer-width', 'x.e.type.fields.b'],
      ['integer-width', 'x.d.type.fields.a'],
    );
    accepts(
      thing(
        'a',
        bitstream({
          a: bits(5),
          has: flag(),
          b: when(field('has'), bits(2, { max: 2 })),
          c: bitsOf(plus(field('a'), 1)),
          d: listOf(field('a'), struct({ e: bitsOf(ifElse(field('has'), field('a'), wrap(4, field('a')))) })),
        }),
      ),
    );
  });

  it('reports what follows the rest, unless the conditions rule it out', () => {
    const isNew = eq(field('version'), 1);
    reports(
      [thing('a', bitstream({ version: u8, rest: when(isNew, remainingBits()), more: when(isNew, u8) }))],
      ['not-last', 'x.a.type.fields.rest'],
    );
    accepts(
      thing(
        'a',
        bitstream({
          version: u8,
          wide: flag(),
          rest: when(not(isNew), remainingBits()),
          more: when(and(isNew, field('wide')), u8),
          others: when(isNew, remainingBits()),
        }),
      ),
    );
  });

  it('reports a field of a struct around where bytes are read', () => {
    reports(
      [thing('a', struct({ size: u8, inside: struct({ all: bytes(field('size')) }) }))],
      ['unknown-field', 'x.a.fields.inside.fields.all.length'],
    );
    reports(
      [thing('a', bitstream({ inside: struct({ all: bytes(field('size')) }), size: u8 }))],
      ['field-before-declaration', 'x.a.type.fields.inside.fields.all.length'],
    );
  });
});
