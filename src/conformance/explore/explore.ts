import { UsageError } from '../../runtime/errors.js';
import { sessionNamed } from '../../schema/interpreter/index.js';
import type { ResolvedSchema } from '../../schema/resolved.js';
import type { DeclaredFeatures } from '../run-options.js';
import { Bystander } from '../server/bystander.js';
import { findFeatures } from '../server/find-features.js';
import type { ServerTarget } from '../server/target.js';
import { missedBy } from '../verdict.js';
import { type Failure, signatureOf } from './model/failure.js';
import { absent } from './run/absent.js';
import { execute, type Surroundings } from './run/execute.js';
import type { Execution } from './run/execution.js';
import type { ExploredSession } from './session.js';
import { type Shrunk, shrunk } from './shrink/shrink.js';

export interface ExploreOptions {
  /** How many sessions are drawn. */
  readonly sessions: number;
  /** The same seed draws the same sessions. */
  readonly seed: number;
  readonly timeoutMilliseconds?: number;
  readonly features?: DeclaredFeatures;
  /** How many different failures end it. */
  readonly mostFailures?: number;
  /** Bounds the search for a shorter session, of each failure. */
  readonly shrinkRuns?: number;
  readonly shrinkMilliseconds?: number;
  readonly signal?: AbortSignal;
  /** Called after each session. */
  readonly progress?: (done: number, failures: number) => void;
}

export interface FoundFailure extends Shrunk {
  /** The number of the session that it was seen in first, from 1. */
  readonly at: number;
  /** How many sessions failed in this way. */
  readonly times: number;
}

export interface Exploration {
  readonly seed: number;
  /** How many sessions were run, those of the search for shorter ones not counted. */
  readonly sessions: number;
  readonly failures: readonly FoundFailure[];
  /** Why no more sessions were run: the server takes no connection any more, or somebody interrupted it. */
  readonly aborted?: string;
}

/** Runs sessions drawn at random on a server. Those that fail are made as short as can be. */
export async function explore(
  target: ServerTarget,
  schema: ResolvedSchema,
  options: ExploreOptions,
): Promise<Exploration> {
  const { sessions: count, seed, mostFailures = 5, shrinkRuns = 150, shrinkMilliseconds = 60_000, signal } = options;
  const draw = await sessionsOf(schema);
  const found = new Map<string, FoundFailure>();
  let done = 0;
  let gone: string | undefined;
  gone = await surrounded(target, schema, options, async (surroundings) => {
    const run = (session: ExploredSession) => execute(surroundings, session);
    while (done < count && found.size < mostFailures && signal?.aborted !== true && gone === undefined) {
      const session = draw(seed + done);
      const execution = await run(session);
      done += 1;
      const { failure } = execution;
      if (failure !== undefined) {
        const before = found.get(signatureOf(failure));
        if (before === undefined) {
          const limits = { runs: shrinkRuns, milliseconds: shrinkMilliseconds, signal };
          const short = await shrunk(session, { ...execution, failure }, run, limits);
          found.set(signatureOf(failure), { ...short, at: done, times: 1 });
        } else if (before.times + 1 >= oftenEnough) break;
        else found.set(signatureOf(failure), { ...before, times: before.times + 1 });
        gone = await absent(target, surroundings.timeoutMilliseconds);
      }
      options.progress?.(done, found.size);
    }
    return gone;
  });
  const isCutShort = signal?.aborted === true && done < count;
  const aborted = gone ?? (isCutShort ? `interrupted after ${done} of ${count} sessions` : undefined);
  return { seed, sessions: done, failures: [...found.values()], ...(aborted !== undefined && { aborted }) };
}

/** Runs one session again. */
export async function replay(
  target: ServerTarget,
  schema: ResolvedSchema,
  session: ExploredSession,
  options: Pick<ExploreOptions, 'timeoutMilliseconds' | 'features'> = {},
): Promise<Execution> {
  let execution: Execution | undefined;
  const gone = await surrounded(target, schema, options, async (surroundings) => {
    execution = await execute(surroundings, session);
    return undefined;
  });
  const failure: Failure = { is: 'refused', said: gone ?? '', about: 'connection' };
  return execution ?? { sent: [], transcripts: [], failure };
}

/** A failure that shows in so many sessions hides others, and each takes its time. */
const oftenEnough = 15;

/** Gives why it ended early, if it did. */
async function surrounded(
  target: ServerTarget,
  schema: ResolvedSchema,
  { timeoutMilliseconds = 2000, features: declared = {} }: Pick<ExploreOptions, 'timeoutMilliseconds' | 'features'>,
  act: (surroundings: Surroundings) => Promise<string | undefined>,
): Promise<string | undefined> {
  const missed = await absent(target, timeoutMilliseconds);
  if (missed !== undefined) {
    await target.keeper?.end();
    return `the server does not take part: ${missed}`;
  }
  const features = await findFeatures(target, timeoutMilliseconds, declared);
  const hasAggregates = features.get('aggregates')?.has === true;
  const bystander = new Bystander(target, timeoutMilliseconds, features);
  try {
    await missedBy(() => bystander.begin());
    return await act({ target, schema, timeoutMilliseconds, bystander, hasAggregates });
  } finally {
    bystander.end();
    await target.keeper?.end();
  }
}

/** Draws one session for each seed. */
async function sessionsOf(schema: ResolvedSchema): Promise<(seed: number) => ExploredSession> {
  // Nothing else needs it.
  const fc = await import('fast-check');
  const { sessions } = await import('./draw/sessions.js');
  const arbitrary = sessions(fc, sessionNamed(schema, 'rtmp.connection'), commandsOf(schema));
  return (seed) => {
    const [session] = fc.sample(arbitrary, { seed, numRuns: 1 });
    if (session === undefined) throw new UsageError('no-case', 'No session was drawn');
    return session;
  };
}

/** The names of all commands. */
function commandsOf(schema: ResolvedSchema): readonly string[] {
  const node = schema.types['rtmp.command']?.type;
  return node?.kind === 'calls' ? node.calls.flatMap(({ opens }) => opens ?? []) : [];
}
