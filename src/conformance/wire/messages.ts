import type { Message } from '../../../generated/rtmp/index.js';
import type { RawMessage } from '../../session/chunk-stream/index.js';
import { type Destination, type IncomingMessage, MessageStream } from '../../session/message-stream/index.js';
import { NotMet } from '../verdict.js';
import { Chunker } from './chunker.js';
import { nameOfMessage } from './message-name.js';
import type { Wire } from './wire.js';

/** A message that came, and how many came before it. */
export interface Arrived extends IncomingMessage {
  readonly at: number;
}

/**
 * Messages over a connection whose handshake is done. What the connection as a whole wants is answered: pings, windows.
 * Messages are read strictly; what cannot be read is told by whatever waits.
 */
export class Messages {
  readonly wire: Wire;
  readonly stream: MessageStream;
  readonly arrived: Arrived[] = [];
  /** Sends nothing any more, not even what the connection as a whole wants. */
  isMute = false;
  /** Told of each message as it comes. */
  heard: ((arrived: Arrived) => void) | undefined;
  readonly #taken = new Set<Arrived>();
  #unreadable: Error | undefined;

  constructor(wire: Wire) {
    this.wire = wire;
    this.stream = new MessageStream((bytes) => this.#transmit(bytes), {
      message: (incoming) => {
        // It is kept for long: a view would keep all that came with it.
        const raw = { ...incoming.raw, payload: incoming.raw.payload.slice() };
        const arrived = { ...incoming, raw, at: this.arrived.length };
        this.arrived.push(arrived);
        this.heard?.(arrived);
      },
    });
    wire.consume((bytes) => this.receive(bytes));
  }

  send(message: Message, destination: Destination): void {
    this.stream.send(message, destination);
  }

  /** Sends a message whose contents are bytes, whatever they say, in chunks that inherit nothing. */
  sendRaw(message: RawMessage): void {
    const chunker = new Chunker();
    chunker.chunkSize = this.stream.chunkSize;
    this.wire.write(chunker.write(message, 'full'));
  }

  /**
   * The first message that fits and was not taken before, whatever else comes. Rejects with NotMet that says what came
   * in its place.
   */
  async expect<T>(what: string, fits: (arrived: Arrived) => T | undefined): Promise<T> {
    let found: T | undefined;
    const look = () => {
      for (const arrived of this.arrived) {
        if (this.#taken.has(arrived)) continue;
        found = fits(arrived);
        if (found === undefined) continue;
        this.#taken.add(arrived);
        return true;
      }
      return this.#unreadable !== undefined;
    };
    await this.wire.until(what, look, () => this.#seen());
    if (found !== undefined) return found;
    throw new NotMet(`what came in place of ${what} cannot be read: ${this.#unreadable?.message ?? ''}`);
  }

  /** Waits until it is so, which messages that come may bring about. Rejects with NotMet where it does not in time. */
  async until(what: string, isSo: () => boolean): Promise<void> {
    await this.wire.until(
      what,
      () => isSo() || this.#unreadable !== undefined,
      () => this.#seen(),
    );
    if (!isSo()) throw new NotMet(`what came in place of ${what} cannot be read: ${this.#unreadable?.message ?? ''}`);
  }

  /** What could not be read; undefined if all could. */
  get unreadable(): string | undefined {
    return this.#unreadable?.message;
  }

  /** What fits of all that came so far. */
  all<T>(fits: (arrived: Arrived) => T | undefined): T[] {
    return this.arrived.flatMap((arrived) => fits(arrived) ?? []);
  }

  /** Takes bytes of the peer. */
  receive(bytes: Uint8Array): void {
    if (this.#unreadable !== undefined) return;
    try {
      this.stream.receive(bytes);
    } catch (error) {
      this.#unreadable = error instanceof Error ? error : new Error(String(error));
    }
  }

  #transmit(bytes: Uint8Array): void {
    if (!this.isMute) this.wire.write(bytes);
  }

  #seen(): string {
    const names = this.arrived.filter((of) => !this.#taken.has(of)).map(nameOfMessage);
    if (names.length === 0) return '; nothing else came';
    const last = names.slice(-most);
    return `; what came: ${names.length > most ? '…, ' : ''}${last.join(', ')}`;
  }
}

const most = 8;
