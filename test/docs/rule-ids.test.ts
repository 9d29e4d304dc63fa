import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { documents } from '../../spec/documents.js';
import { sourceFiles } from '../house/source-files.js';
import { schema } from '../support/schema.js';

describe('the ids of rules', () => {
  const ids = new RegExp(`['"\`]((?:${Object.keys(documents).join('|')})/[\\w.-]+/[a-z0-9-]+)['"\`]`, 'g');

  it('that errors name are rules of the spec', () => {
    const unknown: string[] = [];
    let known = 0;
    for (const path of [...sourceFiles('src'), ...sourceFiles('generated')]) {
      for (const [, id = ''] of readFileSync(path, 'utf8').matchAll(ids)) {
        if (schema.rules[id] === undefined) unknown.push(`${path}: ${id}`);
        else known++;
      }
    }
    assert.deepEqual(unknown, []);
    assert.ok(known > 100, `only ${known} ids found`);
  });
});
