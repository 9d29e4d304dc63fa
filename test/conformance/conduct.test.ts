import assert from 'node:assert/strict';
import { schema } from '../support/schema.js';

const conducts = Object.values(schema.conducts);
const rules = Object.values(schema.rules).filter(({ statedBy }) =>
  statedBy.some((name) => schema.conducts[name] !== undefined),
);

describe('the rules of conduct', () => {
  it('are there for each part of a connection', () => {
    assert.ok(conducts.length >= 10, `${conducts.length} conducts`);
    assert.ok(rules.length >= 100, `${rules.length} rules`);
  });

  it('are each stated once: no type, transition, session or other conduct says the same', () => {
    assert.deepEqual(
      rules.filter(({ statedBy }) => statedBy.length > 1).map(({ id }) => id),
      [],
    );
    const texts = Object.values(schema.rules).map(({ text }) => text);
    assert.deepEqual(
      rules.filter(({ text }) => texts.indexOf(text) !== texts.lastIndexOf(text)).map(({ id }) => id),
      [],
    );
  });

  it('have names that cases and reports can show', () => {
    const odd = rules.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id.slice(id.lastIndexOf('/') + 1)));
    assert.deepEqual(
      odd.map(({ id }) => id),
      [],
    );
  });

  it('are one sentence each, without its full stop', () => {
    const sentence = /^[^.]*(\.\S[^.]*)*$/;
    assert.deepEqual(
      rules.filter(({ text }) => !sentence.test(text) || text.length > 140).map(({ id }) => id),
      [],
    );
  });

  it('say what peers do only where no document says it', () => {
    for (const { id, level, from } of rules) {
      assert.equal(level === 'DE-FACTO', from.document === 'peers', `${id} is ${level}`);
    }
  });
});
