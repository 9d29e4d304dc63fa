import { missedBy } from '../verdict.js';
import type { ClientBench } from './bench.js';
import type { Role } from './target.js';

/** What a first visit of the client shows. */
export interface Acquaintance {
  /** Undefined where it neither publishes nor plays. */
  readonly role: Role | undefined;
  /** Why, where it does not. */
  readonly why: string;
  readonly answersPings: boolean;
}

/** Sees what a client comes for. Rejects with NotMet where none comes. */
export async function findRole(bench: ClientBench, declared: Role | undefined): Promise<Acquaintance> {
  const wire = await bench.open();
  let role = declared;
  let answersPings = false;
  const why = await missedBy(async () => {
    const guest = await bench.receive(wire);
    const begun = await guest.started();
    role ??= begun.role;
    answersPings = (await missedBy(() => guest.answersPing())) === undefined;
  });
  return { role, why: why ?? 'seen', answersPings };
}
