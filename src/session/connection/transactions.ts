import { type CommandError, type CommandResult, connectTransactionId } from '../../../generated/rtmp/index.js';
import { limitError } from './options.js';
import { rejectedBy } from './rejected.js';

export type Reply = CommandResult | CommandError;
type Settle = (outcome: Reply | Error) => void;

/** Commands that wait for a reply of the peer, by transaction id. */
export class Transactions {
  #next = connectTransactionId;
  readonly #pending = new Map<number, Settle>();

  constructor(private readonly limit: number) {}

  /** Gives the transaction id to send. Throws LimitError 'transactions-limit'. */
  begin(settle: Settle): number {
    if (this.#pending.size >= this.limit) {
      throw limitError('transactions-limit', `More than ${this.limit} commands wait for a reply`);
    }
    const id = this.#next++;
    this.#pending.set(id, settle);
    return id;
  }

  /** False if no command waits for this reply. */
  settle(reply: Reply): boolean {
    const settle = this.#pending.get(reply.transactionId);
    this.#pending.delete(reply.transactionId);
    settle?.(reply);
    return settle !== undefined;
  }

  /** Nothing will be replied any more. */
  end(reason: Error): void {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const settle of pending) settle(reason);
  }
}

/** Settles a promise with what `read` makes of the result, as soon as the result is there. */
export function settling<T>(
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
  read: (result: CommandResult) => T,
): Settle {
  return (outcome) => {
    if (outcome instanceof Error) reject(outcome);
    else if (outcome.kind === 'error') reject(rejectedBy(outcome));
    else {
      try {
        resolve(read(outcome));
      } catch (error) {
        reject(error);
      }
    }
  };
}
