import type { MessageStream } from '../message-stream/message-stream.js';
import { type ConnectionLimits, type ConnectionOptions, limitsOf, type ReportCode } from './options.js';
import type { ConnectionState } from './stats.js';
import { Transactions } from './transactions.js';

/** What the parts of a connection share, on either side: the way out and the books. */
export class Link {
  readonly limits: ConnectionLimits;
  /** Calls of this side to the other. */
  readonly transactions: Transactions;
  state: ConnectionState = 'handshake';
  ignoredMessages = 0;
  unknownCommands = 0;
  #lastIgnored: number | undefined;

  constructor(
    readonly messages: MessageStream,
    readonly options: ConnectionOptions,
  ) {
    this.limits = limitsOf(options);
    this.transactions = new Transactions(this.limits.transactions);
  }

  /** Nothing more is expected of the peer. */
  get isOver(): boolean {
    return this.state === 'refused' || this.state === 'closed';
  }

  report(code: ReportCode, message: string): void {
    this.options.report?.({ code, message });
  }

  /** Counts media that there is no place for. Told once for each stream: the next thousand are like it. */
  ignoreMedia(streamId: number): void {
    this.ignoredMessages++;
    if (this.#lastIgnored !== streamId) this.report('media-ignored', `Media in stream ${streamId}`);
    this.#lastIgnored = streamId;
  }
}
