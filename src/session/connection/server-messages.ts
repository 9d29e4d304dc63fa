import {
  type Command,
  controlStreamId,
  noTransactionId,
  StatusCode,
  type UserControlEvent,
} from '../../../generated/rtmp/index.js';
import type { IncomingMessage } from '../message-stream/incoming-message.js';
import { ConnectCommand } from './connect-command.js';
import { ConnectionCommands, connectName, misunderstood, nameOf, transactionOf } from './connection-commands.js';
import { Lane, WaitingRoom } from './lane.js';
import { decodingOf, limitError } from './options.js';
import { type PublishedMessages, passPublished } from './published-messages.js';
import type { ServerLink } from './server-link.js';
import type { ServerStreamState } from './server-stream.js';
import { ServerStreams, type StreamEntry } from './server-streams.js';
import { errorOf } from './status.js';

/** Where each message that a client sends goes. */
export class ServerMessages {
  readonly streams: ServerStreams;
  readonly #link: ServerLink;
  /** Everything waits here while the application thinks about connect. */
  readonly #lane: Lane;
  readonly #connect: ConnectCommand;
  readonly #commands: ConnectionCommands;

  constructor(link: ServerLink) {
    const room = new WaitingRoom(link.limits);
    this.#link = link;
    this.#lane = new Lane(room, link.failed);
    this.streams = new ServerStreams(link, room);
    this.#connect = new ConnectCommand(link, this.#lane);
    this.#commands = new ConnectionCommands(link, this.streams);
  }

  receive(incoming: IncomingMessage): void {
    if (this.#link.isOver || isControl(incoming)) return;
    const { length } = incoming.raw.payload;
    if (incoming.message !== undefined && length > this.#link.limits.commandSize) {
      const what = `A command or data message of ${length} bytes where ${this.#link.limits.commandSize} are allowed`;
      throw limitError('command-size-limit', what);
    }
    this.#lane.run(length, () => this.#route(incoming));
  }

  close(): void {
    this.#lane.clear();
    this.streams.clear();
    this.#connect.end();
  }

  #route(incoming: IncomingMessage): void {
    const { raw, message } = incoming;
    if (this.#link.isOver) return;
    if (message === undefined) {
      this.#media(incoming);
      return;
    }
    switch (message.kind) {
      case 'commandMessage':
      case 'commandExtended':
        this.#command(message.command, raw.streamId, raw.payload.length);
        return;
      case 'dataMessage':
      case 'dataExtended':
        this.#media(incoming);
        return;
      case 'userControl':
        this.#event(message.event);
        return;
      default:
        this.#link.report('unknown-message', `A message of type ${raw.typeId}`);
    }
  }

  #media(incoming: IncomingMessage): void {
    const { raw } = incoming;
    const entry = this.streams.get(raw.streamId);
    if (entry === undefined) {
      this.#link.ignoreMedia(raw.streamId);
      return;
    }
    entry.lane.run(raw.payload.length, () => this.#publish(entry.stream, incoming));
  }

  #publish(stream: ServerStreamState, incoming: IncomingMessage): void {
    const { application, options } = this.#link;
    if (stream.state !== 'publishing') {
      this.#link.ignoreMedia(stream.id);
      return;
    }
    const to: PublishedMessages = {
      // The application may end the stream between the parts of an aggregate.
      media: (raw) => (stream.state === 'publishing' ? application.media(stream, raw) : undefined),
      clearData: (name) => application.clearData?.(stream, name),
      unknown: ({ typeId }) => this.#link.report('unknown-message', `A message of type ${typeId} in an aggregate`),
    };
    passPublished(incoming, to, decodingOf(options));
  }

