import type { Readable, Writable } from 'node:stream';

/** What a command reads from, writes to, and is ended by. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable & { readonly isTTY?: boolean };
  /** Errors, one a line. */
  readonly complaints: Writable;
  /** Aborted when the command is to end before it is done. */
  readonly stop: AbortSignal;
}
