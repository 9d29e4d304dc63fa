import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandChunkStreamId, decodeMessage, MessageType } from '../../../generated/rtmp/index.js';
import { needMore } from '../../runtime/need-more.js';
import { interpretEncode } from '../../schema/interpreter/encode/encode.js';
import { fromLosslessJson } from '../../schema/lossless-json/index.js';
import type { ResolvedSchema } from '../../schema/resolved.js';
import { ServerBench } from '../server/bench.js';
import type { Bystander } from '../server/bystander.js';
import type { ServerTarget } from '../server/target.js';
import { NotMet } from '../verdict.js';
import type { Transcript } from '../wire/recording.js';
import { ExploredConnection } from './connection.js';
import { type Failure, SessionFailed } from './failure.js';
import { filled } from './filled.js';
import { Relayed } from './relayed.js';
import type { ExploredMessage, ExploredSession, ExploredStep } from './session.js';

export interface Surroundings {
  readonly target: ServerTarget;
  readonly schema: ResolvedSchema;
  readonly timeoutMilliseconds: number;
  /** Somebody who must not suffer from violations. */
  readonly bystander: Bystander;
}

/** What was sent for a step. */
export interface Sent {
  readonly step: ExploredStep;
  readonly bytes: Uint8Array;
  /** The message in the bytes, where it is one. */
  readonly payload?: Uint8Array;
  /** It is no step of the session: at the end, each connection has to answer it. */
  readonly isAsked?: true;
}

export interface Execution {
  readonly sent: readonly Sent[];
  readonly failure?: Failure;
  readonly transcripts: readonly Transcript[];
}

/** Runs a session on the server, and says what the server did wrong first. */
export async function execute(surroundings: Surroundings, session: ExploredSession): Promise<Execution> {
  const { target, timeoutMilliseconds } = surroundings;
  const bench = new ServerBench(target, session.delivery, timeoutMilliseconds);
  const run = new SessionRun(surroundings, bench);
  try {
    const failure = await failureOf(() => run.all(session.steps));
    const harm = run.hasViolation ? await harmOf(surroundings.bystander) : undefined;
    const first = harm ?? failure;
    return { sent: run.sent, transcripts: bench.transcripts, ...(first !== undefined && { failure: first }) };
  } finally {
    bench.dispose();
  }
}

async function failureOf(attempt: () => Promise<void>): Promise<Failure | undefined> {
  try {
    await attempt();
    return undefined;
  } catch (error) {
    if (error instanceof SessionFailed) return error.failure;
    if (error instanceof NotMet) return { is: 'refused', said: error.message, about: 'connection' };
    throw error;
  }
}

async function harmOf(bystander: Bystander): Promise<Failure | undefined> {
  const said = await bystander.harm();
  if (said === undefined) return undefined;
  const rule = said.includes('new connection') ? 'peers/robustness/lives-on' : 'peers/robustness/others-go-on';
  return { is: 'harm', rule, said, about: rule };
}

class SessionRun {
  readonly sent: Sent[] = [];
  hasViolation = false;
  readonly #connections = new Map<string, ExploredConnection>();
  readonly #relayed = new Relayed();
  /** The rule of the last message of a connection, if it has one. */
  readonly #stood = new Map<ExploredConnection, string>();
  readonly #suffix = randomUUID().slice(0, 8);

  constructor(
    private readonly of: Surroundings,
    private readonly bench: ServerBench,
  ) {}

  async all(steps: readonly ExploredStep[]): Promise<void> {
    for (const step of steps) {
      if (step.do === 'wait') await sleep(step.milliseconds);
      else if (step.do === 'close') await this.#close(step);
      else await this.#perform(step, await this.#connection(step.on));
    }
    for (const connection of this.#connections.values()) await this.#question(connection);
  }

  async #connection(name: string): Promise<ExploredConnection> {
    const known = this.#connections.get(name);
    if (known !== undefined) return known;
    const made = await ExploredConnection.begin(name, await this.bench.open(name), this.of.schema);
    this.#connections.set(name, made);
    return made;
  }

