import { ServerBench } from '../server/bench.js';
import type { Bystander } from '../server/bystander.js';
import { NotMet } from '../verdict.js';
import type { Transcript } from '../wire/recording.js';
import { absent } from './absent.js';
import { type Failure, SessionFailed } from './failure.js';
import type { Prediction } from './prediction.js';
import type { ExploredSession, ExploredStep } from './session.js';
import { SessionRun, type Tested } from './session-run.js';

export interface Surroundings extends Tested {
  readonly timeoutMilliseconds: number;
  /** Somebody who must not suffer from violations. */
  readonly bystander: Bystander;
}

/** What was sent for a step. */
export interface Sent {
  readonly step: ExploredStep;
  readonly bytes: Uint8Array;
  /** The message in the bytes, where it is one. */
  readonly payload?: Uint8Array;
  /** How the message is cut into chunks. */
  readonly carriage?: Carriage;
  /** It is no step of the session: the tester asks what it wants to know. */
  readonly isAsked?: true;
  /** What comes of it, if the server keeps to the model. */
  readonly predicts: readonly Prediction[];
  /** The id of the message stream that the server has made for it. */
  readonly gives?: number;
}

export interface Carriage {
  readonly chunks: number;
  /** The format of the first chunk. */
  readonly format: number;
  /** Timestamp or delta do not fit 24 bits. */
  readonly isExtended: boolean;
}

export interface Execution {
  readonly sent: readonly Sent[];
  readonly failure?: Failure;
  readonly transcripts: readonly Transcript[];
}

/** Runs a session on the server, and says what the server did wrong first. */
export async function execute(surroundings: Surroundings, session: ExploredSession): Promise<Execution> {
  const { target, timeoutMilliseconds } = surroundings;
  const bench = new ServerBench(target, session.delivery, timeoutMilliseconds);
  const run = new SessionRun(surroundings, bench);
  const deaths = target.keeper?.deaths;
  try {
    const failure = await failureOf(() => run.all(session.steps));
    await target.keeper?.settled();
    const harm =
      deaths === target.keeper?.deaths
        ? run.hasViolation && (await harmOf(surroundings))
        : harmful(livesOn, `the server ${target.keeper?.lastDeath}`);
    const first = harm || failure;
    return { sent: run.sent, transcripts: bench.transcripts, ...(first !== undefined && { failure: first }) };
  } finally {
    bench.dispose();
    if (deaths !== target.keeper?.deaths) await surroundings.bystander.renew();
  }
}

async function failureOf(attempt: () => Promise<void>): Promise<Failure | undefined> {
  try {
    await attempt();
    return undefined;
  } catch (error) {
    if (error instanceof SessionFailed) return error.failure;
    if (error instanceof NotMet) return { is: 'refused', said: error.message, about: 'connection' };
    throw error;
  }
}

const livesOn = 'peers/robustness/lives-on';

async function harmOf({ target, timeoutMilliseconds, bystander }: Surroundings): Promise<Failure | undefined> {
  const said = await bystander.harm();
  if (said === undefined) return undefined;
  // A stream does not go on either where there is no server any more.
  const gone = await absent(target, timeoutMilliseconds);
  return gone === undefined
    ? harmful('peers/robustness/others-go-on', said)
    : harmful(livesOn, `afterwards the server takes no new connection: ${gone}`);
}

const harmful = (rule: string, said: string): Failure => ({ is: 'harm', rule, said, about: rule });
