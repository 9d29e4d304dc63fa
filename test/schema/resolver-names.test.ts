import {
  bits,
  bytes,
  conduct,
  eq,
  field,
  flag,
  format,
  given,
  host,
  kinds,
  listToEnd,
  lt,
  must,
  nothing,
  number,
  on,
  openEnum,
  prefixed,
  recall,
  ref,
  shape,
  shapes,
  struct,
  table,
  type,
  u8,
  u16,
  vocabulary,
  when,
} from '../../src/schema/index.js';
import { accepts, from, inFormats, reports, reportsOf, thing } from './resolver-support.js';

describe('the resolver on names', () => {
  const word = vocabulary('x.word', { yes: ['yes', 'Agreed.'] }, { doc: 'Words.', from });
  const message = thing('message', u8);

  it('reports a type that is not defined, with the nearest one', () => {
    reports([message, thing('all', listToEnd(ref('x.mesage')))], ['unknown-type', 'x.all.item', 'x.message']);
    reports([message, thing('row', { ...shapes.calls(message, {}), over: 'x.elsewhere' })], ['unknown-type', 'x.row']);
  });

  it('reports an entry that is not defined', () => {
    const spec = inFormats({ ...format('x', 'For tests.', [message], [message]), entries: ['x.message', 'x.massage'] });
    reportsOf(spec, ['unknown-type', 'x.entries', 'x.message']);
  });

  it('reports a root that is no entry of its format, or wants parameters', () => {
    const whole = format('x', 'For tests.', [message], [message], message);
    reportsOf(inFormats({ ...whole, root: 'x.massage' }), ['unknown-type', 'x.root', 'x.message']);
    const told = thing('told', u8, {
      given: { exact: flag(1) },
      examples: [{ hex: '', given: { exact: true }, value: null }],
    });
    reportsOf(inFormats(format('x', 'For tests.', [told], [told], told)), ['missing-given', 'x.root']);
  });

  it('reports a table that is not defined, wherever it is named', () => {
    const seen = table('x.seen', { doc: 'Values.', from });
    const other = { ...seen, name: 'x.sen' };
    reports(
      [
        seen,
        thing('value', host({ tag: { marker: u8 }, cases: { back: on(1, recall(other, u8)) } })),
        thing('row', listToEnd(u8), { remember: 'x.sen', scopeOf: ['x.sean'] }),
        thing('all', host({ tag: { marker: u8 }, counts: other, cases: { number: on(1, u8) } })),
      ],
      ['unknown-table', 'x.value.cases.back', 'x.seen'],
      ['unknown-table', 'x.row.remember', 'x.seen'],
      ['unknown-table', 'x.row.scopeOf', 'x.seen'],
      ['unknown-table', 'x.all.counts', 'x.seen'],
    );
  });

  it('reports a shape and a vocabulary that are not defined, inside calls and shapes', () => {
    const info = shape('x.info', { doc: 'Properties.', from, shape: shapes.object({ word: shapes.word(word) }) });
    const missing = shapes.either(shapes.named({ ...info, name: 'x.infos' }), shapes.word({ ...word, name: 'x.wort' }));
    reports(
      [
        word,
        info,
        message,
        thing('row', shapes.calls(message, { say: shapes.call('say', { what: shapes.argument(missing) }) })),
      ],
      ['unknown-shape', 'x.row.calls.say.items.what.of.0', 'x.info'],
      ['unknown-vocabulary', 'x.row.calls.say.items.what.of.1', 'x.word'],
    );
    reports(
      [shape('x.info', { doc: 'Properties.', from, shape: shapes.object({ word: shapes.word(word) }) })],
      ['unknown-vocabulary', 'x.info.properties.word'],
    );
  });

  it('reports a rule that the definition does not state, on nodes, refused tags and examples', () => {
    const rules = { reserved: must('Nobody sends it', from) };
    reports(
      [
        thing('value', kinds({ tag: { marker: u8 }, cases: {}, refused: { old: [3, 'reservd'] }, rule: 'resrved' }), {
          rules,
          examples: [{ hex: '03', error: 'refused-tag', rules: ['paper/1/reserve'] }],
        }),
      ],
      ['unknown-rule', 'x.value', 'reserved'],
      ['unknown-rule', 'x.value.refused.old', 'reserved'],
      ['unknown-rule', 'x.value.examples.0', 'paper/1/reserved'],
      ['endless-type', 'x.value'],
    );
  });

  it('reports a document that is not listed, and a definition without a source', () => {
    const elsewhere = { document: 'papers', clause: '2' };
    reports(
      [
        thing('one', u8, { from: [elsewhere], rules: { odd: must('Be odd', elsewhere) } }),
        thing('two', u8, { from: [] }),
      ],
      ['unknown-document', 'x.one.from', 'paper'],
      ['unknown-document', 'x.one.rules.odd', 'paper'],
      ['missing-source', 'x.two'],
    );
  });

  it('reports a conduct without rules, and documents that its rules cite and nobody knows', () => {
    const strange = { document: 'papers', clause: '1' };
    reports(
      [
        conduct('x.silent', { doc: 'For a test.', from, rules: {} }),
        conduct('x.strange', { doc: 'For a test.', from, rules: { odd: must('Be odd', strange) } }),
      ],
      ['missing-rules', 'x.silent'],
      ['unknown-document', 'x.strange.rules.odd', 'paper'],
    );
  });

  it('reports parameters that are unknown or missing, where they are read, passed and shown', () => {
    const inner = thing('inner', struct({ tail: when(given('exended'), u8) }), {
      given: { extended: bits(1), format: bits(2) },
      examples: [{ hex: '', given: { extended: 0, form: 1 }, value: {} }],
    });
    reports(
      [inner, thing('outer', ref(inner, { extendd: 1, format: 2 }))],
      ['unknown-given', 'x.inner.fields.tail.condition', 'extended'],
      ['unknown-given', 'x.inner.examples.0', 'format'],
      ['missing-given', 'x.inner.examples.0'],
      ['unknown-given', 'x.outer', 'extended'],
      ['missing-given', 'x.outer'],
    );
  });

  it('reports two definitions, fields, cases, calls or items with one name', () => {
    const twice = {
      kind: 'struct',
      fields: [
        { name: 'a', type: u8 },
        { name: 'a', type: u8 },
      ],
    } as const;
    reports([message, message], ['duplicate-name', 'x.message']);
    reports([thing('pair', twice)], ['duplicate-name', 'x.pair.fields.a']);
    reports([thing('labelled', struct({ kind: u8 }), { label: 'kind' })], ['duplicate-name', 'x.labelled.fields.kind']);
    const cases = [
      { name: 'a', tag: 1, type: u8 },
      { name: 'a', tag: 2, type: u8 },
    ];
    reports(
      [thing('value', { kind: 'variant', values: 'host', tag: { marker: u8 }, cases })],
      ['duplicate-name', 'x.value.cases.a'],
    );
    reports(
      [
        message,
        thing('row', shapes.calls(message, { other: shapes.call('o', { kind: shapes.argument(shapes.any) }) })),
      ],
      ['duplicate-name', 'x.row.calls.other'],
      ['duplicate-name', 'x.row.calls.other.items.kind'],
    );
    reportsOf(inFormats(format('x', 'One.', []), format('x', 'Two.', [])), ['duplicate-name', 'x']);
  });

  it('reports a name that does not start with its format', () => {
    reports([number('y.size', 4, { doc: 'A size.', from })], ['foreign-name', 'y.size']);
    reports([number('', 4, { doc: 'A size.', from })], ['foreign-name', 'specification']);
    reports(
      [type('x.a.b', u8, { doc: 'Two dots.', from, examples: [{ hex: '00', value: 0 }] })],
      ['foreign-name', 'x.a.b'],
    );
  });

  it('reports two rules with one id that say different things', () => {
    reports(
      [
        thing('one', u8, { rules: { odd: must('Be odd', from) } }),
        thing('two', u8, { rules: { odd: must('Be even', from) } }),
      ],
      ['duplicate-rule', 'x.two.rules.odd'],
    );
    accepts(
      thing('one', u8, { rules: { odd: must('Be odd', from) } }),
      thing('two', u8, { rules: { odd: must('Be odd', from) } }),
    );
  });

  it('reports a field that the struct does not have, and one of a struct around it', () => {
    reports(
      [thing('pair', struct({ length: u8, rest: bytes(field('lenght')) }))],
      ['unknown-field', 'x.pair.fields.rest.length', 'length'],
    );
    reports(
      [thing('pair', struct({ size: u8, inner: struct({ tail: when(eq(field('size'), 1), u8) }) }))],
      ['unknown-field', 'x.pair.fields.inner.fields.tail.condition'],
    );
    reports([thing('alone', bytes(field('length')))], ['unknown-field', 'x.alone.length']);
  });

  it('knows fields through conditions and regions around the place', () => {
    accepts(
      thing(
        'pair',
        struct({
          size: openEnum(u8, { one: [1, 'One.'] }),
          body: prefixed(u16, when(lt(field('size'), 3), u8)),
          none: nothing('null'),
        }),
      ),
    );
  });
});
