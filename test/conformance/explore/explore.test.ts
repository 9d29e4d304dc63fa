import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isRight } from 'fp-ts/lib/Either.js';
import { written } from '../../../src/conformance/explore/evidence/written.js';
import { explore, replay } from '../../../src/conformance/explore/explore.js';
import { signatureOf } from '../../../src/conformance/explore/model/failure.js';
import { exploredSession } from '../../../src/conformance/explore/session.js';
import { Keeper } from '../../../src/conformance/server/keeper.js';
import type { ServerTarget } from '../../../src/conformance/server/target.js';
import { capturedConnections } from '../../support/pcap.js';
import { freePort } from '../../support/ports.js';
import { run } from '../../support/processes.js';
import { needsPeers } from '../../support/requirements.js';
import { schema } from '../../support/schema.js';
import { bundled } from '../faults/bundle.js';
import { faultNamed } from '../faults/list.js';
import { startFaulty } from '../faults/start-server.js';
import { exploreFault } from './explore-fault.js';

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

describe('exploring a server', function () {
  this.timeout(120_000);

  it('finds nothing wrong with a healthy one', () =>
    withServer(undefined, async (target) => {
      const { sessions, failures } = await explore(target, schema, { sessions: 40, seed: 1, features });
      assert.deepEqual([sessions, failures.map(({ execution }) => execution.failure)], [40, []]);
    }));

  for (const name of [
    'three-byte-id-big-endian',
    'unknown-message-fatal',
    'delta-taken-as-absolute',
    'audio-dropped',
  ]) {
    it(`finds ${name} without being told, names its rule, and shows it with at most ten messages`, async () => {
      const { messages = Number.POSITIVE_INFINITY, rule, isRight } = await exploreFault(faultNamed(name), limits);
      assert.ok(isRight, `${rule}`);
      assert.ok(messages <= 10, `${messages} messages`);
    });
  }

  for (const name of [
    'control-on-another-chunk-stream',
    'control-in-message-stream-1',
    'same-stream-id-always',
    'ping-with-another-timestamp',
    'status-in-stream-0',
    'replies-with-transaction-0',
    'all-connections-end-on-malformed-input',
    'process-ends-on-malformed-input',
  ]) {
    it(`names the rule that a server breaks: ${name}`, async () => {
      const { rule, isRight } = await exploreFault(faultNamed(name), limits);
      assert.ok(isRight, `${rule}`);
    });
  }

  it('puts the failure of a stream down to what was done, not to the violation of somebody else', async () => {
    const { rule, isRight } = await exploreFault(faultNamed('order-changed'), limits);
    assert.ok(isRight, `${rule}`);
  });

  it('has a server started again that dies, and shows what it dies of', async () => {
    const fault = faultNamed('process-ends-on-malformed-input');
    const port = await freePort();
    const program = await bundled('server', fault.name, fault.mutations);
    const keeper = new Keeper({ command: `exec "${process.execPath}" "${program}" ${port} "" kept` });
    const target = {
      host: '127.0.0.1',
      port,
      app: 'live',
      tcUrl: `rtmp://127.0.0.1:${port}/live`,
      stream: 'kept',
      keeper,
    };
    const options = { sessions: 60, seed: 1, features, timeoutMilliseconds, mostFailures: 1 };
    const { failures, aborted } = await explore(target, schema, options);
    assert.deepEqual(
      failures.map(({ execution }) => execution.failure.rule),
      ['peers/robustness/lives-on'],
    );
    assert.match(failures[0]?.execution.failure.said ?? '', /^the server ended with status 1/);
    assert.ok((failures[0]?.execution.sent.length ?? 99) <= 10);
    assert.equal(aborted, undefined);
  });

  it('says what has become of a server that is gone', async () => {
    const target = { host: '127.0.0.1', port: 9, app: 'live', tcUrl: 'rtmp://127.0.0.1:9/live', stream: 'none' };
    const { sessions, aborted } = await explore(target, schema, { sessions: 5, seed: 1, features });
    assert.equal(sessions, 0);
    assert.match(aborted ?? '', /does not take part: no connection is accepted/);
  });

  it('writes what shows a failure, and fails in the same way when it is run again', async function () {
    needsPeers(this, 'Python');
    await withServer('publish-start-missing', async (target) => {
      const options = { sessions: 40, seed: 1, features, timeoutMilliseconds, mostFailures: 1 };
      const [found] = (await explore(target, schema, options)).failures;
      assert.ok(found !== undefined);
      const folder = await mkdtemp(join(tmpdir(), 'mtrude-explored-'));
      try {
        await written(folder, 'failure', target, schema, found, timeoutMilliseconds);
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

        const shown = spawnSync('python3', [file('py')], { timeout: 30_000, encoding: 'utf8' });
        assert.equal(shown.status, 1, shown.stderr);
        assert.match(shown.stdout, /publisher: publish in its message stream 1/);
        assert.match(shown.stdout, /predicted: onStatus of level status in message stream 1/);
        assert.match(shown.stdout, /The fault shows/);
        assert.match(await readFile(file('txt'), 'utf8'), /The server marks the beginning of publishing with a status/);
        // A process at the other end goes on while the script runs here.
        const said = await scriptAgainstHealthy(file('py'));
        assert.match(said, /All is as predicted/);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  });

  it('writes captures that tshark reads', async function () {
    needsPeers(this, 'tshark');
    await withServer('audio-dropped', async (target) => {
      const options = { sessions: 40, seed: 1, features, timeoutMilliseconds, mostFailures: 1 };
      const [found] = (await explore(target, schema, options)).failures;
      assert.ok(found !== undefined);
      const folder = await mkdtemp(join(tmpdir(), 'mtrude-explored-'));
      try {
        await written(folder, 'failure', target, schema, found);
        const shown = await run(['tshark', '-r', join(folder, 'failure.pcap'), '-Y', 'rtmpt'], 60);
        for (const said of [/Handshake C0\+C1/, /connect\('live'\)/, /publish\('explored/, /Audio Data/]) {
          assert.match(shown, said);
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  });
});

const limits = { sessions: 60, seed: 1 };

/** What a script says of a server that has no fault. Rejects where it does not end with 0. */
async function scriptAgainstHealthy(script: string): Promise<string> {
  let said = '';
  await withServer(undefined, async ({ host, port }) => {
    const { stdout } = await promisify(execFile)('python3', [script, host, String(port)], { timeout: 30_000 });
    said = stdout;
  });
  return said;
}
