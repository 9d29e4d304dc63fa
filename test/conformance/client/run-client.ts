import { runClient } from '../../../src/conformance/client/run.js';
import type { Role } from '../../../src/conformance/client/target.js';
import type { RunReport } from '../../../src/conformance/result.js';
import type { RunOptions } from '../../../src/conformance/run-options.js';
import { bundled } from '../faults/bundle.js';
import type { Fault } from '../faults/fault.js';

/** Our client with one fault, or healthy, held to the cases for clients; what it plays is seen. */
export async function runAgainstClient(
  fault: Fault | undefined,
  role: Role,
  options: RunOptions = {},
): Promise<RunReport> {
  const program = await bundled('client', fault?.name ?? 'healthy', fault?.mutations ?? []);
  const output = role === 'player' ? ' > {file}' : '';
  const exec = `"${process.execPath}" "${program}" ${role} {url}${output}`;
  return runClient({ exec, role }, { jobs: 4, ...options });
}
