import {
  bits,
  bytes,
  closedEnum,
  computed,
  constant,
  f64,
  flag,
  host,
  int,
  kinds,
  listToEnd,
  little,
  magic,
  nothing,
  on,
  ordered,
  plus,
  prefixed,
  record,
  ref,
  reserved,
  spellings,
  struct,
  u8,
  u16,
  u16le,
  when,
  wrap,
} from '../../src/schema/index.js';
import type { Node } from '../../src/schema/model.js';
import { accepts, reports, thing } from './resolver-support.js';

const field = (node: Node) => [thing('one', struct({ a: node }))];

describe('the resolver on numbers', () => {
  it('reports unsigned integers, flags and reserved bits of no or more than 53 bits', () => {
    reports(field(bits(56)), ['integer-width', 'x.one.fields.a']);
    reports(field(bits(0)), ['integer-width', 'x.one.fields.a']);
    reports(field(flag(64)), ['integer-width', 'x.one.fields.a']);
    reports(field(reserved(0)), ['integer-width', 'x.one.fields.a']);
    reports(
      [thing('one', struct({}), { given: { wide: bits(60) }, examples: [{ hex: '', given: { wide: 1 }, value: {} }] })],
      ['integer-width', 'x.one.given.wide'],
    );
  });

  it('reports signed integers of other than 8, 16, 24 or 32 bits', () => {
    reports(field({ kind: 'int', bits: 40 }), ['int-width', 'x.one.fields.a']);
  });

  it('reports a range that is empty or that the bits cannot hold', () => {
    reports(field(bits(8, { max: 256 })), ['range-misfit', 'x.one.fields.a']);
    reports(field(bits(8, { min: 9, max: 8 })), ['range-misfit', 'x.one.fields.a']);
    reports(field(bits(8, { min: -1 })), ['range-misfit', 'x.one.fields.a']);
    reports(field(bits(8, { min: 0.5 })), ['range-misfit', 'x.one.fields.a']);
  });

  it('reports a byte order that does not fit', () => {
    reports(field(ordered([2, 1, 1])), ['bad-byte-order', 'x.one.fields.a']);
    reports([thing('one', struct({ a: little(12), b: bits(4) }))], ['bad-byte-order', 'x.one.fields.a']);
    reports(field({ kind: 'int', bits: 16, order: [0] }), ['bad-byte-order', 'x.one.fields.a']);
    accepts(thing('one', struct({ a: ordered([2, 1, 0, 3]), b: { kind: 'int', bits: 16, order: 'little' } })));
  });

  it('reports constants, members, terminators, tags and states outside their bits', () => {
    reports(field(constant(u8, 256)), ['constant-out-of-range', 'x.one.fields.a']);
    reports(field(closedEnum(u8, { big: [300, 'Too big.'] })), ['constant-out-of-range', 'x.one.fields.a.members.big']);
    reports(field(record(u16, u8, 999)), ['constant-out-of-range', 'x.one.fields.a.terminator']);
    reports(field(host({ tag: { marker: u8 }, cases: { big: on(256, nothing('null')) } })), [
      'constant-out-of-range',
      'x.one.fields.a.cases.big',
    ]);
    reports(
      [
        thing(
          'one',
          kinds({
            tag: { marker: bits(8, { max: 9 }) },
            cases: { some: on(1, ref('x.some')) },
            refused: { big: [10, 'big'] },
          }),
          { rules: { big: { level: 'MUST', text: 'Be small', from: { document: 'paper', clause: '1' } } } },
        ),
        thing('some', struct({}), { label: 'kind' }),
      ],
      ['constant-out-of-range', 'x.one.refused.big'],
    );
  });

  it('reports numbers that no expression can compute with', () => {
    reports(field(bytes(-1)), ['constant-out-of-range', 'x.one.fields.a.length']);
    reports(field(bytes(plus(1, 0.5))), ['constant-out-of-range', 'x.one.fields.a.length']);
    reports(field(bytes(wrap(0, 1))), ['integer-width', 'x.one.fields.a.length']);
    reports(field(spellings(u8, { 0: { tail: u8, plus: -1 } })), ['constant-out-of-range', 'x.one.fields.a']);
  });

  it('reports two members of an enumeration with one number', () => {
    reports(field(closedEnum(u8, { one: [1, 'One.'], uno: [1, 'One again.'] })), [
      'duplicate-enum-number',
      'x.one.fields.a.members.uno',
    ]);
  });

  it('reports spellings that overlap', () => {
    const twice: Node = {
      kind: 'spellings',
      head: u8,
      plus: 0,
      alternatives: [
        { escape: 0, tail: u8, plus: 1 },
        { escape: 0, tail: u16, plus: 1 },
      ],
    };
    reports(field(twice), ['overlapping-spellings', 'x.one.fields.a.alternatives.1']);
    reports(field(spellings(bits(8, { min: 1 }), { 1: { tail: u8, plus: 0 } })), [
      'overlapping-spellings',
      'x.one.fields.a.alternatives.0',
    ]);
    accepts(...field(spellings(bits(8, { min: 2 }), { 0: { tail: u8, plus: 64 }, 1: { tail: u16le, plus: 64 } })));
  });

  it('reports numbers that no spelling can hold', () => {
    reports(field(spellings(bits(8, { max: 250 }), { 255: { tail: u8, plus: 255 } })), [
      'unspelled-number',
      'x.one.fields.a',
    ]);
    reports(field(spellings(u8, { 100: { tail: u8, plus: 101 } })), ['unspelled-number', 'x.one.fields.a']);
    accepts(...field(spellings(u8, { 100: { tail: u8, plus: 100 } })));
  });

  it('reports an announcement that the head cannot hold', () => {
    reports(
      [thing('one', struct({ a: bits(2), b: spellings(bits(6), { 64: { tail: u8, plus: 0 } }) }))],
      ['escape-misfit', 'x.one.fields.b.alternatives.0'],
    );
  });

  it('reports fixed bytes that are no hexadecimal pairs', () => {
    reports(field(magic('46 4c 5')), ['bad-hex', 'x.one.fields.a']);
  });
});

