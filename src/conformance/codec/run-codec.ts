import { everyResult } from '../every-result.js';
import type { CaseResult, RunReport } from '../result.js';
import type { RunOptions } from '../run-options.js';
import { version } from '../version.js';
import { Recording } from '../wire/recording.js';
import { type CodecCase, codecCases } from './cases.js';
import { type Judgement, judge } from './judge.js';
import { type Introduction, protocolVersion } from './protocol.js';
import { Testee, TesteeLost } from './testee.js';

/** A command that says nothing at all is given up by then; commands take longer to start than to answer. */
const helloMilliseconds = 4500;

const answerMilliseconds = 2000;

/** A command that ends at each case is not started again for ever. */
const mostStarts = 60;

/**
 * Runs the vectors of the spec against a codec behind the protocol of testees, one request at a time. A command that is
 * lost at a case fails it and is started again.
 */
export async function runCodec(command: readonly string[], options: RunOptions = {}): Promise<RunReport> {
  const started = new Date();
  const begin = performance.now();
  const { selects = () => true } = options;
  const chosen = codecCases().filter(({ planned }) => selects(planned));
  const { results, aborted } = await new Run(command, chosen, options).run();
  return {
    mtrude: version,
    kind: 'codec',
    target: command.join(' '),
    started: started.toISOString(),
    milliseconds: performance.now() - begin,
    results: everyResult(
      chosen.map(({ planned }) => planned),
      results,
      aborted,
    ),
    ...(aborted !== undefined && { aborted }),
  };
}

class Run {
  readonly #results = new Map<string, CaseResult>();
  #aborted: string | undefined;
  #starts = 0;
  #current: { readonly testee: Testee; readonly types: ReadonlySet<string> | undefined } | undefined;

  constructor(
    private readonly command: readonly string[],
    private readonly chosen: readonly CodecCase[],
    private readonly options: RunOptions,
  ) {}

  async run(): Promise<{ readonly results: ReadonlyMap<string, CaseResult>; readonly aborted: string | undefined }> {
    const { signal } = this.options;
    const interrupt = () => {
      this.#aborted ??= 'interrupted';
      void this.#current?.testee.end();
    };
    signal?.addEventListener('abort', interrupt);
    if (signal?.aborted) interrupt();
    try {
      for (const of of this.chosen) await this.#case(of);
    } finally {
      signal?.removeEventListener('abort', interrupt);
      await this.#current?.testee.end();
    }
    return { results: this.#results, aborted: this.#aborted };
  }

  async #case(of: CodecCase): Promise<void> {
    const begin = performance.now();
    const recording = new Recording('testee');
    const judgement = await this.#judged(of, recording);
    const result = { ...of.planned, ...judgement, milliseconds: performance.now() - begin, transcripts: [recording] };
    this.#results.set(of.planned.id, result);
    this.options.progress?.(result);
  }

  async #judged(of: CodecCase, recording: Recording): Promise<Judgement | { readonly verdict: 'not-run' }> {
    const current = await this.#started();
    if (current === undefined) return { verdict: 'not-run' };
    const { type } = of.question;
    if (current.types?.has(type) === false)
      return { verdict: 'unsupported', note: `the command does not list ${type}` };
    try {
      const answer = await current.testee.ask(of.question, this.#patience(answerMilliseconds), recording);
      return judge(of, answer);
    } catch (error) {
      if (!(error instanceof TesteeLost)) throw error;
      this.#current = undefined;
      await current.testee.end();
      if (this.#aborted !== undefined) return { verdict: 'not-run' };
      recording.close('peer');
      return { verdict: 'fail', note: error.message };
    }
  }

  /** The command that is asked, started again where it is lost; undefined where the run is over. */
  async #started() {
    if (this.#aborted === undefined && this.#current === undefined) await this.#start();
    return this.#aborted === undefined ? this.#current : undefined;
  }

  async #start(): Promise<void> {
    if (this.#starts === mostStarts) {
      this.#aborted = `the command was lost ${this.#starts} times`;
      return;
    }
    this.#starts++;
    const testee = new Testee(this.command);
    this.#current = { testee, types: undefined };
    try {
      const introduction = await this.#introduction(testee);
      const { types } = introduction;
      this.#current = { testee, types: types && new Set(types) };
    } catch (error) {
      if (!(error instanceof TesteeLost)) throw error;
      this.#current = undefined;
      await testee.end();
      this.#aborted ??= `${error.message}, when it was greeted`;
    }
  }

  async #introduction(testee: Testee): Promise<Introduction> {
    const hello = { request: 'hello', protocol: protocolVersion, tester: `mtrude ${version}` } as const;
    const answer = await testee.ask(hello, Math.max(helloMilliseconds, this.#patience(0)));
    if (answer.kind !== 'introduction') throw new TesteeLost(`the command gave ${answer.kind}, not protocol and name`);
    const { introduction } = answer;
    if (introduction.protocol === protocolVersion) return introduction;
    throw new TesteeLost(`the command speaks version ${introduction.protocol} of the protocol, not ${protocolVersion}`);
  }

  #patience(otherwise: number): number {
    return this.options.timeoutMilliseconds ?? otherwise;
  }
}
