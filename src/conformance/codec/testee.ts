import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { UsageError } from '../../runtime/errors.js';
import { hasGroups, killGroup, lastLine } from '../process-group.js';
import type { Recording } from '../wire/recording.js';
import { type Frame, FrameReader, frameOf, jsonOf } from './frames.js';
import { type Answer, answerOf, type Question } from './protocol.js';

/** The command cannot be asked any more: it ended, said nothing in time, or said what is no answer. */
export class TesteeLost extends Error {
  override readonly name = 'TesteeLost';
}

interface Asked {
  readonly id: number;
  readonly recording: Recording | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: TesteeLost) => void;
}

/** Characters of standard error that are kept to say why a command ended. */
const complaintsKept = 2000;

/** A command that answers on its standard output what it is asked on its standard input, one request at a time. */
export class Testee {
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #frames = new FrameReader();
  readonly #closed: Promise<void>;
  #complaints = '';
  #ids = 0;
  #asked: Asked | undefined;
  #lost: TesteeLost | undefined;

  /** Throws UsageError `missing-command` for a command without words. */
  constructor([program, ...args]: readonly string[]) {
    if (!program) throw new UsageError('missing-command', 'There is no command to test');
    // A group of its own, so that what the command starts ends with it.
    this.#process = spawn(program, args, { stdio: 'pipe', detached: hasGroups, windowsHide: true });
    const { stdin, stdout, stderr } = this.#process;
    stdin.on('error', () => undefined);
    stdout.on('data', (bytes: Buffer) => this.#hear(bytes));
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-complaintsKept);
    });
    this.#closed = new Promise((resolve) => {
      this.#process.once('error', (error) => {
        this.#lose(`cannot be started: ${error.message}`);
        resolve();
      });
      this.#process.once('close', (status, signal) => {
        this.#lose(`ended with ${signal ?? `status ${status}`}${lastLine(this.#complaints)}`);
        resolve();
      });
    });
  }

  /** Throws TesteeLost; from then on every question does. */
  ask(question: Question, milliseconds: number, recording?: Recording): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#lost !== undefined) {
        reject(this.#lost);
        return;
      }
      const late = () => this.#lose(`did not answer in ${milliseconds / 1000} s`);
      const clock = setTimeout(late, milliseconds);
      const settled = <T>(settle: (of: T) => void) => {
        return (of: T) => {
          clearTimeout(clock);
          this.#asked = undefined;
          settle(of);
        };
      };
      this.#asked = { id: ++this.#ids, recording, resolve: settled(resolve), reject: settled(reject) };
      const frame = frameOf({ id: this.#asked.id, ...question });
      recording?.note('tester', frame);
      this.#process.stdin.write(frame);
    });
  }

  /** Ends the command: by the end of its input, and by force where that is not enough. */
  async end(): Promise<void> {
    this.#giveUp('the command was ended');
    this.#process.stdin.end();
    const insist = setTimeout(() => {
      killGroup(this.#process);
      // Something else may still hold them open.
      this.#process.stdout.destroy();
      this.#process.stderr.destroy();
    }, patience);
    await this.#closed;
    clearTimeout(insist);
  }

  #hear(bytes: Uint8Array): void {
    this.#asked?.recording?.note('peer', bytes);
    for (const frame of this.#frames.push(bytes)) if (this.#lost === undefined) this.#take(frame);
  }

  #take(frame: Frame): void {
    const content = jsonOf(frame);
    if (typeof content === 'string') {
      this.#lose(`sent what is no frame of JSON: ${content}; does it print anything else on standard output?`);
      return;
    }
    const answer = answerOf(content.json);
    if (typeof answer === 'string') this.#lose(`sent what is no answer: ${answer}`);
    else if (this.#asked === undefined) this.#lose('answered without being asked');
    else if (answer.id !== this.#asked.id) this.#lose(`answered ${answer.id}, not ${this.#asked.id}`);
    else this.#asked.resolve(answer.answer);
  }

  #lose(what: string): void {
    if (this.#giveUp(`the command ${what}`)) killGroup(this.#process);
  }

  /** Whether this is news. */
  #giveUp(why: string): boolean {
    if (this.#lost !== undefined) return false;
    this.#lost = new TesteeLost(why);
    this.#asked?.reject(this.#lost);
    return true;
  }
}

const patience = 1000;
