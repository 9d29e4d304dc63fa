import {
  apply,
  at,
  bits,
  byTrial,
  bytes,
  bytesOf,
  computed,
  digest,
  eitherBytes,
  eq,
  field,
  flag,
  given,
  givenBytes,
  minus,
  mod,
  type Node,
  namedBytes,
  type Overlay,
  overlay,
  plus,
  ref,
  struct,
  sumOf,
  terminated,
  u8,
  u16,
  u32,
  when,
  wrap,
} from '../../src/schema/index.js';
import { accepts, from, reports, thing } from './resolver-support.js';

const key = namedBytes('x.key', '00112233', { doc: 'A key.', from });
const signature = digest('hmac-sha256', 32, bytesOf(key));
const region = (parts: Overlay['fields'], size = 40): Node => ({
  kind: 'overlay',
  size,
  filler: 'rest',
  fields: parts,
});

describe('the resolver on overlays', () => {
  it('takes parts that lie apart wherever they come to lie', () => {
    accepts(
      key,
      thing(
        'one',
        overlay(64, 'rest', {
          place: at(0, bytes(2)),
          offset: computed(u8, plus(2, mod(sumOf('place'), 8))),
          signature: at(field('offset'), signature),
          step: at(41, bits(8, { min: 2, max: 5 })),
          far: at(plus(field('step'), 40), u8),
          wide: at(minus(64, plus(4, wrap(2, field('step')))), u32),
        }),
      ),
    );
  });

  it('reports parts that may lie outside', () => {
    reports([thing('one', overlay(42, 'rest', { a: at(40, u32) }))], ['part-outside', 'x.one.fields.a']);
    reports(
      [thing('one', overlay(42, 'rest', { a: at(0, bytes(2)), b: at(mod(sumOf('a'), 40), u32) }))],
      ['part-outside', 'x.one.fields.b'],
    );
    reports(
      [thing('one', overlay(42, 'rest', { a: at(0, u16), b: at(field('a'), u8) }))],
      ['part-outside', 'x.one.fields.b'],
    );
    reports([thing('one', overlay(42, 'rest', { a: at(minus(0, 1), u8) }))], ['part-outside', 'x.one.fields.a']);
  });

  it('reports parts that may lie on each other, and a second digest', () => {
    reports(
      [thing('one', overlay(42, 'rest', { a: at(0, u32), b: at(2, u8) }))],
      ['overlapping-parts', 'x.one.fields.b'],
    );
    reports(
      [thing('one', overlay(42, 'rest', { a: at(0, bytes(2)), b: at(9, u8), c: at(mod(sumOf('a'), 20), u8) }))],
      ['overlapping-parts', 'x.one.fields.c'],
    );
    reports(
      [key, thing('one', overlay(64, 'rest', { a: at(0, signature), b: at(32, signature) }))],
      ['overlapping-parts', 'x.one'],
    );
  });

  it('reports parts and parameters without a size of their own', () => {
    reports([thing('one', overlay(42, 'rest', { a: at(0, bytes()) }))], ['unfixed-size', 'x.one.fields.a']);
    reports(
      [
        thing('one', struct({}), {
          given: { a: bytes() },
          examples: [{ hex: '', given: { a: { $bytes: '' } }, value: {} }],
        }),
      ],
      ['unfixed-size', 'x.one.given.a'],
    );
    reports(
      [thing('one', overlay(42, 'rest', { a: at(0, bits(4)) }))],
      ['unclosed-bits', 'x.one.fields.a.type'],
      ['unfixed-size', 'x.one.fields.a'],
    );
  });

  it('reports sizes that are none', () => {
    reports([thing('one', overlay(0, 'rest', {}))], ['constant-out-of-range', 'x.one.size']);
    reports(
      [key, thing('one', overlay(9, 'rest', { a: at(0, digest('x', 0, bytesOf(key))) }))],
      ['constant-out-of-range', 'x.one.fields.a.type.bytes'],
    );
  });

  it('reports one name for two parts', () => {
    reports([thing('one', overlay(9, 'a', { a: at(0, u8) }))], ['duplicate-name', 'x.one.fields.a']);
    reports(
      [thing('one', overlay(9, 'rest', { kind: at(0, u8) }), { label: 'kind' })],
      ['duplicate-name', 'x.one.fields.kind'],
    );
    reports([thing('one', overlay(9, 'rest', {}), { label: 'class' })], ['label-misfit', 'x.one']);
  });

  it('reports sums of what has no bytes or is not read yet', () => {
    const over = (name: string) =>
      thing('one', overlay(42, 'rest', { a: at(0, u8), b: at(plus(2, mod(sumOf(name), 4)), u8), c: at(20, bytes(2)) }));
    reports([over('a')], ['measure-misfit', 'x.one.fields.b.at']);
    reports([over('c')], ['field-before-declaration', 'x.one.fields.b.at']);
    reports([over('cc')], ['unknown-field', 'x.one.fields.b.at', 'c']);
    reports(
      [thing('one', struct({ a: bytes(2), b: when(eq(sumOf('a'), 3), u8) }))],
      ['misplaced-expression', 'x.one.fields.b.condition'],
    );
    reports(
      [thing('one', overlay(42, 'rest', { a: at(0, bytes(2)), b: at(plus(2, mod(sumOf('a'), 0)), u8) }))],
      ['constant-out-of-range', 'x.one.fields.b.at'],
    );
  });

  it('reports parts, overlays and digests out of their place', () => {
    reports([thing('one', struct({ a: at(0, u8) }))], ['misplaced-node', 'x.one.fields.a']);
    reports([key, thing('one', struct({ a: signature }))], ['misplaced-node', 'x.one.fields.a']);
    reports([thing('one', struct({ a: region([]) }))], ['misplaced-node', 'x.one.fields.a']);
  });

  it('reports keys made of what there is not', () => {
    const signed = (of: Parameters<typeof digest>[2]) =>
      thing('one', overlay(42, 'rest', { a: at(0, digest('hmac-sha256', 32, of)) }), {
        given: { short: flag(), salt: bytes(2) },
        examples: [{ hex: '', given: { short: true, salt: { $bytes: '0000' } }, value: {} }],
      });
    const place = 'x.one.fields.a.type';
    accepts(key, signed(eitherBytes(given('short'), bytesOf(key, 2), apply('x', bytesOf(key), givenBytes('salt')))));
    reports([key, signed(bytesOf({ ...key, name: 'x.kez' }))], ['unknown-bytes', place, 'x.key']);
    reports([key, signed(bytesOf(key, 5))], ['range-misfit', place]);
    reports([key, signed(givenBytes('salz'))], ['unknown-given', place, 'salt']);
    reports([key, signed(givenBytes('short'))], ['expression-type', place]);
    reports([key, signed(eitherBytes(given('salt'), bytesOf(key), bytesOf(key)))], ['expression-type', `${place}.key`]);
    reports([namedBytes('x.key', '0', { doc: 'Half.', from })], ['bad-hex', 'x.key']);
  });

  it('reports parameters that are bytes where a number has to be', () => {
    const salted = thing('salted', struct({}), {
      given: { salt: bytes(2) },
      examples: [{ hex: '', given: { salt: { $bytes: '0000' } }, value: {} }],
    });
    accepts(
      salted,
      thing('one', ref(salted, { salt: given('salt') }), {
        given: { salt: bytes(2) },
        examples: [{ hex: '', given: { salt: { $bytes: '0000' } }, value: {} }],
      }),
    );
    reports([salted, thing('one', ref(salted, { salt: 1 }))], ['expression-type', 'x.one.given.salt']);
  });

  it('reports an end of text that text may have', () => {
    reports([thing('one', terminated(128))], ['constant-out-of-range', 'x.one.end']);
  });
});

