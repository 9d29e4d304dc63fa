import { ServerBench } from '../../server/bench.js';
import type { Bystander } from '../../server/bystander.js';
import { NotMet } from '../../verdict.js';
import { type Failure, SessionFailed } from '../model/failure.js';
import type { ExploredSession } from '../session.js';
import { absent } from './absent.js';
import type { Execution } from './execution.js';
import { SessionRun, type Tested } from './session-run.js';

export interface Surroundings extends Tested {
  readonly timeoutMilliseconds: number;
  /** Somebody who must not suffer from violations. */
  readonly bystander: Bystander;
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
