import type { Value } from '../../../generated/amf0/index.js';
import {
  type Command,
  type CommandFcPublish,
  type CommandFcSubscribe,
  type CommandFcUnpublish,
  type CommandGetStreamLength,
  controlStreamId,
  fromCommand,
  noTransactionId,
  StatusCode,
} from '../../../generated/rtmp/index.js';
import type { Answered, CommandAnswer } from './application.js';
import { limitError } from './options.js';
import type { ServerLink } from './server-link.js';
import type { ServerStream } from './server-stream.js';
import type { ServerStreams } from './server-streams.js';
import { errorOf, resultOf, statusOf } from './status.js';

/** What the commands of an accepted connection do, but for those of a message stream. */
export class ConnectionCommands {
  /** Answers of the application that are still to come. */
  #outstanding = 0;

  constructor(
    private readonly link: ServerLink,
    private readonly streams: ServerStreams,
  ) {}

  createStream(transactionId: number): void {
    const entry = this.streams.create();
    if (entry !== undefined) {
      this.#send(resultOf(transactionId, entry.stream.id));
      return;
    }
    const what = `No more than ${this.link.limits.streams} streams at a time`;
    this.#send(errorOf(transactionId, StatusCode.callFailed, what));
  }

  deleteStream(streamId: number): void {
    const entry = this.streams.get(streamId);
    if (entry === undefined) {
      this.link.report('out-of-place', `There is no stream ${streamId} to delete`);
      return;
    }
    entry.lane.run(0, () => this.streams.remove(entry));
  }

  getStreamLength({ transactionId, name }: CommandGetStreamLength): void {
    if (transactionId === noTransactionId) return;
    const { link } = this;
    const answered = link.ask(() => link.application.getStreamLength?.(link.connection, name));
    this.#later(answered, (length) => {
      if (typeof length === 'number') return this.#send(resultOf(transactionId, length));
      const what = length === undefined ? `There is no recording of ${name}` : length.description;
      this.#send(errorOf(transactionId, StatusCode.callFailed, what));
    });
  }

  releaseStream(transactionId: number): void {
    this.#acknowledge(transactionId);
  }

  fcPublish({ transactionId, name }: CommandFcPublish): void {
    this.#acknowledge(transactionId);
    const information = [statusOf(StatusCode.publishStart, `${name} may be published`)];
    this.#send({ kind: 'onFcPublish', transactionId: noTransactionId, commandObject: null, information });
  }

  fcUnpublish({ transactionId, name }: CommandFcUnpublish): void {
    this.#acknowledge(transactionId);
    const information = [statusOf(StatusCode.unpublishSuccess, `${name} is no longer published`)];
    this.#send({ kind: 'onFcUnpublish', transactionId: noTransactionId, commandObject: null, information });
  }

  fcSubscribe({ transactionId, name }: CommandFcSubscribe): void {
    this.#acknowledge(transactionId);
    const information = [statusOf(StatusCode.playStart, `${name} may be played`)];
    this.#send({ kind: 'onFcSubscribe', transactionId: noTransactionId, commandObject: null, information });
  }

  /** Without onBWDone: players answer each with another `_checkbw`, and so on for ever. */
  checkBandwidth(transactionId: number): void {
    this.#acknowledge(transactionId);
  }

  /** A command that is not known here: the application may know it. */
  unknown(command: Command, streamId: number): void {
    const { link } = this;
    const named = this.#namedInDelete(command);
    if (named !== undefined) {
      this.deleteStream(named.id);
      return;
    }
    const transactionId = transactionOf(command);
    const answered = link.ask<CommandAnswer | undefined>(() =>
      link.application.command?.(link.connection, command, streamId),
    );
    this.#later(answered, (answer) => {
      if (answer === undefined) {
        link.unknownCommands++;
        link.report('unknown-command', nameOf(command));
        const failure = failures.get(nameOf(command));
        if (failure !== undefined) return link.status(streamId, failure, misunderstood(command));
      }
      if (transactionId === noTransactionId) return;
      if (answer?.accept) return link.send(resultOf(transactionId, ...answer.values), streamId);
      const { code = StatusCode.callFailed, description = `Unknown command ${nameOf(command)}` } = answer ?? {};
      link.send(errorOf(transactionId, code, description), streamId);
    });
  }

  /** GStreamer's encoder deletes its stream by name. */
  #namedInDelete(command: Command): ServerStream | undefined {
    if (command.kind !== 'other' || command.values[0] !== deleteStream) return undefined;
    const name = command.values[nameIndex];
    return this.streams.all().find((stream) => stream.state !== 'idle' && stream.name === name);
  }

  /** Goes on with the answer whenever it comes: nothing waits for it. */
  #later<T>(answered: Answered<T>, done: (answer: T) => void): void {
    if (!(answered instanceof Promise)) {
      done(answered);
      return;
    }
    const { link } = this;
    if (this.#outstanding >= link.limits.transactions) {
      throw limitError('transactions-limit', `More than ${link.limits.transactions} commands wait for an answer`);
    }
    this.#outstanding++;
    answered
      .then((answer) => {
        this.#outstanding--;
        if (link.connection.state === 'connected') done(answer);
      })
      .catch(link.failed);
  }

  #acknowledge(transactionId: number): void {
    if (transactionId !== noTransactionId) this.#send(resultOf(transactionId, undefined));
  }

  #send(command: Command): void {
    this.link.send(command, controlStreamId);
  }
}

/** The transaction id of any command; of one that is not known, where it is expected. */
export function transactionOf(command: Command): number {
  if (command.kind !== 'other') return command.transactionId;
  const [, transactionId] = command.values;
  return typeof transactionId === 'number' ? transactionId : noTransactionId;
}

/** For people: the name of a command, cut where it is too long to print. */
export function nameOf(command: Command): string {
  const name: Value = command.kind === 'other' ? command.values[0] : command.kind;
  return typeof name === 'string' ? name.slice(0, longestName) : typeof name;
}

const longestName = 80;

/** For people: a command that is known, but not with these arguments. */
export const misunderstood = (command: Command): string => `${nameOf(command)} with arguments that are not understood`;

const nothing = { transactionId: noTransactionId, commandObject: null };
/** Commands that are answered with a status, whether they are understood or not: what that says. */
const failures = new Map([
  [fromCommand({ kind: 'publish', ...nothing, name: '' })[0], StatusCode.publishFailed],
  [fromCommand({ kind: 'play', ...nothing, name: '' })[0], StatusCode.playFailed],
]);
/** The name of connect. */
export const [connectName] = fromCommand({ kind: 'connect', ...nothing, commandObject: {}, userArguments: [] });

const deletion = fromCommand({
  kind: 'deleteStream',
  transactionId: noTransactionId,
  commandObject: null,
  streamId: 0,
});
/** The name of the command, and where the stream to delete is said. */
const [deleteStream] = deletion;
const nameIndex = deletion.length - 1;
