import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { runServer, serverPlan } from '../../../src/conformance/server/run.js';
import { runAgainstServer } from '../faults/run-server.js';

describe('the suite for servers', function () {
  this.timeout(90_000);

  it('finds nothing that our server breaks', async () => {
    const { results, aborted } = await runAgainstServer(undefined, () => true);
    assert.equal(aborted, undefined);
    const broken = results.filter(({ verdict }) => ['fail', 'non-strict', 'not-run'].includes(verdict));
    assert.deepEqual(
      broken.map(({ id, note }) => `${id}: ${note}`),
      [],
    );
  });

  it('reports a server that is not there, one that is silent and one that closes at once within 5 seconds', async () => {
    for (const kind of ['dead', 'silent', 'closing'] as const) {
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        if (kind === 'closing') socket.destroy();
      });
      const port = await new Promise<number>((resolve) => {
        server.listen(0, '127.0.0.1', () => {
          const address = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : 0);
        });
      });
      if (kind === 'dead') await new Promise((resolve) => server.close(resolve));
      const began = performance.now();
      const target = { host: '127.0.0.1', port, app: 'live', tcUrl: `rtmp://127.0.0.1:${port}/live`, stream: 'test' };
      const report = await runServer(target);
      if (kind !== 'dead') server.close();
      assert.match(report.aborted ?? '', /does not take part/, kind);
      assert.deepEqual(
        report.results.map(({ id, verdict, note }) => [id, verdict, note]),
        serverPlan().map(({ id }) => [id, 'not-run', report.aborted]),
      );
      assert.ok(performance.now() - began < 5000, `${kind} took ${performance.now() - began} ms`);
    }
  });
});
