import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { scriptOf } from '../../../src/conformance/explore/evidence/script.js';
import { needsPeers } from '../../support/requirements.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

describe('the script of a session', () => {
  const file = temporaryFolder();

  const faults: readonly (readonly [what: string, args: readonly string[]])[] = [
    ['too many arguments', ['x', 'y', 'z']],
    ['a port that is no number', ['127.0.0.1', 'rtmp']],
    ['a port that cannot be', ['127.0.0.1', '65536']],
  ];
  for (const [what, args] of faults) {
    it(`ends with 2 and a line of usage for ${what}: nothing has shown`, async function () {
      needsPeers(this, 'Python');
      const { status, stdout, stderr } = await ran(args);
      assert.match(stderr, /^usage: python3 \S+session\.py \[HOST\] \[PORT\], with a port from 1 to 65535\n$/);
      assert.deepEqual([status, stdout], [2, '']);
    });
  }

  async function ran(args: readonly string[]) {
    const target = { host: '127.0.0.1', port: 1935, app: 'live', tcUrl: 'rtmp://127.0.0.1/live', stream: 'test' };
    await writeFile(file('session.py'), scriptOf(target, { sent: [], transcripts: [] }, 700));
    return spawnSync('python3', [file('session.py'), ...args], { timeout: 30_000, encoding: 'utf8' });
  }
});
