import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { mtrude } from '../support/command-line.js';
import { freePort } from '../support/ports.js';

export interface LogLine {
  readonly event: string;
  readonly level?: string;
  readonly peer?: string;
  readonly code?: string;
  readonly message?: string;
}

/** What a server keeps when all garbage has been collected, in bytes. */
export interface Kept {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

/** Short, so that silent sessions are over soon; long enough for a busy machine. */
export const patience = { handshakeMilliseconds: 5_000, idleMilliseconds: 6_000, slowMilliseconds: 3_000 };

/** On this signal the server collects its garbage and says what is left. It has no such thing by itself. */
const collectOnSignal = `data:text/javascript,process.on('SIGUSR2',()=>{gc();gc();process.stderr.write(
JSON.stringify({event:'memory',...process.memoryUsage()})+'\\n')})`.replace(/\n/g, '');

/** `mtrude serve` as built, in a process of its own, with its log as data. */
export class ServerUnderTest {
  /** Lines that are no log: what a process says that dies of an exception. */
  readonly unexpected: string[] = [];
  #memory: ((kept: Kept) => void) | undefined;

  private constructor(
    readonly process: ChildProcess,
    readonly port: number,
    onLine: (line: LogLine) => void,
  ) {
    if (process.stderr === null) throw new TypeError('The log of the server is not piped');
    createInterface({ input: process.stderr }).on('line', (text) => {
      const line = parsed(text);
      if (line === undefined) this.unexpected.push(text);
      else if (line.event === 'memory' && isKept(line)) this.#memory?.(line);
      else onLine(line);
    });
  }

  static async start(folder: string, seconds: number, onLine: (line: LogLine) => void): Promise<ServerUnderTest> {
    const port = await freePort();
    const config = join(folder, 'config.json');
    await writeFile(config, JSON.stringify(patience));
    const address = `127.0.0.1:${port}`;
    const options = ['--rtmp', address, '--data', join(folder, 'data'), '--config', config];
    const [node, ...main] = mtrude('serve', ...options, '--json', '--log-level', 'debug');
    const collecting = ['--expose-gc', '--import', collectOnSignal];
    const child = spawn(node, [...collecting, ...main], { stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds * 1000 });
    const server = new ServerUnderTest(child, port, onLine);
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    if (!server.alive) throw new Error(`the server did not start: ${server.unexpected.join('\n')}`);
    return server;
  }

  get alive(): boolean {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Resident set, in bytes; undefined where the system does not tell. */
  residentBytes(): number | undefined {
    try {
      const [, kilobytes] = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8')) ?? [];
      return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
    } catch {
      return undefined;
    }
  }

  /** Undefined if it does not answer within ten seconds. */
  async collect(): Promise<Kept | undefined> {
    if (!this.alive) return undefined;
    return new Promise((resolve) => {
      const clock = setTimeout(() => resolve(undefined), 10_000);
      this.#memory = (kept) => {
        clearTimeout(clock);
        resolve(kept);
      };
      this.process.kill('SIGUSR2');
    });
  }

  /** Asks it to end; gives its exit status, or the signal that ended it. */
  async stop(): Promise<number | string> {
    if (this.alive) {
      this.process.kill('SIGINT');
      const insist = setTimeout(() => this.process.kill('SIGKILL'), 15_000);
      await once(this.process, 'close');
      clearTimeout(insist);
    }
    return this.process.exitCode ?? this.process.signalCode ?? 'unknown';
  }
}

function parsed(text: string): LogLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return isLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

const isLine = (line: unknown): line is LogLine =>
  typeof line === 'object' && line !== null && 'event' in line && typeof line.event === 'string';

const isKept = (line: object): line is Kept & LogLine => 'rss' in line && 'heapUsed' in line && 'external' in line;
