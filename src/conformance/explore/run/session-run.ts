import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeMessage, encodeMessage, type Message, MessageType } from '../../../../generated/rtmp/index.js';
import { needMore } from '../../../runtime/need-more.js';
import { interpretEncode } from '../../../schema/interpreter/encode/encode.js';
import { fromLosslessJson } from '../../../schema/lossless-json/index.js';
import type { ResolvedSchema } from '../../../schema/resolved.js';
import type { RawMessage } from '../../../session/chunk-stream/index.js';
import { splitAggregate } from '../../../session/message-stream/index.js';
import type { ServerBench } from '../../server/bench.js';
import type { ServerTarget } from '../../server/target.js';
import type { Prediction } from '../model/prediction.js';
import type { ExploredMessage, ExploredStep } from '../session.js';
import type { Publication } from './arrivals.js';
import { asking, something } from './asked.js';
import { ExploredConnection } from './connection.js';
import type { Sent } from './execution.js';
import { filled } from './filled.js';
import { Relayed } from './relayed.js';

export interface Tested {
  readonly target: ServerTarget;
  readonly schema: ResolvedSchema;
  /** Aggregate messages are understood. */
  readonly hasAggregates: boolean;
}

type Noted = Sent & { readonly predicts: Prediction[]; gives?: number };

/** One session on its way. */
export class SessionRun {
  readonly sent: Noted[] = [];
  hasViolation = false;
  readonly #connections = new Map<string, ExploredConnection>();
  readonly #relayed = new Relayed({
    understood: (connection) => this.#ask(connection),
    another: (publisher, typeId) => this.#another(publisher.connection, publisher.streamId, typeId),
    predicts: (prediction) => this.sent.at(-1)?.predicts.push(prediction),
  });
  readonly #suffix = randomUUID().slice(0, 8);

  constructor(
    private readonly of: Tested,
    private readonly bench: ServerBench,
  ) {}

  async all(steps: readonly ExploredStep[]): Promise<void> {
    for (const step of steps) {
      // Media go out in a row; whatever else comes may change who gets them.
      if (!isMedia(step)) await this.#relayed.settled();
      if (step.do === 'wait') await sleep(step.milliseconds);
      else if (step.do === 'close') await this.#close(step);
      else await this.#perform(step, await this.#connection(step.on));
    }
    await this.#relayed.settled();
    for (const connection of this.#connections.values()) {
      if (connection.isTainted) connection.check();
      else if (connection.stateOf('connection') === 'connected') await this.#ask(connection);
    }
    await this.#relayed.settled();
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
    this.sent.push({ step, bytes: new Uint8Array(), predicts: [] });
    this.#connections.delete(step.on);
    await connection.wire.end();
  }

  async #perform(step: Extract<ExploredStep, { on: string; is: unknown }>, on: ExploredConnection): Promise<void> {
    if (on.wire.isClosed && on.isTainted) return;
    if (step.do === 'send') await this.#send(step, on);
    else this.#violate(step, on, Buffer.from(step.hex, 'hex'));
  }

  async #send(step: ExploredMessage, connection: ExploredConnection, isAsked = false): Promise<void> {
    const streamId = step.stream === 0 ? 0 : connection.streams[step.stream - 1];
    if (streamId === undefined && step.is === 'valid') return;
    const payload = this.#payloadOf(step, connection);
    const { typeId, timestamp, chunkStreamId, header } = step;
    const raw = { chunkStreamId, timestamp, typeId, streamId: streamId ?? step.stream, payload };
    const { chunker } = connection;
    const cut = () => chunker.cut(raw, header === 'shortest' ? undefined : header);
    if (step.is === 'violation') return this.#violate(step, connection, damaged(Buffer.concat(cut()), step), payload);
    const message = decodeMessage(payload, { typeId });
    if (message === needMore || (message.kind === 'aggregate' && !this.of.hasAggregates)) return;
    const tried = connection.tried(message, raw.streamId);
    if (tried.findings.length > 0 && tried.row === undefined && message.kind !== 'unknownMessage') return;
    if (isMedia(step)) await this.#relayed.ready(connection, raw);
    const chunks = cut();
    const bytes = Buffer.concat(chunks);
    const { opened } = chunker;
    const carriage = {
      chunks: chunks.length,
      format: opened?.format ?? 0,
      isExtended: opened !== undefined && 'extendedTimestamp' in opened && opened.extendedTimestamp !== undefined,
    };
    const predicts: Prediction[] = [];
    const sent: Noted = { step, bytes, payload, carriage, predicts, ...(isAsked && { isAsked }) };
    this.sent.push(sent);
    connection.note(message, raw.streamId);
    predicts.push(...connection.predictions());
    this.#prepare(connection, message);
    connection.write(bytes);
    if (message.kind === 'windowAcknowledgementSize') connection.acknowledgements.announces(message.size);
    if (isMedia(step)) {
      this.#relayed.published(connection, publicationOf(message, raw));
      if (payload.length === 0) await sleep(reactionMilliseconds);
      connection.check();
      return;
    }
    const made = connection.streams.length;
    await connection.settled();
    const given = connection.streams[made];
    if (given !== undefined) sent.gives = given;
    // An end that comes now comes of this message.
    if (step.rule !== undefined) await sleep(reactionMilliseconds);
    connection.check();
    if (message.kind === 'commandMessage') this.#follow(connection, raw.streamId, message.command);
  }

  #prepare(connection: ExploredConnection, message: Message): void {
    connection.isUncertain = connection.predictions().length === 0;
    if (message.kind === 'setChunkSize') connection.chunker.chunkSize = message.size;
    if (message.kind === 'userControl' && message.event.kind === 'pingRequest') {
      connection.pings.add(message.event.timestamp);
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
    this.sent.push({ step, bytes, predicts: [], ...(payload !== undefined && { payload }) });
    connection.write(bytes);
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

  /** A connection that did nothing wrong gets an answer to a question, and then the server has understood all before. */
  async #ask(connection: ExploredConnection): Promise<void> {
    await this.#send(asking(connection.name), connection, true);
    const { acknowledgements } = connection;
    const { lagging } = acknowledgements;
    // The last acknowledgement may come behind the answer.
    if (lagging) await connection.expect('an acknowledgement', () => acknowledgements.lagging === undefined, lagging);
  }

  #another(connection: ExploredConnection, streamId: number, typeId: number): Uint8Array {
    const { message, json } = something(typeId);
    const payload = encodeMessage(message, { typeId: json.typeId });
    const step = { ...json, on: connection.name, stream: connection.streams.indexOf(streamId) + 1 };
    const bytes = connection.chunker.write({ ...step, streamId, payload }, 'full');
    this.sent.push({ step, bytes, payload, isAsked: true, predicts: [] });
    connection.write(bytes);
    return payload;
  }
}

