import { setTimeout as sleep } from 'node:timers/promises';
import type { Value } from '../../../generated/amf0/index.js';
import {
  type Command,
  type ConnectObjectProperties,
  controlStreamId,
  encodeCommandMessage,
  type Message,
  MessageType,
  type UserControlEvent,
} from '../../../generated/rtmp/index.js';
import { NotMet } from '../verdict.js';
import { greet } from './greet.js';
import { commandOf } from './matching.js';
import { Messages } from './messages.js';
import type { Wire } from './wire.js';

/** The result or the error that a call got. */
export type Reply = Extract<Command, { kind: 'result' | 'error' }>;

/** A client whose handshake is done, message by message. */
export class Client extends Messages {
  #transaction = 1;

  /** Does the handshake as most clients do. Rejects with NotMet. */
  static async greet(wire: Wire): Promise<Client> {
    const rest = await greet(wire);
    // Whether a server keeps what comes right behind C2 is a case of its own; all others shall not depend on it.
    if (wire.options.delivery === 'whole') await sleep(behindHandshakeMilliseconds);
    const client = new Client(wire);
    if (rest.length > 0) client.receive(rest);
    return client;
  }

  /** A transaction id that was not used. */
  transaction(): number {
    return ++this.#transaction;
  }

  command(command: Command, streamId = controlStreamId): void {
    this.send({ kind: 'commandMessage', command }, { streamId });
  }

  event(event: UserControlEvent): void {
    this.send({ kind: 'userControl', event }, { streamId: controlStreamId });
  }

  control(message: Message): void {
    this.send(message, { streamId: controlStreamId });
  }

  /** Asks for the application. Rejects with NotMet where there is no result. */
  async connect(object: ConnectObjectProperties, ...userArguments: Value[]): Promise<Reply> {
    const transactionId = 1;
    this.command({ kind: 'connect', transactionId, commandObject: object, userArguments });
    return this.result('the result of connect', transactionId);
  }

  /** Asks for a message stream and gives its id. Rejects with NotMet. */
  async createStream(): Promise<number> {
    const transactionId = this.transaction();
    this.command({ kind: 'createStream', transactionId, commandObject: null });
    const { values } = await this.result('the result of createStream', transactionId);
    const [id] = values;
    if (typeof id !== 'number') throw new NotMet(`the result of createStream has no stream id but ${String(id)}`);
    return id;
  }

  /** The result of a transaction. Rejects with NotMet where an error comes, or nothing. */
  async result(what: string, transactionId: number): Promise<Reply> {
    const reply = await this.reply(what, transactionId);
    if (reply.kind === 'result') return reply;
    throw new NotMet(`an error came in place of ${what}: ${JSON.stringify(reply.values)}`);
  }

  /** The result or the error of a transaction. */
  async reply(what: string, transactionId: number): Promise<Reply> {
    return this.expect(what, (arrived) => {
      const command = commandOf(arrived);
      const isReply = command?.kind === 'result' || command?.kind === 'error';
      return isReply && command.transactionId === transactionId ? command : undefined;
    });
  }

  /** Resolves once the peer has done all that was sent before: it has answered a question that came after it. */
  async settled(): Promise<void> {
    const transactionId = this.transaction();
    this.command({ kind: 'createStream', transactionId, commandObject: null });
    await this.reply('an answer to createStream', transactionId);
  }

  /**
   * Asks something behind what was sent, whatever that was. Resolves when it is answered, when the connection is over, or
   * when neither happens for a moment: a server that waits for the rest of a message does not see the question.
   */
  async answeredOrOver(): Promise<void> {
    const transactionId = this.transaction();
    this.#ask(transactionId);
    await this.wire.reaction(() => this.all(commandOf).some((command) => answers(command, transactionId)));
  }

  /** createStream on a chunk stream of its own: what was sent by hand on the others does not matter to it. */
  #ask(transactionId: number): void {
    const command = { kind: 'createStream', transactionId, commandObject: null } as const;
    this.sendRaw({
      chunkStreamId: questionChunkStreamId,
      timestamp: 0,
      typeId: MessageType.command,
      streamId: controlStreamId,
      payload: encodeCommandMessage({ kind: 'commandMessage', command }),
    });
  }
}

/** Nobody else uses it here, and servers that have only 32 chunk streams have it. */
const questionChunkStreamId = 31;

const answers = (command: Command, transactionId: number): boolean =>
  (command.kind === 'result' || command.kind === 'error') && command.transactionId === transactionId;

const behindHandshakeMilliseconds = 5;
