import assert from 'node:assert/strict';
import { documents, rules } from '../../generated/rules.js';
import { schema } from '../support/schema.js';

describe('the generated rules', () => {
  it('are those of the schema, word for word', () => {
    assert.equal(rules.size, Object.keys(schema.rules).length);
    for (const [id, { statedBy: _, from, ...rule }] of Object.entries(schema.rules)) {
      assert.deepEqual(rules.get(id), { ...rule, ...from });
    }
  });

  it('give both readings where documents or peers disagree, and nowhere else', () => {
    for (const rule of rules.values()) {
      if (rule.level === 'CONFLICT') assert.ok(rule.reads && rule.writes, rule.id);
      else assert.ok(!('reads' in rule || 'writes' in rule), rule.id);
    }
  });

  it('stand in the order of documents and of the numbers of clauses', () => {
    const names = Object.keys(documents);
    assert.deepEqual([...new Set([...rules.values()].map(({ document }) => document))], names);
    const clauses = [...rules.values()].flatMap(({ document, clause }) => (document === 'rtmp' ? [clause] : []));
    assert.deepEqual(
      clauses,
      [...clauses].sort((left, right) => left.localeCompare(right, 'en', { numeric: true })),
    );
  });
});
