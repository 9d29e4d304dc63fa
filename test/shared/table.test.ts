import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { sharedData } from '../support/requirements.js';
import { schema } from '../support/schema.js';
import { table } from './table/index.js';

/** What the folder says of itself. */
const notes = new Set(['INDEX.md', 'handshake/MANIFEST.md']);

/** Folders whose every file is in the table. */
const folders = ['amf-sile/amf0/', 'flv-', 'handshake/', 'mtrude/', 'pcap/', 'rtmp-fq/'];

describe('the table of the shared data', () => {
  it('names every file of its folders, and no others', function () {
    const root = sharedData(this, '');
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((of) => of.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.length).replace(/^\//, ''))
      .filter((name) => !notes.has(name) && folders.some((folder) => name.startsWith(folder)));
    assert.deepEqual(
      [...table.keys()].filter((name) => folders.some((folder) => name.startsWith(folder))).sort(),
      files.sort(),
    );
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
