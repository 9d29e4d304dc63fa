import {
  controlChunkStreamId,
  controlStreamId,
  decodeMessage,
  encodeMessage,
  type Message,
  MessageType,
} from '../../../../generated/rtmp/index.js';
import { DecodeError, MtrudeError } from '../../../runtime/errors.js';
import { needMore } from '../../../runtime/need-more.js';
import {
  initialSession,
  type Observed,
  observe,
  openObligations,
  type SessionState,
  sessionNamed,
  stateOf,
} from '../../../schema/interpreter/index.js';
import type { ResolvedSchema } from '../../../schema/resolved.js';
import { ChunkReader, type RawMessage } from '../../../session/chunk-stream/index.js';
import { ruleOf } from '../../rules.js';
import { NotMet } from '../../verdict.js';
import { Chunker } from '../../wire/chunker.js';
import { greet } from '../../wire/greet.js';
import { nameOfMessage } from '../../wire/message-name.js';
import type { Wire } from '../../wire/wire.js';
import { Acknowledgements } from '../model/acknowledgements.js';
import { type Failure, SessionFailed } from '../model/failure.js';
import { isProtocolControl, ruleOfMissing } from '../model/judged.js';
import { nameOfCommand, predicted } from '../model/predicted.js';
import type { Pattern, Prediction } from '../model/prediction.js';
import type { Received } from '../model/received.js';

const session = 'rtmp.connection';

/** A connection of a session after its handshake, watched by the session of the spec in both directions. */
export class ExploredConnection {
  readonly chunker = new Chunker();
  readonly received: Received[] = [];
  /** The message streams that the server has made, in order. */
  readonly streams: number[] = [];
  /** Something was sent that is not allowed: from then on nothing is expected. */
  isTainted = false;
  /** Something was sent that nothing is owed for: whether the server has understood it is not known. */
  isUncertain = false;
  readonly acknowledgements: Acknowledgements;
  /** What the server did wrong first. */
  failure: Failure | undefined;
  /** The timestamps of the pings that were sent. */
  readonly pings = new Set<number>();
  readonly #reader: ChunkReader;
  #state: SessionState;
  #due: { readonly window: number; count: number } = { window: Number.POSITIVE_INFINITY, count: 0 };
  #total = 0;
  /** How many messages had come when the last one was sent. */
  #notedAt = 0;
  /** The message stream that it was sent in. */
  #notedStream: number = controlStreamId;

  private constructor(
    readonly name: string,
    readonly wire: Wire,
    private readonly schema: ResolvedSchema,
  ) {
    this.acknowledgements = new Acknowledgements(name);
    this.#state = initialSession(schema, session);
    this.#reader = new ChunkReader((raw) => this.#take({ ...raw, payload: raw.payload.join().slice() }));
  }

