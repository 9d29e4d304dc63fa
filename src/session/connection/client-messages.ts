import type { Value } from '../../../generated/amf0/index.js';
import {
  type Command,
  controlStreamId,
  noTransactionId,
  propertiesOfStatusInformation,
  StatusCode,
  type StatusInformation,
  type StatusInformationProperties,
  type UserControlEvent,
} from '../../../generated/rtmp/index.js';
import type { IncomingMessage } from '../message-stream/incoming-message.js';
import type { ClientLink } from './client-link.js';
import { ClientStream } from './client-stream.js';
import { nameOf, transactionOf } from './connection-commands.js';
import { decodingOf } from './options.js';
import { passPublished } from './published-messages.js';
import { rejectedBy } from './rejected.js';
import { errorOf, resultOf } from './status.js';
import type { Reply } from './transactions.js';

/** What a client wants to know of its connection. All of it is optional. */
export interface ClientEvents {
  /** A status of the connection itself. */
  status?(information: StatusInformationProperties): void;
  /** A command of the server that is not known here: the values of the result, or undefined for an error. */
  command?(command: Command): readonly Value[] | undefined;
}

/** Where each message that a server sends goes. */
export class ClientMessages {
  readonly #streams = new Map<number, ClientStream>();

  constructor(
    private readonly link: ClientLink,
    private readonly events: ClientEvents,
  ) {}

  addStream(id: number): ClientStream {
    const stream = new ClientStream(id, this.link, () => this.#streams.delete(id));
    this.#streams.set(id, stream);
    return stream;
  }

  receive(incoming: IncomingMessage): void {
    const { raw, message } = incoming;
    if (this.link.isOver) return;
    switch (message?.kind) {
      case undefined:
      case 'dataMessage':
      case 'dataExtended':
        this.#media(incoming);
        return;
      case 'commandMessage':
      case 'commandExtended':
        this.#command(message.command, raw.streamId);
        return;
      case 'userControl':
        this.#event(message.event);
        return;
      case 'unknownMessage':
        this.link.report('unknown-message', `A message of type ${raw.typeId}`);
        return;
      default:
    }
  }

  end(reason: Error): void {
    for (const stream of this.#streams.values()) stream.end(reason);
  }

  #media(incoming: IncomingMessage): void {
    const stream = this.#streams.get(incoming.raw.streamId);
    if (stream === undefined) {
      this.link.ignoreMedia(incoming.raw.streamId);
      return;
    }
    const to = {
      media: (raw: IncomingMessage['raw']) => stream.receiveMessage(raw),
      clearData: () => undefined,
      unknown: ({ typeId }: IncomingMessage['raw']) =>
        this.link.report('unknown-message', `A message of type ${typeId} in an aggregate`),
    };
    passPublished(incoming, to, decodingOf(this.link.options));
  }

  #command(command: Command, streamId: number): void {
    switch (command.kind) {
      case 'result':
      case 'error':
        this.#reply(command, streamId);
        return;
      case 'onStatus':
        this.#status(command.information, streamId);
        return;
      // They accompany what is answered otherwise.
      case 'onBandwidthDone':
      case 'onFcPublish':
      case 'onFcUnpublish':
      case 'onFcSubscribe':
        return;
      default:
        this.#unknown(command, streamId);
    }
  }

  #reply(reply: Reply, streamId: number): void {
    if (this.link.transactions.settle(reply)) return;
    // Commands of a stream have no transaction; an error in their stream is about them.
    if (reply.kind === 'error' && this.#streamOf(streamId)?.receiveError(rejectedBy(reply))) return;
    this.link.report('unknown-transaction', `A reply to transaction ${reply.transactionId}`);
  }

  #status(information: StatusInformation, streamId: number): void {
    if (streamId === controlStreamId) this.events.status?.(propertiesOfStatusInformation(information));
    this.#streamOf(streamId)?.receiveStatus(information);
  }

  #unknown(command: Command, streamId: number): void {
    const { link } = this;
    const values = this.events.command?.(command);
    if (values === undefined) {
      link.unknownCommands++;
      link.report('unknown-command', nameOf(command));
    }
    const transactionId = transactionOf(command);
    if (transactionId === noTransactionId) return;
    const unknown = () => errorOf(transactionId, StatusCode.callFailed, `Unknown command ${nameOf(command)}`);
    link.send(values === undefined ? unknown() : resultOf(transactionId, ...values), streamId);
  }

  #event(event: UserControlEvent): void {
    if (event.kind === 'unknownEvent') this.link.report('unknown-event', `An event of type ${event.eventType}`);
    if ('streamId' in event) this.#streams.get(event.streamId)?.onEvent(event);
  }

  /** Some servers send what concerns a stream in another one; with a single stream there is no doubt. */
  #streamOf(streamId: number): ClientStream | undefined {
    const stream = this.#streams.get(streamId);
    if (stream !== undefined || this.#streams.size !== 1) return stream;
    const [only] = this.#streams.values();
    return only;
  }
}
