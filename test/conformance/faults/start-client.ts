import { bundled } from './bundle.js';
import type { Fault } from './fault.js';

/** The command that runs a client of ours with one fault, or healthy. It is there until this process ends. */
export async function clientCommand(
  fault: Fault | undefined,
  role: 'publisher' | 'player',
  url: string,
): Promise<[program: string, ...args: string[]]> {
  const program = await bundled('client', fault?.name ?? 'healthy', fault?.mutations ?? []);
  return [process.execPath, program, role, url];
}
