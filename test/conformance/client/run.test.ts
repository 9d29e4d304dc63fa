import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientPlan, runClient } from '../../../src/conformance/client/run.js';
import type { CaseResult } from '../../../src/conformance/result.js';
import { bundled } from '../faults/bundle.js';
import { runAgainstClient } from './run-client.js';

const selects = ({ id }: Pick<CaseResult, 'id'>) => id.startsWith('handshake/rtmp/5.2.1/');

describe('a run against clients', () => {
  it('is over soon where the command ends without connecting', async () => {
    const { aborted, results, milliseconds } = await runClient({ exec: 'echo no such thing >&2; exit 3' });
    assert.match(aborted ?? '', /a connection did not come: it ended with status 3: no such thing/);
    assert.deepEqual(
      results.map(({ id, verdict, note }) => [id, verdict, note]),
      clientPlan().map(({ id }) => [id, 'not-run', aborted]),
    );
    assert.ok(milliseconds < 5000, `${milliseconds} ms`);
  });

  it('is over within five seconds where the command never connects', async function () {
    this.timeout(10_000);
    const { aborted, milliseconds } = await runClient({ exec: 'sleep 30' });
    assert.match(aborted ?? '', /a connection did not come within/);
    assert.ok(milliseconds < 5500, `${milliseconds} ms`);
  });

  it('finds out whether the client publishes or plays', async () => {
    const program = await bundled('client', 'healthy', []);
    const exec = `"${process.execPath}" "${program}" player {url}`;
    const { results } = await runClient({ exec }, { selects: ({ id }) => id.endsWith('/own-chunk-size') });
    assert.deepEqual(
      results.map(({ verdict, note }) => [verdict, note]),
      [['unsupported', 'publish: the client is a player']],
    );
  });

  it('says of each case where a client is awaited, where no command starts one', async () => {
    const awaited: string[] = [];
    const stop = new AbortController();
    const running = runClient({ awaits: (url) => awaited.push(url) }, { selects, signal: stop.signal });
    while (awaited.length === 0) await sleep(5);
    stop.abort();
    const { aborted } = await running;
    assert.equal(aborted, 'interrupted');
    assert.match(awaited[0] ?? '', /^rtmp:\/\/127\.0\.0\.1:\d+\/conformance\/[0-9a-f]+-1$/);
  });

  it('keeps what went over the connections', async () => {
    const { results } = await runAgainstClient(undefined, 'publisher', { selects });
    assert.ok(results.length >= 3);
    for (const { transcripts } of results) assert.ok(transcripts.length === 1 && transcripts[0]?.passages.length);
  });
});
