import { setTimeout as sleep } from 'node:timers/promises';
import { type ByteConnection, type ByteHandler, connectTcp } from '../../transport/index.js';
import { NotMet } from '../verdict.js';
import { Deliverer, type Delivery } from './delivery.js';
import { Recording } from './recording.js';

export interface WireOptions {
  /** What the connection is there for, in the report. */
  readonly name: string;
  readonly delivery: Delivery;
  /** How long to wait for anything that is expected. */
  readonly timeoutMilliseconds: number;
}

/** One connection to the peer, as bytes: everything that goes over it is kept. */
export class Wire {
  readonly recording: Recording;
  readonly options: WireOptions;
  /** Bytes that came and were not taken. */
  #arrived: Uint8Array[] = [];
  #arrivedLength = 0;
  #isClosed = false;
  #consumer: ((bytes: Uint8Array) => void) | undefined;
  readonly #waiting = new Set<() => void>();
  #connection: ByteConnection | undefined;
  #deliverer: Deliverer | undefined;

  constructor(options: WireOptions) {
    this.options = options;
    this.recording = new Recording(options.name);
  }

  /** Connects to a peer. Rejects with NotMet where it does not accept. */
  static async connect(host: string, port: number, options: WireOptions): Promise<Wire> {
    const wire = new Wire(options);
    try {
      const connectMilliseconds = options.timeoutMilliseconds;
      await connectTcp({ host, port, connectMilliseconds }, (connection) => wire.attach(connection));
    } catch (error) {
      throw new NotMet(`no connection is accepted: ${error instanceof Error ? error.message : String(error)}`);
    }
    return wire;
  }

  /** Takes over a connection, one that was accepted here for instance. */
  attach(connection: ByteConnection): ByteHandler {
    this.#connection = connection;
    this.#deliverer = new Deliverer(this.options.delivery, connection);
    return {
      data: (bytes) => this.#receive(bytes),
      close: () => {
        this.recording.close('peer');
        this.#isClosed = true;
        this.#changed();
      },
    };
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Sends bytes in the delivery of the case. */
  write(bytes: Uint8Array): void {
    this.recording.note('tester', bytes);
    this.#deliverer?.write(bytes);
  }

  /** From now on, and for what was not taken, bytes go to the consumer. */
  consume(consumer: (bytes: Uint8Array) => void): void {
    this.#consumer = consumer;
    const arrived = this.#takeArrived();
    if (arrived.length > 0) consumer(arrived);
  }

  /** The next so many bytes. Rejects with NotMet if they do not come. */
  async take(size: number, what: string): Promise<Uint8Array> {
    await this.until(what, () => this.#arrivedLength >= size);
    const all = this.#takeArrived();
    this.#keep(all.subarray(size));
    return all.subarray(0, size);
  }

  /** Bytes that came and were not taken. */
  get arrivedLength(): number {
    return this.#arrivedLength;
  }

  /** Sends what the delivery has held back. */
  async flush(): Promise<void> {
    await this.#deliverer?.flush();
  }

  /** Waits until it is so, which what the peer does may bring about. Rejects with NotMet where it does not in time. */
  async until(what: string, isSo: () => boolean, seen: () => string = () => ''): Promise<void> {
    await this.#deliverer?.flush();
    if (isSo()) return;
    await new Promise<void>((resolve, reject) => {
      const clock = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new NotMet(`${what} did not come within ${this.options.timeoutMilliseconds} ms${seen()}`));
      }, this.options.timeoutMilliseconds);
      const look = () => {
        const done = isSo();
        if (!done && !this.#isClosed) return;
        clearTimeout(clock);
        this.#waiting.delete(look);
        if (done) resolve();
        else reject(new NotMet(`the peer closed the connection before ${what} came${seen()}`));
      };
      this.#waiting.add(look);
      if (this.#isClosed) look();
    });
  }

  /** Sends what was held back, and waits for a moment in which nothing is expected. */
  async quiet(): Promise<void> {
    await this.flush();
    await sleep(quietMilliseconds);
  }

  /** Waits until it is so or the connection is over, but only for a moment: nothing need happen. */
  async reaction(isSo: () => boolean): Promise<void> {
    await this.flush();
    for (const end = performance.now() + quietMilliseconds; performance.now() < end; ) {
      if (this.#isClosed || isSo()) return;
      await sleep(reactionStep);
    }
  }

  /** Waits for the peer to close. Rejects with NotMet where it does not in time. */
  async closedByPeer(): Promise<void> {
    await this.until('the end of the connection', () => this.#isClosed);
  }

  /** Sends what is left, and that nothing more will come. */
  async end(): Promise<void> {
    await this.#deliverer?.flush();
    this.recording.close('tester');
    this.#connection?.end();
  }

  /** Reads nothing any more. */
  pause(): void {
    this.#connection?.pause();
  }

  destroy(): void {
    this.recording.close('tester');
    this.#connection?.destroy();
  }

  #receive(bytes: Uint8Array): void {
    this.recording.note('peer', bytes);
    if (this.#consumer === undefined) this.#keep(bytes);
    else this.#consumer(bytes);
    this.#changed();
  }

  #keep(bytes: Uint8Array): void {
    this.#arrived.push(bytes);
    this.#arrivedLength += bytes.length;
  }

  #takeArrived(): Uint8Array {
    const all = Buffer.concat(this.#arrived);
    this.#arrived = [];
    this.#arrivedLength = 0;
    return new Uint8Array(all.buffer, all.byteOffset, all.length);
  }

  #changed(): void {
    for (const look of [...this.#waiting]) look();
  }
}

/** Long enough for a peer to say what it should not, on the same machine or near. */
const quietMilliseconds = 150;
const reactionStep = 2;
