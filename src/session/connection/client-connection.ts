import type { Value } from '../../../generated/amf0/index.js';
import {
  type CommandResult,
  type ConnectObjectProperties,
  type ConnectPropertiesProperties,
  controlStreamId,
  isConnectProperties,
  isStatusInformation,
  noTransactionId,
  objectEncodingAmf0,
  propertiesOfConnectProperties,
  propertiesOfStatusInformation,
  type StatusInformationProperties,
} from '../../../generated/rtmp/index.js';
import { ProtocolError, UsageError } from '../../runtime/index.js';
import { ClientHandshake } from '../handshake/index.js';
import { MessageStream } from '../message-stream/message-stream.js';
import { ClientLink } from './client-link.js';
import { type ClientEvents, ClientMessages } from './client-messages.js';
import type { ClientStream } from './client-stream.js';
import { type ClientConnectionOptions, messageOptionsOf, sizesOf } from './options.js';
import { type ConnectionState, type ConnectionStats, statsOf } from './stats.js';
import { settling } from './transactions.js';

export interface ConnectResult {
  /** What the server says of itself. */
  readonly properties: ConnectPropertiesProperties | undefined;
  readonly information: StatusInformationProperties | undefined;
}

/**
 * The client's end of one connection, from the first byte of the handshake on. It does no I/O: `output` gets the bytes
 * to send, `receive` those that came. What it promises rejects with RejectedError if the server says no, and with the
 * reason of the end where the connection ends first.
 */
export class ClientConnection {
  readonly #output: (bytes: Uint8Array) => void;
  readonly #link: ClientLink;
  readonly #messages: ClientMessages;
  #handshake: ClientHandshake | undefined;
  /** Sends connect, once the handshake is done. */
  #sendConnect: (() => void) | undefined;

  constructor(output: (bytes: Uint8Array) => void, events: ClientEvents, options: ClientConnectionOptions) {
    this.#output = output;
    this.#handshake = new ClientHandshake(options);
    const stream = new MessageStream(
      (bytes) => this.#send(bytes),
      { message: (incoming) => this.#messages.receive(incoming) },
      messageOptionsOf(options),
    );
    this.#link = new ClientLink(stream, options);
    this.#messages = new ClientMessages(this.#link, events);
  }

  get state(): ConnectionState {
    return this.#link.state;
  }

  get stats(): ConnectionStats {
    return statsOf(this.#link);
  }

  /** Takes the next bytes, which must not be changed later. Throws ProtocolError, DecodeError and LimitError. */
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
    this.#sendConnect?.();
    if (rest.length > 0) this.#link.messages.receive(rest);
  }

  /**
   * Starts the handshake and asks for a connection. Only AMF 0 is spoken here, so the object says object encoding 0
   * whatever it says. Throws UsageError 'connected-already' the second time.
   */
  connect(object: ConnectObjectProperties, ...userArguments: Value[]): Promise<ConnectResult> {
    if (this.#sendConnect !== undefined || this.#link.isOver) {
      throw new UsageError('connected-already', 'A connection connects once');
    }
    const commandObject = { ...object, objectEncoding: objectEncodingAmf0 };
    const { transactions } = this.#link;
    const result = new Promise<ConnectResult>((resolve, reject) => {
      const transactionId = transactions.begin(settling(resolve, reject, (reply) => this.#connected(reply)));
      this.#sendConnect = () => {
        this.#link.send({ kind: 'connect', transactionId, commandObject, userArguments }, controlStreamId);
      };
    });
    this.#send(this.#handshake?.start() ?? new Uint8Array(0));
    return result;
  }

  /** Asks for a message stream. */
  createStream(): Promise<ClientStream> {
    return this.#link.ask(
      (transactionId) => ({ kind: 'createStream', transactionId, commandObject: null }),
      ({ values: [id] }) => {
        if (typeof id === 'number') return this.#messages.addStream(id);
        throw new ProtocolError('no-stream-id', 'The result of createStream has no stream id', 'rtmp/7.2.1.3/layout');
      },
    );
  }

  /** Tells the server that an encoder is about to publish: some servers free the name for it. */
  releaseStream(name: string): void {
    this.#link.tell((transactionId) => ({ kind: 'releaseStream', transactionId, commandObject: null, name }));
  }

  /** Tells the server that an encoder will publish. */
  fcPublish(name: string): void {
    this.#link.tell((transactionId) => ({ kind: 'fcPublish', transactionId, commandObject: null, name }));
  }

  /** Tells the server that an encoder has published. */
  fcUnpublish(name: string): void {
    this.#link.tell((transactionId) => ({ kind: 'fcUnpublish', transactionId, commandObject: null, name }));
  }

  /** Tells the server that a player will play a live stream. */
  fcSubscribe(name: string): void {
    this.#link.tell((transactionId) => ({ kind: 'fcSubscribe', transactionId, commandObject: null, name }));
  }

  /** Asks for a bandwidth measurement. */
  checkBandwidth(): void {
    this.#link.tell((transactionId) => ({ kind: 'checkBandwidth', transactionId, commandObject: null, arguments: [] }));
  }

  /** Length of a recorded stream in seconds. */
  getStreamLength(name: string): Promise<number> {
    const rule = 'peers/get-stream-length/layout';
    return this.#link.ask(
      (transactionId) => ({ kind: 'getStreamLength', transactionId, commandObject: null, name }),
      ({ values: [length] }) => {
        if (typeof length === 'number') return length;
        throw new ProtocolError('no-stream-length', 'The result of getStreamLength has no length', rule);
      },
    );
  }

  /** Calls any command of the server. Resolves with the values of its result. */
  call(name: string, ...values: Value[]): Promise<readonly Value[]> {
    return this.#link.ask(
      (transactionId) => ({ kind: 'other', values: [name, transactionId, null, ...values] }),
      (result) => result.values,
    );
  }

  /** The same without a reply. Throws UsageError 'not-connected'. */
  notify(name: string, ...values: Value[]): void {
    this.#link.checkConnected();
    this.#link.send({ kind: 'other', values: [name, noTransactionId, null, ...values] }, controlStreamId);
  }

  /** The transport is gone, or about to go: whatever is waited for rejects with the reason. Sends nothing. */
  close(reason: Error = new UsageError('not-connected', 'The connection has ended')): void {
    if (this.state === 'closed') return;
    this.#link.state = 'closed';
    this.#link.transactions.end(reason);
    this.#messages.end(reason);
  }

  #connected({ commandObject, values: [information] }: CommandResult): ConnectResult {
    const { messages, options } = this.#link;
    const { chunkSize, windowAcknowledgementSize } = sizesOf(options);
    messages.setWindowAcknowledgementSize(windowAcknowledgementSize);
    messages.setChunkSize(chunkSize);
    this.#link.state = 'connected';
    return {
      properties: isConnectProperties(commandObject) ? propertiesOfConnectProperties(commandObject) : undefined,
      information: isStatusInformation(information) ? propertiesOfStatusInformation(information) : undefined,
    };
  }

  #send(bytes: Uint8Array): void {
    if (this.state !== 'closed') this.#output(bytes);
  }
}