describe('the resolver on bits', () => {
  it('reports a type that ends inside a byte', () => {
    reports([thing('one', bits(7))], ['unclosed-bits', 'x.one']);
    reports([thing('one', struct({ a: bits(4), b: flag(), c: reserved(2) }))], ['unclosed-bits', 'x.one']);
  });

  it('reports what has to start at a byte and does not', () => {
    reports([thing('one', struct({ a: bits(4), b: f64 }))], ['unclosed-bits', 'x.one.fields.b']);
    reports([thing('one', struct({ a: bits(4), b: u16le }))], ['unclosed-bits', 'x.one.fields.b']);
    reports([thing('one', struct({ a: bits(4), b: struct({ c: bits(4) }) }))], ['unclosed-bits', 'x.one.fields.b']);
    reports(
      [thing('two', u8), thing('one', struct({ a: bits(4), b: ref('x.two') }))],
      ['unclosed-bits', 'x.one.fields.b'],
    );
    reports([thing('one', struct({ a: bits(4), b: int(8) }))], ['unclosed-bits', 'x.one.fields.b']);
  });

  it('reports parts of their own that end inside a byte', () => {
    reports(field(prefixed(u8, bits(4))), ['unclosed-bits', 'x.one.fields.a.type']);
    reports(field(listToEnd(bits(4))), ['unclosed-bits', 'x.one.fields.a.item']);
    reports(field(when({ op: 'boolean', value: true }, bits(4))), ['unclosed-bits', 'x.one.fields.a.type']);
    reports(field(spellings(u8, { 0: { tail: bits(9), plus: 0 } })), ['unclosed-bits', 'x.one.fields.a']);
  });

  it('takes runs across bytes, with computed fields and spellings in them', () => {
    accepts(
      thing(
        'one',
        struct({
          a: bits(2),
          two: computed(u8, 2),
          b: closedEnum(bits(4), { zero: [0, 'None.'] }),
          c: bits(12),
          d: constant(bits(4), 3),
          e: spellings(bits(2), { 0: { tail: u8, plus: 0 } }),
        }),
      ),
    );
  });
});