const isMedia = (step: ExploredStep): boolean =>
  step.do === 'send' && step.is === 'valid' && mediaTypes.includes(step.typeId);

const mediaTypes: readonly number[] = [MessageType.audio, MessageType.video, MessageType.aggregate, MessageType.data];

/** How those who play get it. */
function publicationOf(message: Message, raw: RawMessage): Publication {
  if (message.kind === 'aggregate') return { raw, parts: splitAggregate(raw) };
  if (message.kind !== 'dataMessage') return { raw };
  const { data } = message;
  if (data.kind !== 'setDataFrame') return { raw, data: message };
  const values = [data.name, ...data.values];
  const { typeId } = raw;
  const payload = encodeMessage({ kind: 'dataMessage', data: { kind: 'other', values } }, { typeId });
  const told = decodeMessage(payload, { typeId });
  return { raw: { ...raw, payload }, ...(told !== needMore && { data: told }) };
}

const reactionMilliseconds = 20;

function damaged(bytes: Uint8Array, { flips = [], cut }: ExploredMessage): Uint8Array {
  const made = bytes.slice();
  for (const flip of flips) {
    const at = Math.floor(flip / 8) % made.length;
    made[at] = (made[at] ?? 0) ^ (1 << (flip % 8));
  }
  return cut === undefined ? made : made.subarray(0, Math.min(cut, made.length));
}
