import type { ByteConnection } from '../../transport/index.js';

/**
 * How bytes are cut into segments. `whole`: each message as it is written. `bytes`: one byte a segment. `coalesced`: what
 * is written until an answer is waited for, in one segment.
 */
export const deliveries = ['whole', 'bytes', 'coalesced'] as const;

export type Delivery = (typeof deliveries)[number];

/** Sends bytes in one of the ways. */
export class Deliverer {
  #waiting: Uint8Array[] = [];
  #sending: Promise<void> = Promise.resolve();

  constructor(
    private readonly delivery: Delivery,
    private readonly connection: ByteConnection,
  ) {}

  write(bytes: Uint8Array): void {
    if (this.delivery === 'whole') this.connection.write(bytes);
    else if (this.delivery === 'coalesced') this.#waiting.push(bytes);
    else this.#sending = this.#sending.then(() => this.#oneByOne(bytes));
  }

  /** Before an answer is waited for: whatever was held back goes out now. */
  async flush(): Promise<void> {
    await this.#sending;
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length > 0) this.connection.write(Buffer.concat(waiting));
  }

  /** The event loop turns after each byte, so that each is a write of its own. */
  async #oneByOne(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length && this.connection.open; at++) {
      this.connection.write(bytes.subarray(at, at + 1));
      await new Promise(setImmediate);
    }
  }
}
