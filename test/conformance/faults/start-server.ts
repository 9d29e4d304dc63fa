import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bundled } from './bundle.js';
import type { Fault } from './fault.js';

export interface FaultyServer {
  readonly host: string;
  readonly port: number;
  stop(): Promise<void>;
}

export interface ServerSettings {
  /** 0, the default, for any that is free. */
  readonly port?: number;
  /** Folder for recordings. */
  readonly data?: string;
}

/** Starts our server in a process of its own, with one fault, or healthy. */
export async function startFaulty(fault: Fault | undefined, settings: ServerSettings = {}): Promise<FaultyServer> {
  const program = await bundled('server', fault?.name ?? 'healthy', fault?.mutations ?? []);
  const { port = 0, data } = settings;
  const child = spawn(process.execPath, [program, String(port), ...(data === undefined ? [] : [data])], {
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: longestLife,
    killSignal: 'SIGKILL',
  });
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += String(text);
  });
  // A process that ended has no input any more.
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close');
  const said: Promise<string | undefined> = once(createInterface({ input: child.stdout }), 'line').then(
    ([line]) => line,
  );
  const first = await Promise.race([said, ended.then(() => undefined)]);
  if (first === undefined) throw new Error(`the server with ${fault?.name ?? 'no fault'} did not start: ${complaints}`);
  const { host, port: listening }: { host: string; port: number } = JSON.parse(first);
  return {
    host,
    port: listening,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** In milliseconds: no process is forgotten for longer. */
const longestLife = 600_000;
