import { isDeepStrictEqual } from 'node:util';
import { type Message, MessageType } from '../../../../generated/rtmp/index.js';
import type { RawMessage } from '../../../session/chunk-stream/index.js';
import { type Failure, SessionFailed } from '../model/failure.js';
import type { Pattern, Prediction } from '../model/prediction.js';
import type { Received } from '../model/received.js';
import type { ExploredConnection } from './connection.js';

/** A message stream that publishes or plays, and under which name. */
export interface Party {
  readonly connection: ExploredConnection;
  readonly streamId: number;
  readonly name: string;
}

/** Media that are published. */
export interface Publication {
  readonly raw: RawMessage;
  /** Data without what only the server is told. */
  readonly data?: Message;
  /** The messages in an aggregate, which may come one by one. */
  readonly parts?: readonly RawMessage[];
}

interface Awaited extends Publication {
  readonly publisher: Party;
}

export interface Context {
  /** Publishes something more of a type; gives its payload, nothing where nobody publishes any more. */
  readonly another: (publisher: Party, typeId: number) => Uint8Array | undefined;
  readonly isPublished: (payload: Uint8Array) => boolean;
}

/** What a player has to get, and must not. */
export class Arrivals {
  #awaited: Awaited[] = [];
  readonly #forbidden: Publication[] = [];
  /** Where the next message is looked for among those that came. */
  #from: number;
  /** What came first: the times of the others are as far from its own as those that were sent. */
  #first: { readonly sent: RawMessage; readonly came: RawMessage } | undefined;

  constructor(
    private readonly connection: ExploredConnection,
    private readonly streamId: number,
  ) {
    this.#from = connection.received.length;
  }

