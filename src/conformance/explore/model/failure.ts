import type { Prediction } from './prediction.js';

/** What a server did wrong in a session. */
export interface Failure {
  /**
   * `owed`: what it owes did not come. `breaks`: it sent what the session forbids. `closed`: it ended a connection that
   * did nothing wrong. `unreadable`: what it sent cannot be read. `media`: what was published did not reach who plays it
   * as it was. `harm`: others suffer from what one did. `refused`: it does not let a client in.
   */
  readonly is: 'owed' | 'breaks' | 'closed' | 'unreadable' | 'media' | 'harm' | 'refused';
  /** The rule that it breaks, where there is one. */
  readonly rule?: string;
  /** In words. */
  readonly said: string;
  /** Tells failures of one kind apart, however the session goes that shows them. */
  readonly about: string;
  /** What was predicted and did not come true, where no step says it. */
  readonly against?: Prediction;
}

/** The same for failures that are taken for one. */
export const signatureOf = ({ is, about }: Failure): string => `${is} ${about}`;

/** Thrown where a session shows that the server fails. */
export class SessionFailed extends Error {
  override readonly name = 'SessionFailed';

  constructor(readonly failure: Failure) {
    super(failure.said);
  }
}
