import assert from 'node:assert/strict';
import {
  countedList,
  diagnose,
  format,
  kinds,
  listToEnd,
  on,
  prefixed,
  ref,
  resolve,
  struct,
  table,
  u8,
} from '../../src/schema/index.js';
import { accepts, inFormats, reports, reportsOf, thing } from './resolver-support.js';

describe('the resolver on types', () => {
  it('reports a cycle of types without a level of nesting, once', () => {
    reports(
      [
        thing('tree', struct({ leaves: countedList(u8, ref('x.branch')) })),
        thing('branch', struct({ tree: ref('x.tree') })),
      ],
      ['unlimited-recursion', 'x.tree'],
    );
    reports([thing('self', countedList(u8, ref('x.self')))], ['unlimited-recursion', 'x.self']);
    accepts(
      thing('tree', countedList(u8, ref('x.branch')), { nests: true }),
      thing('branch', struct({ tree: ref('x.tree') })),
    );
  });

  it('reports a cycle beside another one that counts its levels', () => {
    reports(
      [
        thing('a', struct({ b: countedList(u8, ref('x.b')), c: countedList(u8, ref('x.c')) })),
        thing('b', ref('x.a'), { nests: true }),
        thing('c', ref('x.a')),
      ],
      ['unlimited-recursion', 'x.a'],
    );
  });

  it('reports a type whose instances never end', () => {
    reports([thing('self', prefixed(u8, ref('x.self')), { nests: true })], ['endless-type', 'x.self']);
  });

  it('reports a type without an example, and examples without a meaning', () => {
    reports([thing('one', u8, { examples: [] })], ['missing-example', 'x.one'], ['unused-type', 'x.one']);
    reports([thing('one', u8, { examples: [{ hex: '0', value: 1 }] })], ['bad-hex', 'x.one.examples.0']);
    reports([thing('one', u8, { examples: [{ hex: '00' }] })], ['bad-example', 'x.one.examples.0']);
    reports(
      [thing('one', u8, { examples: [{ hex: '00', value: 1, error: 'truncated' }] })],
      ['bad-example', 'x.one.examples.0'],
    );
  });

  const inner = thing('inner', u8);
  const outer = thing('outer', listToEnd(inner));
  const stray = thing('stray', u8);

  it('warns of types that no entry leads to, and resolves nevertheless', () => {
    const spec = inFormats(format('x', 'For tests.', [inner, outer, stray], [outer]));
    assert.deepEqual(
      diagnose(spec).map(({ code, severity, path }) => [code, severity, path]),
      [['unused-type', 'warning', 'x.stray']],
    );
    assert.deepEqual(Object.keys(resolve(spec).types), ['x.inner', 'x.outer', 'x.stray']);
  });

  it('takes types with examples for used in a format that lists no entries', () => {
    const spec = inFormats(format('x', 'For tests.', [inner, outer, thing('stray', u8, { examples: [] })]));
    reportsOf(spec, ['missing-example', 'x.stray'], ['unused-type', 'x.stray']);
  });

  it('lists all mistakes in the order of the spec', () => {
    reports(
      [
        thing('one', ref('x.tow')),
        table('x.seen', { doc: 'Values.', from: [] }),
        thing('two', kinds({ tag: { marker: u8 }, cases: { a: on(1, u8) } }), { examples: [] }),
      ],
      ['unknown-type', 'x.one', 'x.two'],
      ['missing-source', 'x.seen'],
      ['unlabelled-case', 'x.two.cases.a'],
      ['missing-example', 'x.two'],
      ['unused-type', 'x.two'],
    );
  });

  it('names the path, the mistake, its code and the nearest name in the message', () => {
    assert.throws(() => resolve(inFormats(format('x', 'For tests.', [inner, thing('all', ref('x.iner'))]))), {
      message: 'x.all: there is no type x.iner (unknown-type); did you mean x.inner?',
    });
  });
});
