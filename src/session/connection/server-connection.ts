import type { Value } from '../../../generated/amf0/index.js';
import type { ConnectObjectProperties, StatusCode } from '../../../generated/rtmp/index.js';
import { controlStreamId, noTransactionId } from '../../../generated/rtmp/index.js';
import { UsageError } from '../../runtime/index.js';
import { ServerHandshake } from '../handshake/index.js';
import { MessageStream } from '../message-stream/message-stream.js';
import type { ServerApplication } from './application.js';
import { messageOptionsOf, type ServerConnectionOptions } from './options.js';
import { ServerLink } from './server-link.js';
import { ServerMessages } from './server-messages.js';
import type { ServerStream } from './server-stream.js';
import { type ConnectionState, type ConnectionStats, statsOf } from './stats.js';
import type { StatusExtra } from './status.js';
import { settling } from './transactions.js';

export interface ConnectionInfo {
  readonly app: string;
  readonly tcUrl: string;
  readonly object: ConnectObjectProperties;
}

/**
 * The server's end of one connection, from the first byte of the handshake on. It does no I/O: `output` gets the bytes
 * to send, `receive` those that came. Output may begin within `receive`, and later, when the application answers late.
 */
export class ServerConnection {
  readonly #output: (bytes: Uint8Array) => void;
  readonly #options: ServerConnectionOptions;
  readonly #link: ServerLink;
  readonly #messages: ServerMessages;
  #handshake: ServerHandshake | undefined;

  constructor(output: (bytes: Uint8Array) => void, application: ServerApplication, options: ServerConnectionOptions) {
    this.#output = output;
    this.#options = options;
    this.#handshake = new ServerHandshake(options);
    const stream = new MessageStream(
      (bytes) => this.#send(bytes),
      { message: (incoming) => this.#messages.receive(incoming) },
      messageOptionsOf(options),
    );
    this.#link = new ServerLink(stream, options, this, application, (error) => this.#fail(error));
    this.#messages = new ServerMessages(this.#link);
  }

  get state(): ConnectionState {
    return this.#link.state;
  }

  /** Undefined until the client has asked for a connection. */
  get info(): ConnectionInfo | undefined {
    return this.#link.info;
  }

  /** The message streams there are now. */
  get streams(): readonly ServerStream[] {
    return this.#messages.streams.all();
  }

  get stats(): ConnectionStats {
    return statsOf(this.#link);
  }

  /** Bytes of payload in each chunk that is sent: what SharedMessage must be cut into. */
  get chunkSize(): number {
    return this.#link.messages.chunkSize;
  }

  /**
   * Takes the next bytes, which must not be changed later. Throws ProtocolError, DecodeError and LimitError, and what
   * the application throws from `media` and `started`: the owner logs the code, calls `close` and ends the transport.
   */
  receive(bytes: Uint8Array): void {
    if (this.#link.isOver) return;
    if (this.#handshake === undefined) {
      this.#link.messages.receive(bytes);
      return;
    }
    const { send, rest } = this.#handshake.receive(bytes);
    if (send.length > 0) this.#send(send);
    if (rest === undefined) return;
    this.#handshake = undefined;
    this.#link.state = 'connecting';
    if (rest.length > 0) this.#link.messages.receive(rest);
  }

  /** Tells the client something of the connection as a whole. */
  status(code: StatusCode, description: string, extra?: StatusExtra): void {
    if (this.state === 'connected') this.#link.status(controlStreamId, code, description, extra);
  }

  /**
   * Calls the client. Resolves with the values of its result; rejects with RejectedError if it says no, and with
   * UsageError 'not-connected' if the connection is not there or ends first.
   */
  async call(name: string, ...values: Value[]): Promise<readonly Value[]> {
    this.#checkConnected();
    return new Promise((resolve, reject) => {
      const settle = settling<readonly Value[]>(resolve, reject, (result) => result.values);
      this.#invoke(name, this.#link.transactions.begin(settle), values);
    });
  }

  /** Tells the client without waiting for a reply. Throws UsageError 'not-connected'. */
  notify(name: string, ...values: Value[]): void {
    this.#checkConnected();
    this.#invoke(name, noTransactionId, values);
  }

  /** Asks the client for a sign of life: it answers with a ping response. */
  ping(): void {
    if (this.state === 'connected') this.#link.messages.ping(this.#options.now() >>> 0);
  }

  /** The transport is gone, or about to go: ends all streams and tells the application. Sends nothing. */
  close(): void {
    if (this.state === 'closed') return;
    this.#link.state = 'closed';
    this.#messages.close();
    this.#link.transactions.end(new UsageError('not-connected', 'The connection has ended'));
  }

  #invoke(name: string, transactionId: number, values: Value[]): void {
    this.#link.send({ kind: 'other', values: [name, transactionId, null, ...values] }, controlStreamId);
  }

  #checkConnected(): void {
    if (this.state !== 'connected') throw new UsageError('not-connected', 'There is no connection to call over');
  }

  #send(bytes: Uint8Array): void {
    if (this.state !== 'closed') this.#output(bytes);
  }

  #fail(error: unknown): void {
    if (this.state === 'closed') return;
    this.close();
    this.#options.failed(error instanceof Error ? error : new Error(String(error)));
  }
}
