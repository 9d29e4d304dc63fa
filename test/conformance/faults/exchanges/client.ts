import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Fault } from '../fault.js';
import { clientCommand } from '../start-client.js';
import { ScriptedServer } from './scripted-server.js';

export type Role = 'publisher' | 'player';

/** What a client does: publishing what is accepted and what is refused, or playing. */
export async function clientExchange(fault: Fault | undefined, role: Role): Promise<string[]> {
  const accepted = await visit(fault, role, 'film');
  return role === 'player' ? accepted : [...accepted, ...(await visit(fault, role, 'refused'))];
}

async function visit(fault: Fault | undefined, role: Role, stream: string): Promise<string[]> {
  const server = await ScriptedServer.start();
  try {
    const [program, ...args] = await clientCommand(fault, role, server.url(stream));
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 15_000, killSignal: 'SIGKILL' });
    const written = createHash('sha256');
    child.stdout.on('data', (bytes: Uint8Array) => written.update(bytes));
    let complaints = '';
    child.stderr.on('data', (text) => {
      complaints += String(text);
    });
    await once(child, 'close');
    return [
      ...server.notes,
      `acknowledged: ${server.hasAcknowledged}`,
      `ended with ${child.exitCode ?? child.signalCode}, wrote ${written.digest('hex')}`,
      complaints,
    ];
  } finally {
    server.close();
  }
}