  #event(event: UserControlEvent): void {
    if (event.kind === 'setBufferLength') this.#buffer(event.streamId, event.length);
    else if (event.kind === 'unknownEvent') this.#link.report('unknown-event', `An event of type ${event.eventType}`);
  }

  #buffer(streamId: number, length: number): void {
    const entry = this.streams.get(streamId);
    entry?.lane.run(0, () => {
      entry.stream.bufferLength = length;
      this.#link.application.bufferLength?.(entry.stream, length);
    });
  }

  #command(command: Command, streamId: number, size: number): void {
    if (command.kind === 'connect') {
      this.#connect.run(command);
      return;
    }
    if (this.#link.state !== 'connected') {
      this.#refuse(
        command,
        streamId,
        nameOf(command) === connectName ? misunderstood(command) : `${nameOf(command)} before connect`,
      );
      return;
    }
    if (!isOfStream(command)) {
      this.#ofConnection(command, streamId);
      return;
    }
    const entry = this.streams.get(streamId);
    if (entry !== undefined) {
      entry.lane.run(size, () => this.#ofStream(entry, command));
      return;
    }
    const where = streamId === controlStreamId ? 'before createStream' : 'in a stream that is not there';
    this.#refuse(command, streamId, `${nameOf(command)} ${where}`);
  }

  #ofConnection(command: Exclude<Command, StreamCommand>, streamId: number): void {
    const commands = this.#commands;
    switch (command.kind) {
      case 'createStream':
        commands.createStream(command.transactionId);
        return;
      case 'deleteStream':
        commands.deleteStream(command.streamId);
        return;
      case 'releaseStream':
        commands.releaseStream(command.transactionId);
        return;
      case 'fcPublish':
        commands.fcPublish(command);
        return;
      case 'fcUnpublish':
        commands.fcUnpublish(command);
        return;
      case 'fcSubscribe':
        commands.fcSubscribe(command);
        return;
      case 'getStreamLength':
        commands.getStreamLength(command);
        return;
      case 'checkBandwidth':
        commands.checkBandwidth(command.transactionId);
        return;
      case 'result':
      case 'error':
        if (!this.#link.transactions.settle(command)) {
          this.#link.report('unknown-transaction', `A reply to transaction ${command.transactionId}`);
        }
        return;
      default:
        commands.unknown(command, streamId);
    }
  }

  #ofStream({ stream, commands }: StreamEntry, command: StreamCommand): void {
    if (stream.gone) return;
    switch (command.kind) {
      case 'publish':
        commands.publish(command);
        return;
      case 'play':
        commands.play(command);
        return;
      case 'play2':
        commands.play2(command.parameters);
        return;
      case 'pause':
        commands.pause(command);
        return;
      case 'seek':
        commands.seek(command);
        return;
      case 'receiveAudio':
      case 'receiveVideo':
        commands.receive(command.kind, command.receive);
        return;
      case 'closeStream':
        commands.closeStream();
        return;
    }
  }

  /** A command that has no place here. Publish and play are answered the way their clients listen for. */
  #refuse(command: Command, streamId: number, what: string): void {
    const link = this.#link;
    link.report('out-of-place', what);
    const transactionId = transactionOf(command);
    if (command.kind === 'publish') link.status(streamId, StatusCode.publishFailed, what);
    else if (command.kind === 'play') link.status(streamId, StatusCode.playFailed, what);
    else if (transactionId !== noTransactionId && command.kind !== 'result' && command.kind !== 'error') {
      link.send(errorOf(transactionId, StatusCode.callFailed, what), streamId);
    }
  }
}

type StreamKind = (typeof streamKinds)[number];
type StreamCommand = Extract<Command, { readonly kind: StreamKind }>;

const streamKinds = [
  'publish',
  'play',
  'play2',
  'pause',
  'seek',
  'receiveAudio',
  'receiveVideo',
  'closeStream',
] as const;

const ofStream: ReadonlySet<string> = new Set(streamKinds);

const isOfStream = (command: Command): command is StreamCommand => ofStream.has(command.kind);

/** What the MessageStream has dealt with already. */
function isControl({ message }: IncomingMessage): boolean {
  switch (message?.kind) {
    case 'setChunkSize':
    case 'abort':
    case 'acknowledgement':
    case 'windowAcknowledgementSize':
    case 'setPeerBandwidth':
      return true;
    default:
      return false;
  }
}
