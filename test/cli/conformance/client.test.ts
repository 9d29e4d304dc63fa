import assert from 'node:assert/strict';
import { mtrude } from '../command-line.js';

describe('mtrude conformance client', () => {
  it('takes a command without {url} for a call at fault', async () => {
    const { status, text, errors } = await mtrude(['conformance', 'client', '--exec', 'my-player {file}']);
    assert.deepEqual([status, text], [2, '']);
    assert.match(errors, /^mtrude: bad-option: --exec: the command has no \{url\}/);
  });
});
