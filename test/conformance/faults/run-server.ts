import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlannedCase } from '../../../src/conformance/planned-case.js';
import type { RunReport } from '../../../src/conformance/result.js';
import type { DeclaredFeatures } from '../../../src/conformance/run-options.js';
import { runServer } from '../../../src/conformance/server/run.js';
import type { Fault } from './fault.js';
import { startFaulty } from './start-server.js';

/** Our server with one fault, or healthy, held to the cases for servers that are chosen. */
export async function runAgainstServer(
  fault: Fault | undefined,
  selects: (planned: PlannedCase) => boolean,
): Promise<RunReport> {
  const data = await mkdtemp(join(tmpdir(), 'mtrude-faults-data-'));
  const server = await startFaulty(fault, { data });
  try {
    const { host, port } = server;
    const target = { host, port, app: 'live', tcUrl: `rtmp://${host}:${port}/live`, stream: 'fault' };
    return await runServer(target, { timeoutMilliseconds, jobs: 8, features, selects });
  } finally {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
}

/** Shorter than usual: what a faulty server does not say is waited for in many cases. */
const timeoutMilliseconds = 800;

/** What a healthy server of ours has: where a faulty one has lost it, the cases fail instead of being left out. */
const features: DeclaredFeatures = {
  publish: true,
  play: true,
  digest: true,
  amf3: true,
  aggregates: true,
  enhanced: true,
};
