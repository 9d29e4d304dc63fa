import assert from 'node:assert/strict';
import { createServer } from '../../../src/server/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { mtrude } from '../command-line.js';

describe('mtrude conformance server --explore', () => {
  const file = temporaryFolder();

  it('ends with 1 where it is interrupted, and says after how many sessions', async () => {
    const server = createServer({ host: '127.0.0.1', port: 0, data: file('data'), log: { level: 'error' } });
    const { port } = await server.listen();
    const stop = new AbortController();
    const watch = () => void setTimeout(() => stop.abort(), 1000);
    try {
      const args = ['conformance', 'server', `rtmp://127.0.0.1:${port}/live/test`, '--explore', '20000', '--seed', '1'];
      const { status, errors } = await mtrude(args, { stop: stop.signal, watch });
      assert.equal(status, 1);
      assert.match(
        errors,
        /^mtrude: not-conformant: The run ended early: interrupted after \d+ of 20000 sessions[^\n]*\n$/,
      );
    } finally {
      await server.close();
    }
  });
});
