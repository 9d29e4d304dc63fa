import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { sharedData } from '../support/requirements.js';
import { schema } from '../support/schema.js';
import { table } from './table/index.js';

/** What the folder says of itself. */
const notes = new Set(['INDEX.md', 'handshake/MANIFEST.md']);

describe('the table of the shared data', () => {
  it('names every file of the folder, and no others', function () {
    const root = sharedData(this, '');
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((of) => of.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.length).replace(/^\//, ''))
      .filter((name) => !notes.has(name));
    assert.deepEqual([...table.keys()].sort(), files.sort());
  });

  it('names rules of the spec where it says why we read or write otherwise', () => {
    const named = [...table.values()].flatMap((row) => ('because' in row ? row.because : []));
    assert.deepEqual(
      named.filter((rule) => schema.rules[rule] === undefined),
      [],
    );
  });

  it('names tests that are there and look at the files', () => {
    for (const [name, row] of table) {
      if (row.is !== 'elsewhere' && row.is !== 'reading') continue;
      assert.ok(existsSync(row.test), `${row.test}, for ${name}`);
      assert.match(readFileSync(row.test, 'utf8'), /sharedData\(/, row.test);
    }
  });
});
