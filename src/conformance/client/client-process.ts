import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { hasGroups, killGroup } from '../process-group.js';

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Characters of standard error that are kept to say why a command ended. */
const complaintsKept = 2000;

/** A client that was started by a command. */
export class ClientProcess {
  /** Undefined while it runs. */
  ended: Ended | undefined;
  readonly #child: ChildProcess;
  readonly #over: Promise<void>;
  #complaints = '';

  constructor(command: string, changed: () => void) {
    this.#child = spawn(command, { shell: true, detached: hasGroups, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-complaintsKept);
    });
    this.#child.on('error', (error) => {
      this.#complaints += error.message;
    });
    // Not `close`: what the command has started may hold its standard error open.
    this.#over = once(this.#child, 'exit').then(
      ([status, signal]) => {
        this.ended = { status, signal };
        changed();
      },
      () => {
        this.ended = { status: null, signal: null };
        changed();
      },
    );
  }

  /** How it ended, for people. */
  get account(): string {
    const { ended } = this;
    if (ended === undefined) return 'it still runs';
    const lines = this.#complaints.split(/[\r\n]+/).filter((line) => line.trim() !== '');
    const how = ended.signal === null ? `status ${ended.status}` : ended.signal;
    return `it ended with ${how}${lines.length === 0 ? '' : `: ${lines.at(-1)}`}`;
  }

  /** Whether it ended the way programs do that something went wrong in which they did not foresee. */
  get hasCrashed(): boolean {
    const { ended } = this;
    if (ended === undefined) return false;
    if (ended.signal !== null) return crashes.has(ended.signal);
    // Shells say it in the status.
    return ended.status !== null && crashStatuses.has(ended.status);
  }

  /** Ends it, with all that it started. */
  async kill(): Promise<void> {
    killGroup(this.#child);
    await this.#over;
  }
}

const crashes: ReadonlySet<string> = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGTRAP']);

/** What a shell adds to the number of the signal that ended a command. */
const bySignal = 2 ** 7;
const crashStatuses: ReadonlySet<number> = new Set([4, 5, 6, 7, 8, 11].map((signal) => bySignal + signal));