  /** Does the handshake. Rejects with NotMet. */
  static async begin(name: string, wire: Wire, schema: ResolvedSchema): Promise<ExploredConnection> {
    const rest = await greet(wire);
    const connection = new ExploredConnection(name, wire, schema);
    connection.#receive(rest);
    wire.consume((bytes) => connection.#receive(bytes));
    return connection;
  }

  stateOf(machine: 'connection' | 'stream', key?: number): string {
    return stateOf(sessionNamed(this.schema, session), this.#state, machine, key === undefined ? undefined : `${key}`);
  }

  /** What the session says of a message of the client; nothing is remembered. */
  tried(message: unknown, streamId: number): Observed {
    const given = { streamId };
    return observe(this.schema, session, this.#state, { by: 'client', name: 'message', value: message, given });
  }

  /** Shows a message that is sent now to the session. */
  note(message: unknown, streamId: number): Observed {
    const seen = this.tried(message, streamId);
    this.#state = seen.state;
    this.#notedAt = this.received.length;
    this.#notedStream = streamId;
    return seen;
  }

  /** Sends the chunks of a message. */
  write(bytes: Uint8Array): void {
    this.acknowledgements.sends(bytes.length);
    this.wire.write(bytes);
  }

  /** What the server owes now. */
  predictions(): Prediction[] {
    const { schema } = this;
    const definition = sessionNamed(schema, session);
    return this.#state.owed
      .filter(({ by, settled }) => by === 'server' && settled === undefined)
      .map((owed) => predicted(schema, definition, this.name, owed));
  }

  /** Resolves once the server owes nothing. Rejects with SessionFailed. */
  async settled(): Promise<void> {
    await this.expect('what is owed', () => this.#owed.length === 0);
    const { acknowledgements } = this;
    if (!acknowledgements.isKept) {
      await this.expect('an acknowledgement', () => acknowledgements.isKept, acknowledgements.missing);
    }
  }

  /** Resolves once it is so. Rejects with SessionFailed where it is not in time, or something else is wrong. */
  async expect(what: string, isSo: () => boolean, missing?: Failure): Promise<void> {
    try {
      await this.wire.until(what, () => this.failure !== undefined || isSo());
    } catch (error) {
      if (!(error instanceof NotMet)) throw error;
      throw new SessionFailed(this.wire.isClosed ? this.#closed() : (missing ?? this.#missing(error.message)));
    }
    this.check();
  }

  /** Throws SessionFailed where something is wrong. */
  check(): void {
    if (this.failure !== undefined) throw new SessionFailed(this.failure);
    if (this.wire.isClosed && !this.isTainted && !this.#mayEnd) throw new SessionFailed(this.#closed());
  }

  get #mayEnd(): boolean {
    return ['refused', 'closed'].includes(this.stateOf('connection'));
  }

  get #owed(): ReturnType<typeof openObligations> {
    return openObligations(sessionNamed(this.schema, session), this.#state).filter(({ by }) => by === 'server');
  }

  #closed(): Failure {
    const last = this.received.at(-1);
    const behind = last === undefined ? '' : ` behind ${nameOfMessage(last)}`;
    const against = { on: this.name, is: 'open', said: 'the connection stays open' } as const;
    return { is: 'closed', said: `the server ended the connection${behind}`, about: 'connection', against };
  }

  #missing(said: string): Failure {
    const [owed] = this.#owed;
    const came = this.received.slice(this.#notedAt);
    const rule = owed && ruleOfMissing(owed.row, owed.rules[0], came, this.#notedStream);
    const what = owed === undefined ? said : `${owed.row} was not answered in time`;
    const last = this.received.slice(-5).map(nameOfMessage).join(', ');
    return {
      is: 'owed',
      ...(rule !== undefined && { rule }),
      said: `${what}; what came last: ${last || 'nothing'}`,
      about: owed?.row ?? 'reply',
    };
  }

  #receive(bytes: Uint8Array): void {
    if (this.failure?.is === 'unreadable') return;
    this.#total += bytes.length;
    this.#due.count += bytes.length;
    try {
      this.#reader.push(bytes);
    } catch (error) {
      if (!(error instanceof MtrudeError)) throw error;
      const rule = error instanceof DecodeError ? error.rule : undefined;
      this.#unreadable(error.message, rule);
    }
    if (this.#due.count < this.#due.window) return;
    this.#due.count = 0;
    this.#answer({ kind: 'acknowledgement', sequenceNumber: this.#total % 2 ** 32 }, MessageType.acknowledgement);
  }

  #take(raw: RawMessage): void {
    const message = decodeMessage(raw.payload, { typeId: raw.typeId });
    const received = message === needMore ? undefined : { raw, message };
    if (received === undefined) {
      this.#unreadable(`a message of type ${raw.typeId} is cut off`);
      return;
    }
    this.received.push(received);
    this.#react(received.message);
    if (this.isTainted) return;
    const given = { streamId: raw.streamId };
    const before = this.#state;
    const seen = observe(this.schema, session, before, { by: 'server', name: 'message', value: message, given });
    this.#state = seen.state;
    const broken = seen.findings.find(({ rule }) => rule !== undefined && ruleOf(rule).level === 'MUST');
    if (broken?.rule !== undefined) {
      const { typeId, streamId: stream, chunkStreamId: chunkStream } = raw;
      this.#breaks(broken.rule, `${nameOfMessage(received)} is not allowed: ${broken.is}`, {
        what: { types: [typeId], stream, chunkStream },
        count: 0,
      });
    }
    if (isProtocolControl(received.message) && raw.chunkStreamId !== controlChunkStreamId) {
      const { typeId, chunkStreamId: chunkStream } = raw;
      const said = `${nameOfMessage(received)} comes on chunk stream ${chunkStream}`;
      this.#breaks('rtmp/5.4/control-stream', said, { what: { types: [typeId], chunkStream }, count: 0 });
    }
    if (received.message.kind === 'acknowledgement') {
      const failure = this.acknowledgements.came(received.message.sequenceNumber);
      if (failure !== undefined) this.#fail(failure);
    }
    if (seen.answers?.row === 'createStream' && seen.answers.outcome === 'accepted')
      this.#made(received.message, before);
  }

  #made(message: Message, before: SessionState): void {
    const command = 'command' in message ? message.command : undefined;
    const id = command?.kind === 'result' ? command.values[0] : undefined;
    if (typeof id !== 'number') {
      this.#breaks('rtmp/7.2.1.3/create-stream-answered', 'createStream gave no id');
      return;
    }
    const definition = sessionNamed(this.schema, session);
    if (
      id === controlStreamId ||
      stateOf(definition, before, 'stream', `${id}`) !== definition.machines.stream?.initial
    ) {
      this.#breaks('rtmp/7.2.1.3/new-stream-id', `createStream gave the id ${id}, which is in use`, {
        what: { name: nameOfCommand(this.schema, 'result'), value: id },
        count: this.streams.filter((known) => known === id).length,
      });
    }
    this.streams.push(id);
  }

  #react(message: Message): void {
    if (message.kind === 'windowAcknowledgementSize') this.#due = { window: message.size, count: this.#due.count };
    if (message.kind !== 'userControl') return;
    const { event } = message;
    if (event.kind === 'pingResponse' && !this.isTainted && !this.pings.has(event.timestamp)) {
      this.#breaks(
        'rtmp/7.1.7/same-timestamp',
        `a ping response has the timestamp ${event.timestamp}, which none asked for`,
      );
    }
    if (event.kind !== 'pingRequest') return;
    this.#answer(
      { kind: 'userControl', event: { kind: 'pingResponse', timestamp: event.timestamp } },
      MessageType.userControl,
    );
  }

  #answer(message: Message, typeId: number): void {
    const payload = encodeMessage(message, { typeId });
    const raw = { chunkStreamId: controlChunkStreamId, timestamp: 0, typeId, streamId: controlStreamId, payload };
    if (!this.isTainted) this.note(message, controlStreamId);
    this.write(this.chunker.write(raw, 'full'));
  }

  #breaks(rule: string, said: string, most?: { readonly what: Pattern; readonly count: number }): void {
    const against = most && ({ on: this.name, is: 'most', ...most, said: `nothing like this comes: ${said}` } as const);
    this.#fail({ is: 'breaks', rule, said, about: rule, ...(against && { against }) });
  }

  #unreadable(said: string, rule?: string): void {
    const against = { on: this.name, is: 'readable', said: 'what the server sends can be read' } as const;
    this.#fail({ is: 'unreadable', ...(rule !== undefined && { rule }), said, about: 'unreadable', against });
  }

  #fail(failure: Failure): void {
    this.failure ??= failure;
  }
}
