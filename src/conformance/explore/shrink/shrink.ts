import { isDeepStrictEqual } from 'node:util';
import { commandChunkStreamId } from '../../../../generated/rtmp/index.js';
import { type Failure, signatureOf } from '../model/failure.js';
import type { Execution } from '../run/execution.js';
import type { ExploredMessage, ExploredSession, ExploredStep } from '../session.js';
import { named } from './named.js';

export interface Shrunk {
  readonly session: ExploredSession;
  readonly execution: Execution & { readonly failure: Failure };
  /** How many sessions were run for it. */
  readonly runs: number;
}

export interface ShrinkLimits {
  readonly runs: number;
  readonly milliseconds: number;
  /** Ends the search: the best until then is it. */
  readonly signal?: AbortSignal | undefined;
}

/** The shortest session, as far as it was looked for, that fails in the same way. */
export async function shrunk(
  session: ExploredSession,
  execution: Execution & { readonly failure: Failure },
  run: (session: ExploredSession) => Promise<Execution>,
  limits: ShrinkLimits,
): Promise<Shrunk> {
  const signature = signatureOf(execution.failure);
  const end = performance.now() + limits.milliseconds;
  let best: Omit<Shrunk, 'runs'> = {
    session: { ...session, steps: execution.sent.flatMap(({ step, isAsked }) => (isAsked ? [] : step)) },
    execution,
  };
  let runs = 0;
  const isOver = () => runs >= limits.runs || performance.now() > end || limits.signal?.aborted === true;
  const attempt = async (candidate: ExploredSession): Promise<boolean> => {
    if (isOver()) return false;
    runs += 1;
    const tried = await run(candidate);
    const { failure } = tried;
    if (failure === undefined || signatureOf(failure) !== signature) return false;
    best = { session: candidate, execution: { ...tried, failure } };
    return true;
  };
  // What was left out of a run is of no use in it; but that it fails without has to be seen.
  if (!(await attempt(best.session))) best = { session, execution };
  for (let isSmaller = true; isSmaller && !isOver(); ) {
    isSmaller = await withoutSteps(() => best.session, attempt);
    for (const simplified of simplerSessions) {
      const simpler = simplified(best.session);
      if (!isDeepStrictEqual(simpler, best.session)) isSmaller = (await attempt(simpler)) || isSmaller;
    }
    for (let at = 0; at < best.session.steps.length; at++) {
      isSmaller = (await simplerStep(() => best.session, at, attempt)) || isSmaller;
    }
  }
  return { ...best, execution: named(best.execution, best.session.delivery), runs };
}

type Attempt = (candidate: ExploredSession) => Promise<boolean>;

/** Leaves out steps, many at a time at first. */
async function withoutSteps(of: () => ExploredSession, attempt: Attempt): Promise<boolean> {
  let isSmaller = false;
  for (let size = Math.ceil(of().steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    // From the end, where steps are that nothing later needs.
    for (let from = of().steps.length - size; from > -size; from -= size) {
      const { steps, ...rest } = of();
      const left = [...steps.slice(0, Math.max(0, from)), ...steps.slice(from + size)];
      if (left.length < steps.length && (await attempt({ ...rest, steps: left }))) isSmaller = true;
    }
  }
  return isSmaller;
}

/** Simpler in all steps at once. */
const simplerSessions: readonly ((session: ExploredSession) => ExploredSession)[] = [
  (session) => ({ ...session, delivery: 'whole' }),
  ofEachMessage((step) => ({ ...step, header: 'full' })),
  ofEachMessage((step, at) => ({ ...step, timestamp: step.timestamp === 0 ? 0 : 20 * at })),
  ofEachMessage((step) =>
    step.chunkStreamId <= commandChunkStreamId ? step : { ...step, chunkStreamId: commandChunkStreamId + 1 },
  ),
];

function ofEachMessage(
  simplified: (step: ExploredMessage, at: number) => ExploredMessage,
): (session: ExploredSession) => ExploredSession {
  return ({ steps, ...rest }) => ({
    ...rest,
    steps: steps.map((step, at) => (step.do === 'send' && step.is === 'valid' ? simplified(step, at) : step)),
  });
}

async function simplerStep(of: () => ExploredSession, at: number, attempt: Attempt): Promise<boolean> {
  let isSimpler = false;
  // Each change is tried on what the one before it has left.
  for (const change of simplifications) {
    const { steps, ...rest } = of();
    const step = steps[at];
    const simpler = step && change(step);
    if (simpler === undefined) continue;
    isSimpler = (await attempt({ ...rest, steps: steps.with(at, simpler) })) || isSimpler;
  }
  return isSimpler;
}

/** A simpler step in place of one, where there is one. */
const simplifications: readonly ((step: ExploredStep) => ExploredStep | undefined)[] = [
  (step) => (step.do === 'send' && step.timestamp !== 0 ? { ...step, timestamp: 0 } : undefined),
  (step) => {
    const shorter = step.do === 'send' && shortened(step.message);
    return shorter ? { ...step, message: shorter } : undefined;
  },
  (step) =>
    step.do === 'send' && step.chunkStreamId > commandChunkStreamId + 1
      ? { ...step, chunkStreamId: commandChunkStreamId + 1 }
      : undefined,
  (step) => (step.do === 'send' && step.header !== 'full' ? { ...step, header: 'full' } : undefined),
  (step) =>
    step.do === 'send' && step.flips !== undefined && step.flips.length > 1
      ? { ...step, flips: step.flips.slice(0, 1) }
      : undefined,
  (step) =>
    step.do !== 'wait' && step.do !== 'close' && step.hex !== undefined && step.hex.length > 2
      ? { ...step, hex: step.hex.slice(0, (step.hex.length >> 2) * 2) }
      : undefined,
];

/** Media of little more than their first bytes; undefined where they are short. */
function shortened(message: unknown): unknown {
  if (typeof message !== 'object' || message === null || !('data' in message)) return undefined;
  const { data } = message;
  if (typeof data !== 'object' || data === null || !('$bytes' in data) || typeof data.$bytes !== 'string')
    return undefined;
  return data.$bytes.length <= mostDigits
    ? undefined
    : { ...message, data: { $bytes: data.$bytes.slice(0, mostDigits) } };
}

const mostDigits = 40;