  await(publication: Publication, publisher: Party): Prediction {
    this.#awaited.push({ ...publication, publisher });
    const { raw, parts } = publication;
    const whole = [this.#patternOf(raw)];
    const oneOf = parts === undefined ? [whole] : [parts.map((part) => this.#patternOf(part)), whole];
    const what = parts === undefined ? 'the message' : 'what is in the aggregate';
    return { on: this.connection.name, is: 'comes', oneOf, said: `${what} in message stream ${this.streamId}` };
  }

  forbid(publication: Publication): void {
    this.#forbidden.push(publication);
  }

  /** Resolves once all has come as it was. Rejects with SessionFailed. */
  async settled(context: Context): Promise<void> {
    const awaited = this.#awaited;
    this.#awaited = [];
    for (const of of awaited) {
      await of.publisher.connection.wire.flush();
      await this.connection
        .expect('the media', () => this.#places(of) !== undefined, lostFailure(of))
        .catch((error: unknown) => this.#explain(of, context, error));
    }
    let last = -1;
    let before: RawMessage | undefined;
    for (const of of awaited) {
      const places = this.#places(of) ?? [];
      for (const [index, at] of places.entries()) {
        const sent = (places.length > 1 ? of.parts?.[index] : undefined) ?? of.raw;
        if (before !== undefined && at < last) throw new SessionFailed(this.#outOfOrder(before, sent));
        last = at;
        before = sent;
        this.#compare(at, sent, of.parts !== undefined);
      }
    }
    this.#from = Math.max(this.#from, last + 1);
    this.#checkForbidden();
  }

  #patternOf({ typeId, payload }: RawMessage): Pattern {
    return { types: [typeId], stream: this.streamId, payload: hexOf(payload) };
  }

  /** Where it stands among what came: its parts where it came in parts. */
  #places({ raw, data, parts }: Awaited): readonly number[] | undefined {
    const { received } = this.connection;
    const find = (fits: (of: Received) => boolean) =>
      received.findIndex((one, at) => at >= this.#from && one.raw.streamId === this.streamId && fits(one));
    const whole = find(
      (one) => isPayload(one.raw, raw) || (data !== undefined && isDeepStrictEqual(one.message, data)),
    );
    if (whole >= 0) return [whole];
    const there = parts?.map((part) => find((one) => isPayload(one.raw, part)));
    return there?.includes(-1) === false ? there : undefined;
  }

  /** What it means that something has not come. */
  async #explain(of: Awaited, { another, isPublished }: Context, error: unknown): Promise<never> {
    if (!(error instanceof SessionFailed) || error.failure.is !== 'media') throw error;
    const came = this.connection.received.slice(this.#from);
    const elsewhere = came.find((one) => isPayload(one.raw, of.raw));
    if (elsewhere !== undefined) throw new SessionFailed(this.#inStream(elsewhere.raw.streamId));
    const isOther = ({ raw }: Received) =>
      raw.typeId === of.raw.typeId && raw.streamId === this.streamId && !isPublished(raw.payload);
    if (came.some(isOther)) throw new SessionFailed(changedFailure);
    const payload = another(of.publisher, of.raw.typeId);
    if (payload === undefined) throw error;
    await of.publisher.connection.wire.flush();
    const isThere = () => this.connection.received.some(({ raw }) => Buffer.compare(raw.payload, payload) === 0);
    await this.connection.expect('the media', () => isThere() || this.#places(of) !== undefined, error.failure);
    await this.connection.wire.reaction(() => this.#places(of) !== undefined);
    throw this.#places(of) === undefined ? error : new SessionFailed(this.#outOfOrder(of.raw, { ...of.raw, payload }));
  }

  #compare(at: number, sent: RawMessage, isAggregate: boolean): void {
    const came = this.connection.received[at]?.raw;
    if (came === undefined) return;
    if (came.typeId !== sent.typeId) fail('peers/relay/unchanged', 'type', 'media come as messages of another type');
    this.#first ??= { sent, came };
    const first = this.#first;
    const apart = (sent.timestamp - first.sent.timestamp) >>> 0;
    const found = (came.timestamp - first.came.timestamp) >>> 0;
    if (found === apart) return;
    const rule = isAggregate ? 'rtmp/7.1.6/aggregate-offset' : 'peers/relay/timestamps-kept';
    fail(rule, 'times', `media that were published ${apart} ms apart come ${found} ms apart`, {
      on: this.connection.name,
      is: 'inOrder',
      what: [this.#patternOf(first.sent), this.#patternOf(sent)],
      apart,
      said: `the first and the last of the media come ${apart} ms apart`,
    });
  }

  #inStream(streamId: number): Failure {
    return {
      is: 'media',
      rule: 'peers/media-in-stream/media-in-stream',
      said: `media come in message stream ${streamId}, not ${this.streamId}`,
      about: 'stream',
    };
  }

  #outOfOrder(one: RawMessage, other: RawMessage): Failure {
    return {
      is: 'media',
      rule: 'peers/relay/in-order',
      said: 'media reach who plays them in another order than they were published in',
      about: 'order',
      against: {
        on: this.connection.name,
        is: 'inOrder',
        what: [this.#patternOf(one), this.#patternOf(other)],
        said: 'media come in the order in which they were published',
      },
    };
  }

  /** Throws SessionFailed where something came that the player wanted no more. */
  #checkForbidden(): void {
    const { received } = this.connection;
    const came = this.#forbidden.find(({ raw }) => received.some((of) => isPayload(of.raw, raw)));
    if (came === undefined) return;
    const isAudio = came.raw.typeId === MessageType.audio;
    const rule = isAudio ? 'rtmp/7.2.2.4/no-audio' : 'rtmp/7.2.2.5/no-video';
    const name = isAudio ? 'audio' : 'video';
    fail(rule, 'unwanted', `${name} comes that the player wants no more`, {
      on: this.connection.name,
      is: 'most',
      what: this.#patternOf(came.raw),
      count: 0,
      said: `no ${name} comes any more`,
    });
  }
}

function fail(rule: string, about: string, said: string, against?: Prediction): never {
  throw new SessionFailed({ is: 'media', rule, said, about, ...(against !== undefined && { against }) });
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const isPayload = (one: RawMessage, other: RawMessage): boolean => Buffer.compare(one.payload, other.payload) === 0;

const lostFailure = ({ parts }: Publication): Failure => ({
  is: 'media',
  rule: parts === undefined ? 'rtmp/7.2.2.6/passed-on' : 'peers/aggregate/aggregate-passed-on',
  said: 'media that are published do not reach who plays them',
  about: 'lost',
});

const changedFailure: Failure = {
  is: 'media',
  rule: 'peers/relay/unchanged',
  said: 'media that are published reach who plays them otherwise than they were',
  about: 'changed',
};