describe('the resolver on unions by trial', () => {
  const sealed = (name: string, size = 40) =>
    thing(name, overlay(size, 'rest', { a: at(0, signature) }), { label: 'kind' });
  const open = (name: string, size = 40) => thing(name, struct({ a: bytes(size) }), { label: 'kind' });
  const [one, two, plain] = [sealed('one'), sealed('two'), open('plain')];

  it('takes cases of one size, of which the last has no digest', () => {
    accepts(key, one, two, plain, thing('all', byTrial({ one, two, plain })));
  });

  it('reports a digest too many or too few, and another size', () => {
    reports([key, one, two, thing('all', byTrial({ one, two }))], ['trial-misfit', 'x.all.cases.two']);
    reports(
      [key, plain, one, open('other'), thing('all', byTrial({ plain, one, other: open('other') }))],
      ['trial-misfit', 'x.all.cases.plain'],
    );
    const longer = open('longer', 41);
    reports([key, one, longer, thing('all', byTrial({ one, longer }))], ['trial-misfit', 'x.all.cases.longer']);
  });

  it('reports cases that no kind tells apart', () => {
    reports(
      [key, one, plain, thing('all', byTrial({ one, again: one, plain }))],
      ['overlapping-kinds', 'x.all.cases.again'],
    );
    const bare = thing('bare', struct({ a: bytes(40) }));
    reports([key, one, bare, thing('all', byTrial({ one, bare }))], ['unlabelled-case', 'x.all.cases.bare']);
    reports(
      [
        key,
        one,
        plain,
        thing('all', { kind: 'trial', cases: [...byTrial({ one }).cases, ...byTrial({ one: plain }).cases] }),
      ],
      ['duplicate-name', 'x.all.cases.one'],
    );
    reports(
      [key, one, plain, thing('all', struct({ a: byTrial({ one, plain }) }))],
      ['misplaced-node', 'x.all.fields.a'],
    );
  });
});
