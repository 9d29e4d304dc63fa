import assert from 'node:assert/strict';
import { missing, strangers } from '../../src/generator/clauses/account.js';
import { schema } from '../support/schema.js';

describe('the coverage of the documents', () => {
  it('has every clause that anything cites', () => {
    assert.deepEqual(strangers(schema), []);
  });

  it('names what is not accounted for once', () => {
    const names = missing(schema);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });
});
