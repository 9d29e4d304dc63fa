import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { HealthyReport } from './pair.js';

const main = fileURLToPath(import.meta.resolve('./main.ts'));

/** The healthy publisher and players, beside everything else. */
export class HealthyProcess {
  readonly #child: ChildProcess;
  readonly #report: Promise<HealthyReport>;

  constructor(url: string, seconds: number) {
    const options = { execArgv: ['--import', 'tsx'], timeout: seconds * 1000 };
    this.#child = fork(main, [url], options);
    this.#report = Promise.race([
      once(this.#child, 'message').then(([message]: HealthyReport[]) => message ?? failed('it said nothing')),
      once(this.#child, 'exit').then(([code, signal]) => failed(`it ended with ${code ?? signal}`)),
    ]);
  }

  /** Ends it; gives what it saw. */
  async stop(): Promise<HealthyReport> {
    if (this.#child.connected) this.#child.send('stop');
    const report = await this.#report;
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
    return report;
  }
}

function failed(why: string): HealthyReport {
  const delay = { p50: 0, p99: 0, most: 0 };
  const problems = [`the process of the healthy pair: ${why}`];
  return { sent: 0, received: 0, missing: 0, altered: 0, delay, lateness: 0, joined: 0, problems };
}
