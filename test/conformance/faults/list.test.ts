import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { schema } from '../../support/schema.js';
import { mutated } from './fault.js';
import { faults, serverFaults } from './list.js';

describe('the list of faults', () => {
  it('has forty at least: thirty of servers, ten of clients', () => {
    assert.ok(serverFaults.length >= 30);
    assert.ok(faults.length - serverFaults.length >= 10);
  });

  it('names each of them once, in kebab-case', () => {
    const names = faults.map(({ name }) => name);
    assert.deepEqual([...new Set(names)], names);
    assert.deepEqual(
      names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)),
      [],
    );
  });

  it('breaks rules that the spec has', () => {
    assert.deepEqual(
      faults.flatMap(({ rules }) => rules).filter((rule) => schema.rules[rule] === undefined),
      [],
    );
  });

  for (const { name, mutations } of faults) {
    it(`finds what ${name} changes, once each`, () => {
      const sources = new Map<string, string>();
      for (const mutation of mutations) {
        const { file } = mutation;
        const before = sources.get(file) ?? readFileSync(file, 'utf8');
        const after = mutated(before, mutation);
        assert.notEqual(after, before);
        sources.set(file, after);
      }
    });
  }
});
