import assert from 'node:assert/strict';
import { clientPlan } from '../../../src/conformance/client/run.js';
import { codecPlan } from '../../../src/conformance/codec/cases.js';
import { serverPlan } from '../../../src/conformance/server/run.js';
import { mtrude } from '../command-line.js';

describe('mtrude conformance', () => {
  it('prints every case for servers and clients, and how many there are for codecs', async () => {
    const { status, text } = await mtrude(['conformance', 'cases']);
    assert.equal(status, 0);
    const listed = [...text.matchAll(/^\| \S+ \S+ \| `[^|]*` \| (MUST|SHOULD|MAY|DE-FACTO|CONFLICT) \|/gm)].length;
    assert.equal(listed, serverPlan().length + clientPlan().length);
    assert.ok(text.includes(`\n| Codecs | ${codecPlan().length} |\n`));
  });

  it('prints every case on a line', async () => {
    const { status, text } = await mtrude(['conformance', 'cases', '--list']);
    assert.equal(status, 0);
    const kinds = text.split('\n').map((line) => line.split(' ')[0]);
    const count = (kind: string) => kinds.filter((of) => of === kind).length;
    assert.deepEqual(
      [count('servers'), count('clients'), count('codecs')],
      [serverPlan().length, clientPlan().length, codecPlan().length],
    );
  });

  it('names a subcommand that there is not', async () => {
    const { status, errors } = await mtrude(['conformance', 'matrx', 'a.json']);
    assert.equal(status, 2);
    assert.match(errors, /^mtrude: unknown-command: unknown command 'matrx'/);
  });
});
