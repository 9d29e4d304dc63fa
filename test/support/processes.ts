import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from './command-line.js';

/** A program of others that runs beside a test. Ended by its own id, and in any case when its time is over. */
export interface Running {
  readonly process: ChildProcess;
  /** All it has said so far on standard output and standard error. */
  said(): string;
  /** Resolves when it has ended; never rejects. */
  readonly ended: Promise<Outcome>;
  /** Asks it to end (SIGINT by default), insists after two seconds, and resolves when it has. */
  stop(signal?: NodeJS.Signals): Promise<Outcome>;
}

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  /** Whether it had to be ended because its time was over. */
  readonly overdue: boolean;
}

const patience = 2_000;

/** Starts a program; `seconds` is the longest it may take. */
export function start(command: Command, seconds: number, options: { cwd?: string } = {}): Running {
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  let overdue = false;
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const clock = setTimeout(() => {
    overdue = true;
    child.kill('SIGKILL');
  }, seconds * 1000);
  const ended = new Promise<Outcome>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve({ code: null, signal: null, output, overdue });
    });
    child.once('close', (code, signal) => resolve({ code, signal, output, overdue }));
  }).finally(() => clearTimeout(clock));
  return {
    process: child,
    said: () => output,
    ended,
    async stop(signal = 'SIGINT') {
      if (child.exitCode !== null || child.signalCode !== null) return ended;
      child.kill(signal);
      const insist = setTimeout(() => child.kill('SIGKILL'), patience);
      return ended.finally(() => clearTimeout(insist));
    },
  };
}

/** Runs a program to its end and returns what it said; throws unless it ended with 0. */
export async function run(command: Command, seconds: number): Promise<string> {
  const outcome = await start(command, seconds).ended;
  if (outcome.code !== 0) {
    const how = outcome.overdue ? `took more than ${seconds} s` : `ended with ${outcome.code ?? outcome.signal}`;
    throw new Error(`${command.join(' ')}\n${how}\n${outcome.output.slice(-2000)}`);
  }
  return outcome.output;
}

/** Waits until a program has said what matches; throws when it ends or `seconds` pass before that. */
export async function waitFor(running: Running, pattern: RegExp, seconds: number): Promise<RegExpMatchArray> {
  const deadline = Date.now() + seconds * 1000;
  let over = false;
  void running.ended.then(() => {
    over = true;
  });
  for (;;) {
    const match = running.said().match(pattern);
    if (match) return match;
    if (over) throw new Error(`ended before it said ${pattern}: ${running.said().slice(-2000)}`);
    if (Date.now() > deadline)
      throw new Error(`did not say ${pattern} in ${seconds} s: ${running.said().slice(-2000)}`);
    await sleep(20);
  }
}
