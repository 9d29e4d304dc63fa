import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { bundled } from './bundle.js';
import { faultNamed } from './list.js';

/**
 * A client with one fault, or healthy, as a command:
 *
 *     node --import tsx test/conformance/faults/client-command.ts FAULT|healthy publisher|player URL
 */
const [name = '', role = '', url = ''] = process.argv.slice(2);
const mutations = name === 'healthy' ? [] : faultNamed(name).mutations;
const program = await bundled('client', name, mutations);
const child = spawn(process.execPath, [program, role, url], { stdio: ['ignore', 'inherit', 'inherit'] });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
await once(child, 'close');
process.exitCode = child.exitCode ?? 1;
