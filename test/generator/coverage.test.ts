import assert from 'node:assert/strict';
import { missing, strangers } from '../../src/generator/clauses/account.js';
import { schema } from '../support/schema.js';

describe('the coverage of the documents', () => {
  it('has every clause that anything cites', () => {
    assert.deepEqual(strangers(schema), []);
  });

  it('has nothing that is not accounted for', () => {
    assert.deepEqual(missing(schema), []);
  });

  it('names what is not accounted for', () => {
    const { rtmp, ...others } = schema.documents;
    assert.ok(rtmp !== undefined);
    const clauses = [
      { clause: '0.1', title: 'Nobody states it' },
      { clause: '5.3.1.1', title: 'Basic header', leftOut: 'For a test.' },
      { clause: '0.2', title: 'Rows', rows: [{ row: 'a' }, { row: 'b', is: 'rtmp.none' }] },
    ];
    const names = missing({ ...schema, documents: { ...others, rtmp: { ...rtmp, clauses } } });
    assert.deepEqual(names.slice(0, 4), [
      'rtmp 0.1 (Nobody states it) is not stated',
      'rtmp 5.3.1.1 (Basic header) is left out and stated',
      'rtmp 0.2 (Rows), a: is nothing',
      'rtmp 0.2 (Rows), b: there is no rtmp.none',
    ]);
  });
});
