import { randomUUID } from 'node:crypto';
import type { ConformanceCase } from '../case.js';
import { everyResult } from '../every-result.js';
import { inParallel } from '../in-parallel.js';
import { isWorse, type Outcome, outcomeOf } from '../outcome.js';
import { type PlannedCase, plannedCase } from '../planned-case.js';
import type { CaseResult, RunReport } from '../result.js';
import { ruleOf } from '../rules.js';
import type { RunOptions } from '../run-options.js';
import { NotMet } from '../verdict.js';
import { version } from '../version.js';
import type { Delivery } from '../wire/delivery.js';
import { ClientBench } from './bench.js';
import { clientCases } from './cases/index.js';
import { type Acquaintance, findRole } from './find-role.js';
import { Lane } from './lane.js';
import { type ClientTarget, roleFeatures } from './target.js';

type ClientCase = ConformanceCase<ClientBench>;

/** Every case for clients, in the order in which they run. */
export const clientPlan = (): readonly PlannedCase[] => clientCases.map(plannedCase);

/**
 * Holds a client to the cases: it comes once for each. Cases run several at a time where a command starts the client,
 * each job on a port of its own.
 */
export async function runClient(target: ClientTarget, options: RunOptions = {}): Promise<RunReport> {
  const { selects = () => true, timeoutMilliseconds = 2000, signal } = options;
  const jobs = target.exec === undefined ? 1 : (options.jobs ?? 4);
  const started = new Date();
  const chosen = clientCases.filter((of) => selects(plannedCase(of)));
  const run = new ClientRun(target, timeoutMilliseconds);
  const interrupt = () => run.interrupt();
  signal?.addEventListener('abort', interrupt);
  if (signal?.aborted) interrupt();
  const lanes: Lane[] = [];
  try {
    for (let index = 0; index < jobs; index++) {
      lanes.push(await Lane.open(target.port === undefined ? 0 : target.port + index));
    }
    await run.begin(lanes, chosen, options);
  } finally {
    signal?.removeEventListener('abort', interrupt);
    await Promise.all(lanes.map((lane) => lane.close()));
  }
  return {
    mtrude: version,
    kind: 'client',
    target: target.exec ?? 'whoever connects',
    started: started.toISOString(),
    milliseconds: Date.now() - started.getTime(),
    results: everyResult(chosen.map(plannedCase), run.results, run.aborted),
    ...(run.aborted !== undefined && { aborted: run.aborted }),
  };
}

/** What all cases of a run share. */
class ClientRun {
  readonly results = new Map<string, CaseResult>();
  /** Why no further case runs. */
  aborted: string | undefined;
  readonly #benches = new Set<ClientBench>();
  readonly #prefix = randomUUID().slice(0, 8);
  #visits = 0;
  #known: Acquaintance = { role: undefined, why: '', answersPings: false };

  constructor(
    private readonly target: ClientTarget,
    private readonly timeoutMilliseconds: number,
  ) {}

  interrupt(): void {
    this.aborted ??= 'interrupted';
    for (const bench of this.#benches) void bench.dispose();
  }

  async begin(
    lanes: readonly Lane[],
    chosen: readonly ClientCase[],
    { features = {}, progress }: RunOptions,
  ): Promise<void> {
    const [first] = lanes;
    if (first === undefined || this.aborted !== undefined) return;
    await this.#acquaint(first);
    if (this.aborted !== undefined) return;
    const free = [...lanes];
    await inParallel(lanes.length, chosen, async (of) => {
      const lane = free.pop();
      if (lane === undefined) return;
      const lacking = this.#lacking(of, features);
      const result =
        lacking === undefined
          ? await this.#perform(of, lane)
          : { ...plannedCase(of), ...lacking, milliseconds: 0, transcripts: [] };
      free.push(lane);
      this.results.set(of.id, result);
      progress?.(result);
    });
  }

  async #acquaint(lane: Lane): Promise<void> {
    const bench = this.#bench(lane, 'whole', 'what the client does');
    try {
      this.#known = await findRole(bench, this.target.role);
    } catch (error) {
      if (!(error instanceof NotMet)) throw error;
      this.aborted ??= `no client takes part: ${error.message}`;
    } finally {
      await this.#end(bench);
    }
  }

  #lacking({ needs }: ClientCase, declared: RunOptions['features'] = {}): Outcome | undefined {
    const { role, why } = this.#known;
    for (const name of needs) {
      if (declared[name] === true) continue;
      if (declared[name] === false) return { verdict: 'unsupported', note: `${name}: declared as missing` };
      if (role !== undefined && roleFeatures[role].includes(name)) continue;
      const is = role === undefined ? `the client neither publishes nor plays: ${why}` : `the client is a ${role}`;
      return { verdict: 'unsupported', note: `${name}: ${is}` };
    }
    return undefined;
  }

  /** One case in all its deliveries; the worst of them counts. */
  async #perform(of: ClientCase, lane: Lane): Promise<CaseResult> {
    const start = performance.now();
    let worst: Omit<CaseResult, 'milliseconds'> | undefined;
    for (const delivery of of.deliveries) {
      if (this.aborted !== undefined) break;
      const bench = this.#bench(lane, delivery, of.id);
      try {
        const seen = await outcomeOf(of, ruleOf(of.rule).level, bench);
        if (worst === undefined || isWorse(seen.verdict, worst.verdict)) {
          worst = { ...plannedCase(of), ...seen, delivery, transcripts: bench.transcripts };
        }
      } finally {
        await this.#end(bench);
      }
    }
    const isCutShort = this.aborted !== undefined;
    const result =
      worst === undefined || isCutShort ? { ...plannedCase(of), verdict: 'not-run' as const, transcripts: [] } : worst;
    return { ...result, milliseconds: performance.now() - start };
  }

  #bench(lane: Lane, delivery: Delivery, what: string): ClientBench {
    const { target, timeoutMilliseconds } = this;
    const stream = `${this.#prefix}-${++this.#visits}`;
    const { answersPings } = this.#known;
    const bench = new ClientBench({ lane, target, delivery, timeoutMilliseconds, stream, what, answersPings });
    this.#benches.add(bench);
    return bench;
  }

  async #end(bench: ClientBench): Promise<void> {
    this.#benches.delete(bench);
    await bench.dispose();
  }
}
