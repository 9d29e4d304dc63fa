import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isRight } from 'fp-ts/lib/Either.js';
import { type Exploration, explore, replay } from '../../../src/conformance/explore/explore.js';
import { signatureOf } from '../../../src/conformance/explore/failure.js';
import { exploredSession } from '../../../src/conformance/explore/session.js';
import { written } from '../../../src/conformance/explore/written.js';
import type { ServerTarget } from '../../../src/conformance/server/target.js';
import { capturedConnections } from '../../support/pcap.js';
import { schema } from '../../support/schema.js';
import { faultNamed } from '../faults/list.js';
import { startFaulty } from '../faults/start-server.js';

const features = { publish: true, play: true };
const timeoutMilliseconds = 700;

async function withServer(name: string | undefined, act: (target: ServerTarget) => Promise<void>): Promise<void> {
  const server = await startFaulty(name === undefined ? undefined : faultNamed(name));
  const { host, port } = server;
  try {
    await act({ host, port, app: 'live', tcUrl: `rtmp://${host}:${port}/live`, stream: 'explored' });
  } finally {
    await server.stop();
  }
}

const explored = (target: ServerTarget, sessions: number): Promise<Exploration> =>
  explore(target, schema, { sessions, seed: 1, features, timeoutMilliseconds, mostFailures: 1 });

describe('exploring a server', function () {
  this.timeout(120_000);

  it('finds nothing wrong with a healthy one', () =>
    withServer(undefined, async (target) => {
      const { sessions, failures } = await explore(target, schema, { sessions: 40, seed: 1, features });
      assert.deepEqual([sessions, failures.map(({ execution }) => execution.failure)], [40, []]);
    }));

  for (const [name, rule] of [
    ['publish-start-missing', 'rtmp/7.2.2.6/publish-status'],
    ['play-start-missing', 'rtmp/7.2.2.1/play-start'],
    ['control-in-message-stream-1', 'rtmp/5.4/control-stream'],
  ] as const) {
    it(`finds ${name}, and shows it with at most ten messages`, () =>
      withServer(name, async (target) => {
        const [found] = (await explored(target, 40)).failures;
        assert.equal(found?.execution.failure.rule, rule);
        assert.ok(found.execution.sent.length <= 10, `${found.execution.sent.length} messages`);
      }));
  }

  it('writes what shows a failure, and fails in the same way when it is run again', () =>
    withServer('publish-start-missing', async (target) => {
      const [found] = (await explored(target, 40)).failures;
      assert.ok(found !== undefined);
      const folder = await mkdtemp(join(tmpdir(), 'mtrude-explored-'));
      try {
        await written(folder, 'failure', target, schema, found);
        const file = (suffix: string) => join(folder, `failure.${suffix}`);
        const read = exploredSession.decode(JSON.parse(await readFile(file('json'), 'utf8')));
        assert.ok(isRight(read));
        const again = await replay(target, schema, read.right, { features, timeoutMilliseconds });
        assert.ok(again.failure !== undefined);
        assert.equal(signatureOf(again.failure), signatureOf(found.execution.failure));

        const captured = capturedConnections(await readFile(file('pcap')));
        const [transcript] = found.execution.transcripts;
        const sent = transcript?.passages.flatMap(({ by, bytes }) => (by === 'tester' ? [bytes] : []));
        assert.deepEqual(Buffer.from(captured[0]?.client ?? []), Buffer.concat(sent ?? []));

        const { stdout } = await promisify(execFile)('python3', [file('py')], { timeout: 30_000 });
        assert.match(stdout, /publisher: publish in its message stream 1/);
        assert.match(stdout, /publisher got \d+ bytes/);
        assert.match(await readFile(file('txt'), 'utf8'), /The server marks the beginning of publishing with a status/);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }));
});
