import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { reportToJson } from '../../../src/conformance/report/json.js';
import { allPass, mixed } from '../../conformance/report/sample.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { mtrude } from '../command-line.js';

describe('mtrude conformance matrix', () => {
  const file = temporaryFolder();

  before(async () => {
    await writeFile(file('ours.json'), JSON.stringify(reportToJson(allPass())));
    await writeFile(file('theirs.json'), JSON.stringify(reportToJson(mixed())));
  });

  it('joins reports into a page of HTML and Markdown', async () => {
    const { status, text, errors } = await mtrude([
      ...['conformance', 'matrix', file('ours.json'), `others=${file('theirs.json')}`],
      ...['--html', file('matrix.html'), '--markdown', file('matrix.md')],
    ]);
    assert.deepEqual([status, text, errors], [0, '', '']);
    assert.match(await readFile(file('matrix.md'), 'utf8'), /\| case \| level \| ours \| others \|/);
    assert.match(await readFile(file('matrix.html'), 'utf8'), /<th scope="col">ours<\/th><th scope="col">others<\/th>/);
  });

  it('prints Markdown where no file is named', async () => {
    const { text } = await mtrude(['conformance', 'matrix', file('ours.json')]);
    assert.match(text, /^# Conformance\n/);
  });

  it('says where a file is no report', async () => {
    await writeFile(file('other.json'), '{ "mtrude": 1 }');
    const { status, errors } = await mtrude(['conformance', 'matrix', file('other.json')]);
    assert.equal(status, 2);
    assert.match(errors, /^mtrude: bad-report: .*other\.json#\/kind: a report wants kind; [^\n]*\n$/);
  });

  it('takes no report for a call at fault', async () => {
    const { status, errors } = await mtrude(['conformance', 'matrix']);
    assert.deepEqual([status, errors], [2, "mtrude: missing-argument: missing required argument 'report'\n"]);
  });
});
