import { setTimeout as sleep } from 'node:timers/promises';
import type { ConformanceCase } from '../case.js';
import { everyResult } from '../every-result.js';
import { inParallel } from '../in-parallel.js';
import { isWorse, outcomeOf } from '../outcome.js';
import { type PlannedCase, plannedCase } from '../planned-case.js';
import type { CaseResult, RunReport } from '../result.js';
import { ruleOf } from '../rules.js';
import type { RunOptions } from '../run-options.js';
import { missedBy } from '../verdict.js';
import { version } from '../version.js';
import { ServerBench } from './bench.js';
import { Bystander } from './bystander.js';
import { serverCases } from './cases/index.js';
import { type FoundFeatures, findFeatures } from './find-features.js';
import type { ServerTarget } from './target.js';

type ServerCase = ConformanceCase<ServerBench>;

/** Every case for servers, in the order in which they run. */
export const serverPlan = (): readonly PlannedCase[] => serverCases.map(plannedCase);

/**
 * Holds a server to the cases. First those that any server stands, several at a time; then those that are not allowed,
 * one after the other, so that it is known which one did harm.
 */
export async function runServer(target: ServerTarget, options: RunOptions = {}): Promise<RunReport> {
  const { selects = () => true, jobs = 8, signal, timeoutMilliseconds = 2000 } = options;
  const { keeper } = target;
  const started = new Date();
  const chosen = serverCases.filter((of) => selects(plannedCase(of)));
  const results = new Map<string, CaseResult>();
  const report = (aborted?: string): RunReport => ({
    mtrude: version,
    kind: 'server',
    target: `${target.tcUrl}/${target.stream}`,
    started: started.toISOString(),
    milliseconds: Date.now() - started.getTime(),
    results: everyResult(chosen.map(plannedCase), results, aborted),
    ...(aborted !== undefined && { aborted }),
  });

  const absent = await refusalOf(
    new ServerBench(target, 'whole', Math.min(timeoutMilliseconds, preflightMilliseconds)),
  );
  if (absent !== undefined) {
    await keeper?.end();
    return report(`the server does not take part: ${absent}`);
  }
  const features = await findFeatures(target, timeoutMilliseconds, options.features ?? {});
  const bystander = new Bystander(target, timeoutMilliseconds, features);
  const run = new ServerRun(target, timeoutMilliseconds, features, bystander);
  try {
    // A server that lets nobody stand by is told so by the cases that publish and play.
    await missedBy(() => bystander.begin());
    // Those that were under way when the server died: only alone is it known which of them it cannot stand.
    const again: ServerCase[] = [];
    const perform = async (of: ServerCase, isAlone: boolean): Promise<void> => {
      if (signal?.aborted || run.lost !== undefined) return;
      const deaths = keeper?.deaths;
      const result = await run.perform(of);
      if (deaths !== keeper?.deaths && !isAlone) {
        again.push(of);
        return;
      }
      results.set(of.id, result);
      options.progress?.(result);
    };
    const atOnce = keeper?.isForOneConnection === true ? 1 : jobs;
    await inParallel(
      atOnce,
      chosen.filter(({ isHostile }) => !isHostile),
      (of) => perform(of, atOnce === 1),
    );
    await inParallel(1, again, (of) => perform(of, true));
    if (keeper !== undefined && keeper.deaths > 0) await bystander.renew();
    await inParallel(
      1,
      chosen.filter(({ isHostile }) => isHostile),
      (of) => perform(of, true),
    );
  } finally {
    bystander.end();
    await keeper?.end();
  }
  return report(run.lost ?? (signal?.aborted ? 'interrupted' : undefined));
}

const behindHandshakeMilliseconds = 20;
/** How long a server may take before it counts as silent. */
const preflightMilliseconds = 4000;

/** What all cases of a run share. */
class ServerRun {
  /** Why no further case can run. */
  lost: string | undefined;

  constructor(
    private readonly target: ServerTarget,
    private readonly timeoutMilliseconds: number,
    private readonly features: FoundFeatures,
    private readonly bystander: Bystander,
  ) {}

  /** One case in all its deliveries; the worst of them counts. */
  async perform(of: ServerCase): Promise<CaseResult> {
    const start = performance.now();
    const lacking = this.#lacking(of);
    if (lacking !== undefined) return { ...plannedCase(of), ...lacking, milliseconds: 0, transcripts: [] };
    let worst: Omit<CaseResult, 'milliseconds'> | undefined;
    for (const delivery of of.deliveries) {
      const bench = new ServerBench(this.target, delivery, this.timeoutMilliseconds);
      const deaths = this.target.keeper?.deaths;
      const outcome = await outcomeOf(of, ruleOf(of.rule).level, bench);
      const harm = of.isHostile ? await this.#harmBy(of) : undefined;
      const death = await this.#deathSince(deaths);
      const lost = death ?? harm;
      const seen = lost === undefined ? outcome : { verdict: 'fail' as const, note: lost };
      if (worst === undefined || isWorse(seen.verdict, worst.verdict)) {
        worst = { ...plannedCase(of), ...seen, delivery, transcripts: bench.transcripts };
      }
      bench.dispose();
      if (this.lost !== undefined) break;
    }
    const result = worst ?? { ...plannedCase(of), verdict: 'not-run', transcripts: [] };
    return { ...result, milliseconds: performance.now() - start };
  }

  #lacking(of: ServerCase): Pick<CaseResult, 'verdict' | 'note'> | undefined {
    for (const name of of.needs) {
      const found = this.features.get(name);
      if (found?.has !== true) return { verdict: 'unsupported', note: `${name}: ${found?.why ?? 'not known'}` };
    }
    return undefined;
  }

  /** How the server ended since it had died so many times; undefined if it lives. */
  async #deathSince(deaths: number | undefined): Promise<string | undefined> {
    const { keeper } = this.target;
    if (keeper === undefined) return undefined;
    await keeper.settled();
    return keeper.deaths === deaths ? undefined : `the server ${keeper.lastDeath}`;
  }

  /** What a case has done to the server. Where it stays away, the run is over. */
  async #harmBy({ id }: ServerCase): Promise<string | undefined> {
    const harm = await this.bystander.harm();
    if (harm === undefined) return undefined;
    const bench = new ServerBench(this.target, 'whole', this.timeoutMilliseconds);
    const absent = await refusalOf(bench);
    if (absent === undefined) return harm;
    if (this.target.keeper === undefined) {
      this.lost = `after ${id} the server takes no connection any more: ${absent}`;
    } else {
      await this.target.keeper.end();
      await this.bystander.renew();
    }
    return harm;
  }
}

/** Why no client gets through to the application; undefined if one does. */
async function refusalOf(bench: ServerBench): Promise<string | undefined> {
  try {
    return await missedBy(async () => {
      const client = await bench.greet();
      // A server that loses what comes in the segment of C2 is told so by a case, and held to the others.
      await sleep(behindHandshakeMilliseconds);
      await client.connect(bench.connectObject);
    });
  } finally {
    bench.dispose();
  }
}