  async #close(step: Extract<ExploredStep, { do: 'close' }>): Promise<void> {
    const connection = this.#connections.get(step.on);
    if (connection === undefined) return;
    this.sent.push({ step, bytes: new Uint8Array() });
    this.#connections.delete(step.on);
    await connection.wire.end();
  }

  async #perform(
    step: Extract<ExploredStep, { on: string; is: unknown }>,
    connection: ExploredConnection,
    isAsked = false,
  ): Promise<void> {
    if (connection.wire.isClosed && connection.isTainted) return;
    try {
      if (step.do === 'send') await this.#send(step, connection, isAsked);
      else this.#violate(step, connection, Buffer.from(step.hex, 'hex'));
      if (step.rule !== undefined) this.#stood.set(connection, step.rule);
      else if (!isAsked) this.#stood.delete(connection);
    } catch (error) {
      // What an end means is best said by the rule of the message before it.
      const rule = step.rule ?? this.#stood.get(connection);
      if (!(error instanceof SessionFailed) || error.failure.is !== 'closed' || rule === undefined) throw error;
      throw new SessionFailed({ ...error.failure, rule });
    }
  }

  async #send(step: ExploredMessage, connection: ExploredConnection, isAsked: boolean): Promise<void> {
    const streamId = step.stream === 0 ? 0 : connection.streams[step.stream - 1];
    if (streamId === undefined && step.is === 'valid') return;
    const payload = this.#payloadOf(step, connection);
    const { typeId, timestamp, chunkStreamId, header } = step;
    const raw = { chunkStreamId, timestamp, typeId, streamId: streamId ?? step.stream, payload };
    const cut = () => connection.chunker.write(raw, header === 'shortest' ? undefined : header);
    if (step.is === 'violation') return this.#violate(step, connection, damaged(cut(), step), payload);
    const message = decodeMessage(payload, { typeId });
    if (message === needMore) return;
    const tried = connection.tried(message, raw.streamId);
    if (tried.findings.length > 0 && tried.row === undefined && message.kind !== 'unknownMessage') return;
    const bytes = cut();
    this.sent.push({ step, bytes, payload, ...(isAsked && { isAsked }) });
    connection.note(message, raw.streamId);
    if (message.kind === 'userControl' && message.event.kind === 'pingRequest')
      connection.pings.add(message.event.timestamp);
    if (message.kind === 'setChunkSize') connection.chunker.chunkSize = message.size;
    connection.wire.write(bytes);
    await connection.settled();
    // An end that comes now comes of this message.
    if (step.rule !== undefined) await sleep(reactionMilliseconds);
    connection.check();
    if (typeId === MessageType.audio || typeId === MessageType.video) {
      if (payload.length > 0) await this.#relayed.reaches(connection, raw);
    } else if (message.kind === 'commandMessage') {
      this.#follow(connection, raw.streamId, message.command);
    }
  }

  #follow(connection: ExploredConnection, streamId: number, command: { readonly kind: string }): void {
    const { kind } = command;
    const name = 'name' in command && typeof command.name === 'string' ? command.name : '';
    const isOn = 'receive' in command && command.receive === true;
    if (kind === 'publish') this.#relayed.publishes(connection, streamId, name);
    else if (kind === 'play') this.#relayed.plays(connection, streamId, name);
    else if (kind === 'receiveAudio') this.#relayed.wants(connection, streamId, MessageType.audio, isOn);
    else if (kind === 'receiveVideo') this.#relayed.wants(connection, streamId, MessageType.video, isOn);
    else if (kind === 'pause' || kind === 'seek') this.#relayed.moved(connection, streamId);
  }

  #violate(step: ExploredStep, connection: ExploredConnection, bytes: Uint8Array, payload?: Uint8Array): void {
    this.hasViolation = true;
    connection.isTainted = true;
    this.sent.push({ step, bytes, ...(payload !== undefined && { payload }) });
    connection.wire.write(bytes);
  }

  #payloadOf({ message, hex, typeId }: ExploredMessage, connection: ExploredConnection): Uint8Array {
    if (message === undefined) return new Uint8Array(Buffer.from(hex ?? '', 'hex'));
    const { target, schema } = this.of;
    const value = fromLosslessJson(
      filled(message, {
        app: target.app,
        tcUrl: target.tcUrl,
        nameOf: (stream) => `${target.stream}-${this.#suffix}-${stream}`,
        idOf: (stream) => connection.streams[stream - 1] ?? stream,
      }),
    );
    return interpretEncode(schema, 'rtmp.message', value, { given: { typeId } });
  }

  /** A connection that did nothing wrong must still be there: it gets an answer to a question. */
  async #question(connection: ExploredConnection): Promise<void> {
    if (connection.isTainted) return connection.check();
    if (connection.stateOf('connection') !== 'connected') return;
    const before = connection.streams.length;
    await this.#perform(question(connection.name), connection, true);
    if (connection.streams.length === before) connection.check();
  }
}

const question = (on: string): ExploredMessage => ({
  do: 'send',
  on,
  is: 'valid',
  typeId: MessageType.command,
  message: {
    kind: 'commandMessage',
    command: { kind: 'createStream', transactionId: lastTransaction, commandObject: null },
  },
  stream: 0,
  timestamp: 0,
  chunkStreamId: commandChunkStreamId,
  header: 'full',
});

const reactionMilliseconds = 20;

/** No session uses it. */
const lastTransaction = 99_999;

function damaged(bytes: Uint8Array, { flips = [], cut }: ExploredMessage): Uint8Array {
  const made = bytes.slice();
  for (const flip of flips) {
    const at = Math.floor(flip / 8) % made.length;
    made[at] = (made[at] ?? 0) ^ (1 << (flip % 8));
  }
  return cut === undefined ? made : made.subarray(0, Math.min(cut, made.length));
}
