import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mtrude } from '../support/command-line.js';
import { freePort } from '../support/ports.js';

describe('mtrude serve without anyone who reads its log', () => {
  it('goes on', async function () {
    this.timeout(20_000);
    const folder = await mkdtemp(join(tmpdir(), 'mtrude-log-'));
    const port = await freePort();
    const address = `127.0.0.1:${port}`;
    const [program, ...args] = mtrude('serve', '--rtmp', address, '--data', folder, '--log-level', 'debug');
    const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      await once(server.stdout, 'data');
      server.stderr.destroy();
      for (let visits = 0; visits < 3; visits++) {
        const visitor = connect(port, '127.0.0.1');
        await once(visitor, 'connect');
        visitor.destroy();
        await sleep(100);
      }
      assert.equal(server.exitCode, null);
    } finally {
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    }
  });
});
