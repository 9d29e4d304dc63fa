import type { Value } from '../../../generated/amf0/index.js';
import {
  type Command,
  type CommandResult,
  controlStreamId,
  noTransactionId,
  type UserControlEvent,
} from '../../../generated/rtmp/index.js';
import { UsageError } from '../../runtime/index.js';
import { Link } from './link.js';
import { settling } from './transactions.js';

/** What the parts of a client's connection share. */
export class ClientLink extends Link {
  send(command: Command, streamId: number): void {
    this.messages.send({ kind: 'commandMessage', command }, { streamId });
  }

  event(event: UserControlEvent): void {
    this.messages.send({ kind: 'userControl', event }, { streamId: controlStreamId });
  }

  /** Sends a command; gives what `read` makes of its result. */
  async ask<T>(command: (transactionId: number) => Command, read: (result: CommandResult) => T): Promise<T> {
    this.checkConnected();
    return new Promise((resolve, reject) => {
      const transactionId = this.transactions.begin(settling(resolve, reject, read));
      this.send(command(transactionId), controlStreamId);
    });
  }

  /** Sends a command whose reply does not matter, but may come. */
  tell(command: (transactionId: number) => Command): void {
    this.checkConnected();
    this.send(command(this.transactions.begin(() => undefined)), controlStreamId);
  }

  /** Throws UsageError 'not-connected' where commands would be refused. */
  checkConnected(): void {
    if (this.state !== 'connected') throw new UsageError('not-connected', 'There is no connection yet, or no longer');
  }
}

/** What stands in front of a command that expects no reply. */
export const unanswered: { readonly transactionId: number; readonly commandObject: Value } = {
  transactionId: noTransactionId,
  commandObject: null,
};
