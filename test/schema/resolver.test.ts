import assert from 'node:assert/strict';
import { specification } from '../../spec/index.js';
import { conduct, diagnose, must, resolve, struct, u8 } from '../../src/schema/index.js';
import { walk } from '../../src/schema/resolver/walk.js';
import { layoutRuleId } from '../../src/schema/rules.js';
import { from, specificationOf, thing } from './resolver-support.js';

describe('the resolver', () => {
  const schema = resolve(specification);

  it('finds no mistake in the spec, and nothing to warn of', () => {
    assert.deepEqual(diagnose(specification), []);
  });

  it('lists every definition once, by its full name', () => {
    const kinds = [
      schema.types,
      schema.shapes,
      schema.vocabularies,
      schema.constants,
      schema.bytes,
      schema.tables,
      schema.transitions,
      schema.sessions,
      schema.conducts,
    ];
    const names = schema.formats.flatMap((of) => of.names);
    assert.deepEqual(kinds.flatMap((of) => Object.keys(of)).sort(), [...names].sort());
    for (const { name, format, localName } of Object.values(schema.types)) assert.equal(name, `${format}.${localName}`);
  });

  it('gives every node the id of a rule that the schema lists', () => {
    for (const { name, type } of Object.values(schema.types)) {
      walk(type, name, ({ node, path }) => {
        assert.ok(node.rule !== undefined && schema.rules[node.rule] !== undefined, `${path}: ${node.rule}`);
        const refused = node.kind === 'variant' ? (node.refused ?? []) : [];
        for (const { rule } of refused) assert.ok(schema.rules[rule], `${path}: ${rule}`);
      });
    }
    for (const { rows } of Object.values(schema.sessions)) {
      const named = JSON.stringify(rows).matchAll(/"(?:rule|elsewhere)":"([^"]*)"/g);
      for (const [, rule = ''] of named) assert.ok(schema.rules[rule], rule);
    }
    for (const { name, from, cases } of Object.values(schema.transitions)) {
      assert.ok(schema.rules[layoutRuleId(from)]?.statedBy.includes(name));
      for (const { rule } of cases.flatMap(({ requires }) => requires)) assert.ok(schema.rules[rule], rule);
    }
  });

  it("takes a rule's clause from its own source, and falls back to the layout of the type", () => {
    const one = thing('one', struct({ a: { ...u8, rule: 'odd' }, b: u8 }), {
      rules: { odd: must('Be odd', { document: 'paper', clause: '7' }) },
    });
    const { types, rules } = resolve(specificationOf(one));
    const found: [string, string | undefined][] = [];
    const type = types['x.one'];
    assert.ok(type);
    walk(type.type, '', ({ path, node }) => found.push([path, node.rule]));
    assert.deepEqual(found, [
      ['', 'paper/1/layout'],
      ['.fields.a', 'paper/7/odd'],
      ['.fields.b', 'paper/1/layout'],
    ]);
    assert.equal(type.layoutRule, 'paper/1/layout');
    assert.deepEqual(Object.keys(rules), ['paper/1/layout', 'paper/7/odd']);
  });

  it('collects the rules of a conduct like those of types, without a rule for a layout', () => {
    const rules = { odd: must('Be odd', { document: 'paper', clause: '7' }) };
    const polite = conduct('x.polite', { doc: 'For a test.', from, rules });
    const resolved = resolve(specificationOf(polite));
    assert.deepEqual(resolved.conducts, { 'x.polite': polite });
    assert.deepEqual(resolved.rules, {
      'paper/7/odd': { ...rules.odd, id: 'paper/7/odd', statedBy: ['x.polite'] },
    });
  });

  it('lists together the definitions that state one rule', () => {
    const rules = { odd: must('Be odd', from) };
    const resolved = resolve(specificationOf(thing('one', u8, { rules }), thing('two', u8, { rules })));
    assert.deepEqual(resolved.rules['paper/1/odd'], {
      id: 'paper/1/odd',
      level: 'MUST',
      text: 'Be odd',
      from,
      statedBy: ['x.one', 'x.two'],
    });
  });

  it('leaves the specification as it was', () => {
    const before = structuredClone(specification);
    resolve(specification);
    assert.deepEqual(specification, before);
  });
});
