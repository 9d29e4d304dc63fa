import type { CaseResult } from '../result.js';
import type { Style } from './style.js';

/** A line of the terminal that is written anew as each case ends. */
export class ProgressLine {
  #done = 0;
  #failed = 0;

  constructor(
    private readonly cases: number,
    private readonly style: Style,
    private readonly write: (text: string) => void,
  ) {}

  readonly ended = ({ id, verdict }: CaseResult): void => {
    this.#done++;
    if (verdict === 'fail') this.#failed++;
    const failed = this.#failed === 0 ? '' : this.style.verdict('fail', ` ${this.#failed} failed`);
    this.write(`${anew}${this.#done}/${this.cases}${failed} ${this.style.faint(id.slice(0, longestId))}`);
  };

  clear(): void {
    this.write(anew);
  }
}

/** To the start of the line, which is erased. */
const anew = '\r\u001b[2K';

/** A line that wraps could not be written over. */
const longestId = 55;
