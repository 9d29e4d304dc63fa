import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunReport } from '../../../src/conformance/result.js';
import { runServer } from '../../../src/conformance/server/run.js';
import type { Fault } from './fault.js';
import { startFaulty } from './start-server.js';

/** Our server with one fault, or healthy, held to all cases for servers. */
export async function runAgainstServer(fault: Fault | undefined): Promise<RunReport> {
  const data = await mkdtemp(join(tmpdir(), 'mtrude-faults-data-'));
  const server = await startFaulty(fault, { data });
  try {
    const { host, port } = server;
    const target = { host, port, app: 'live', tcUrl: `rtmp://${host}:${port}/live`, stream: 'fault' };
    return await runServer(target, { timeoutMilliseconds, jobs: 4, features: { publish: true, play: true } });
  } finally {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
}

/** Shorter than usual: what a faulty server does not say is waited for in many cases. */
const timeoutMilliseconds = 800;
