import {
  type Command,
  controlStreamId,
  MessageType,
  type StatusCode,
  type UserControlEvent,
} from '../../../generated/rtmp/index.js';
import type { RawMessage } from '../chunk-stream/raw-message.js';
import type { SharedMessage } from '../chunk-stream/shared-message.js';
import type { SharedRun } from '../chunk-stream/shared-run.js';
import { chunkStreamIdFor } from '../message-stream/chunk-stream-ids.js';
import type { MessageStream } from '../message-stream/message-stream.js';
import type { Answered, Refused, ServerApplication } from './application.js';
import { Link } from './link.js';
import type { ServerConnectionOptions } from './options.js';
import type { ConnectionInfo, ServerConnection } from './server-connection.js';
import { onStatus, type StatusExtra } from './status.js';

/** What the parts of a server's connection share. */
export class ServerLink extends Link {
  info: ConnectionInfo | undefined;

  constructor(
    messages: MessageStream,
    override readonly options: ServerConnectionOptions,
    readonly connection: ServerConnection,
    readonly application: ServerApplication,
    /** Ends the connection for an error that `receive` can no longer throw. */
    readonly failed: (error: unknown) => void,
  ) {
    super(messages, options);
  }

  send(command: Command, streamId: number): void {
    // A status travels with the data of its stream, so that it stays in its place among them.
    const chunkStreamId = streamId === controlStreamId ? undefined : chunkStreamIdFor(MessageType.data, streamId);
    this.messages.send({ kind: 'commandMessage', command }, { streamId, chunkStreamId });
  }

  status(streamId: number, code: StatusCode, description: string, extra?: StatusExtra): void {
    this.send(onStatus(code, description, extra), streamId);
  }

  event(event: UserControlEvent): void {
    this.messages.send({ kind: 'userControl', event }, { streamId: controlStreamId });
  }

  sendRaw(raw: RawMessage): void {
    this.messages.sendRaw(raw);
  }

  sendShared(shared: SharedMessage, streamId: number): void {
    const { messages } = this;
    messages.sendShared(shared.bytes(streamId, messages.chunkSize), shared.raw(streamId));
  }

  sendRun(run: SharedRun, streamId: number): void {
    this.messages.sendRun(run, streamId);
  }

  /** Asks the application. What it throws is reported, and refuses. */
  ask<T>(question: () => Answered<T>): Answered<T | Refused> {
    try {
      const answered = question();
      return answered instanceof Promise ? answered.catch((error: unknown) => this.#refuse(error)) : answered;
    } catch (error) {
      return this.#refuse(error);
    }
  }

  #refuse(error: unknown): Refused {
    this.report('application-failed', error instanceof Error ? error.message : String(error));
    return { accept: false, description: 'The application failed' };
  }
}
