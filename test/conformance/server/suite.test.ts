import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { PlannedCase } from '../../../src/conformance/planned-case.js';
import { runServer, serverPlan } from '../../../src/conformance/server/run.js';
import type { Fault } from '../faults/fault.js';
import { runAgainstServer } from '../faults/run-server.js';

/** Not among the faults of the page: it is as wrong as no status at all. */
const misspelt: Fault = {
  name: 'publish-start-misspelt',
  what: 'The status that publishing begins has a misspelt code',
  rules: ['peers/publish-codes/publish-start'],
  section: 'commands',
  target: 'server',
  mutations: [
    {
      file: 'generated/rtmp/status-code.ts',
      find: "publishStart: 'NetStream.Publish.Start'",
      replace: "publishStart: 'NetStream.Publish.Stort'",
    },
  ],
};

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

  it('says by their codes which status was awaited and which came', async () => {
    const selects = ({ id }: PlannedCase) => id.endsWith('/publish-without-type');
    const { results } = await runAgainstServer(misspelt, selects);
    assert.match(
      results[0]?.note ?? '',
      /^the status NetStream\.Publish\.Start of publish did not come .* what came: .*onStatus NetStream\.Publish\.Stort in stream 1/,
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
