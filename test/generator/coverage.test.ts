import assert from 'node:assert/strict';
import { strangers } from '../../src/generator/clauses/account.js';
import { schema } from '../support/schema.js';

describe('the coverage of the documents', () => {
  it('has every clause that anything cites', () => {
    assert.deepEqual(strangers(schema), []);
  });
});
