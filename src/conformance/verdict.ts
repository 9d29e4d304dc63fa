import type { ResolvedRule } from '../schema/resolved.js';

export type Level = ResolvedRule['level'];

/**
 * `non-strict`: what should be is not. `unsupported`: the peer lacks what the case needs, declared or seen.
 * `informational`: documents disagree, and the note says which reading the peer has. `not-run`: the peer was gone.
 */
export type Verdict = 'pass' | 'fail' | 'non-strict' | 'unsupported' | 'informational' | 'not-run';

/** The expectation of a case is not met: `message` says what was seen in its place. */
export class NotMet extends Error {
  override readonly name = 'NotMet';
}

/** The peer lacks what the case needs. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}

export const verdictOfMet = (level: Level): Verdict => (level === 'CONFLICT' ? 'informational' : 'pass');

/** What is only recommended, or usual, may be otherwise. */
export const verdictOfNotMet = (level: Level): Verdict =>
  level === 'MUST' || level === 'CONFLICT' ? 'fail' : 'non-strict';

/** What an attempt missed; undefined if it was met. */
export async function missedBy(attempt: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await attempt();
    return undefined;
  } catch (error) {
    if (error instanceof NotMet) return error.message;
    throw error;
  }
}
