import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasGroups, killGroup, lastLine } from '../process-group.js';
import { NotMet } from '../verdict.js';

export interface KeeperOptions {
  /** Given to the shell. */
  readonly command: string;
  /** The server takes one connection and ends: it is started for each, and only a signal is a death. */
  readonly isForOneConnection?: boolean;
}

/** Starts the server that is tested, and starts it again where it has ended or died. */
export class Keeper {
  readonly isForOneConnection: boolean;
  readonly #command: string;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #deaths = 0;
  #lastDeath = 'has not ended';
  /** Whether somebody got through to the process that runs. */
  #isUp = false;
  #connecting: Promise<unknown> = Promise.resolve();

  constructor({ command, isForOneConnection = false }: KeeperOptions) {
    this.#command = command;
    this.isForOneConnection = isForOneConnection;
  }

  /** How often the server has ended without being told to. */
  get deaths(): number {
    return this.#deaths;
  }

  /** How it ended the last time, to be put behind "the server". */
  get lastDeath(): string {
    return this.#lastDeath;
  }

  /** Connects to the server, which is started where it does not run. Rejects with NotMet where that does not help. */
  connect<T>(attempt: () => Promise<T>): Promise<T> {
    if (this.#isUp && !this.isForOneConnection && this.#child !== undefined) return this.#attempts(attempt);
    const connected = this.#connecting.then(() => this.#attempts(attempt, this.isForOneConnection));
    this.#connecting = connected.catch(() => undefined);
    return connected;
  }

  /** Resolves when a server that is just ending has ended. */
  async settled(): Promise<void> {
    await Promise.race([this.#ended, sleep(settlingMilliseconds)]);
  }

  /** Ends the server. */
  async end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child !== undefined) killGroup(child);
    await this.#ended;
  }

  async #attempts<T>(attempt: () => Promise<T>, isAnew = false): Promise<T> {
    if (isAnew) await this.end();
    const deadline = Date.now() + startMilliseconds;
    for (let starts = 0; ; ) {
      if (this.#child === undefined) {
        if (starts++ === mostStarts) throw new NotMet(`the server ${this.#lastDeath} as often as it was started`);
        this.#start();
      }
      try {
        const connected = await attempt();
        this.#isUp = true;
        return connected;
      } catch (error) {
        if (!(error instanceof NotMet) || Date.now() > deadline) throw error;
        await sleep(retryMilliseconds);
      }
    }
  }

  #start(): void {
    // What it says is kept to tell why it ended; a group of its own ends as a whole.
    const child = spawn(this.#command, { shell: true, stdio: ['ignore', 'ignore', 'pipe'], detached: hasGroups });
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-complaintsKept);
    });
    this.#child = child;
    this.#isUp = false;
    this.#ended = new Promise((resolve) => {
      child.once('exit', (status, signal) => {
        if (this.#child === child) {
          this.#child = undefined;
          const isSignal = signal !== null || (status ?? 0) > shellSignals;
          this.#lastDeath = `ended with ${signal ?? `status ${status}`}${lastLine(complaints)}`;
          if (isSignal || !this.isForOneConnection) this.#deaths++;
        }
        resolve();
      });
      child.once('error', () => resolve());
    });
  }
}

/** How long a server may take until it listens. */
const startMilliseconds = 4000;

const retryMilliseconds = 25;

const mostStarts = 3;

/** How long a server that has crashed takes to be gone. */
const settlingMilliseconds = 40;

/** A shell ends with a status above it where its command was ended by a signal. */
const shellSignals = 128;

/** Characters of standard error that are kept. */
const complaintsKept = 2000;
