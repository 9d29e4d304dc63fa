import type * as fc from 'fast-check';
import { commandChunkStreamId, controlChunkStreamId, MessageType } from '../../../../generated/rtmp/index.js';
import type { SessionDefinition, SessionRow } from '../../../schema/model.js';
import type { Delivery } from '../../wire/delivery.js';
import type { ExploredMessage, ExploredSession, ExploredStep } from '../session.js';
import { clientMessages, mediaSizes } from './client-messages.js';
import { violations } from './violations.js';

type Draw = typeof fc;

/** Sessions over the rows of the session of the spec: what clients may send where it stands, and what they may not. */
export const sessions = (
  draw: Draw,
  session: SessionDefinition,
  commands: readonly string[],
): fc.Arbitrary<ExploredSession> =>
  draw.gen().map((g): ExploredSession => {
    const some: Some = (of) => g(() => draw.noBias(of));
    const pick = <T>(...of: readonly [T, ...T[]]): T => some(draw.constantFrom(...of));
    const delivery = pick('whole', 'whole', 'whole', 'coalesced', 'coalesced', 'bytes');
    const walk = new Walk(draw, session, some, delivery);
    const steps = Array.from({ length: some(draw.integer({ min: 6, max: 40 })) }, () => walk.step());
    const drawn = steps.flatMap((step) => step ?? []);
    if (!pick(true, false, false)) return { delivery, steps: drawn };
    const rogue = some(violations(draw, commands));
    const at = some(draw.nat(drawn.length));
    return { delivery, steps: [...drawn.slice(0, at), ...rogue, ...drawn.slice(at)] };
  });

type Some = <T>(of: fc.Arbitrary<T>) => T;

/** Where a connection stands, if the server accepts what it can. */
interface Predicted {
  readonly name: string;
  /** What it does when it does not do something else. */
  readonly goals: readonly string[];
  connection: string;
  readonly streams: string[];
  time: number;
}

/** Draws step after step from the rows that apply where the connections stand. */
class Walk {
  readonly #connections: readonly [Predicted, Predicted];
  readonly #rows: readonly SessionRow[];
  /** Of ten steps, how many do not go straight to the goal. */
  readonly #detours: number;
  /** Few in a session, so that messages meet on them. */
  readonly #chunkStreamIds: readonly number[];
  readonly #pace: readonly number[];
  readonly #sizes: readonly number[];

  constructor(
    private readonly draw: Draw,
    session: SessionDefinition,
    private readonly some: Some,
    delivery: Delivery,
  ) {
    const known = clientMessages(draw, 1);
    this.#rows = session.rows.filter(
      ({ by, is }) => by.includes('client') && Object.hasOwn(known, innermost(is.kinds)),
    );
    this.#detours = some(draw.constantFrom(0, 1, 3, 5));
    this.#chunkStreamIds = some(draw.constantFrom(...chunkStreamIds));
    this.#pace = some(draw.constantFrom(...paces));
    const sizes = mediaSizes.filter((of) => delivery !== 'bytes' || Math.max(...of) <= mostByteByByte);
    this.#sizes = some(draw.constantFrom(...sizes));
    const time = some(draw.constantFrom(...beginnings));
    this.#connections = [
      { name: 'publisher', goals: publisherGoals, connection: 'fresh', streams: [], time },
      { name: 'player', goals: playerGoals, connection: 'fresh', streams: [], time },
    ];
  }

  step(): ExploredStep | undefined {
    const { draw, some } = this;
    const on = this.#next();
    const able = this.#rows.flatMap((row) => this.#places(row, on).map((slot) => ({ row, slot })));
    const goals = able.filter(({ row }) => on.goals.includes(innermost(row.is.kinds)));
    const others = able
      .filter(({ row }) => on.connection === 'connected' || row.name === 'connect')
      .flatMap((of) => Array.from({ length: weights[innermost(of.row.is.kinds)] ?? 1 }, () => of));
    const [furthest] = goals.toSorted((one, other) => rank(on, other.row) - rank(on, one.row));
    const isDetour = others.length > 0 && some(draw.integer({ min: 0, max: 9 })) < this.#detours;
    if (isDetour && some(draw.integer({ min: 0, max: 9 })) === 0) return this.#unlisted(on);
    const chosen = isDetour ? some(draw.constantFrom(...others)) : furthest;
    if (chosen === undefined) return undefined;
    const { row, slot } = chosen;
    const kind = innermost(row.is.kinds);
    this.#predict(on, row, slot);
    return this.#sent(on, media.includes(kind) ? some(draw.constantFrom(...mediaKinds)) : kind, slot);
  }

  /** Who has the longer way to go goes first; where both are there, it is the publisher's turn. */
  #next(): Predicted {
    const { draw, some } = this;
    const [publisher, player] = this.#connections;
    if (some(draw.integer({ min: 0, max: 9 })) < 1 + this.#detours) return some(draw.constantFrom(publisher, player));
    if (!publisher.streams.includes('publishing')) return publisher;
    return player.streams.includes('playing') ? publisher : player;
  }

  #places({ from, machine }: SessionRow, { connection, streams }: Predicted): number[] {
    const fits = (state: string) => from.includes('any') || from.includes(state);
    if (machine === 'connection') return fits(connection) ? [0] : [];
    return streams.flatMap((state, at) => (fits(state) ? [at + 1] : []));
  }

  #predict(on: Predicted, row: SessionRow, slot: number): void {
    const [outcome] = Object.values(row.outcomes);
    if (outcome?.to !== undefined) {
      if (row.machine === 'connection') on.connection = outcome.to;
      else on.streams[slot - 1] = outcome.to;
    }
    if (outcome?.makes !== undefined) on.streams.push(outcome.makes.state);
  }

  /** A message of a type that no session has: it changes nothing. */
  #unlisted(on: Predicted): ExploredStep | undefined {
    return this.#sent(on, 'unknownMessage', 0);
  }

  #sent(on: Predicted, kind: string, slot: number): ExploredMessage | undefined {
    const { draw, some } = this;
    const made = clientMessages(draw, slot, this.#sizes)[kind];
    if (made === undefined) return undefined;
    const { typeId, message } = some(made);
    const isMedia = mediaKinds.includes(kind);
    const isCommand = typeId === MessageType.command;
    if (isMedia) on.time = (on.time + some(draw.constantFrom(...this.#pace))) % 2 ** 32;
    const rule = ruleOf[kind];
    return {
      do: 'send',
      on: on.name,
      is: 'valid',
      ...(rule !== undefined && { rule }),
      typeId,
      message,
      stream: isMedia || (isCommand && kind !== 'deleteStream') ? slot : 0,
      timestamp: isMedia ? on.time : 0,
      chunkStreamId: isMedia
        ? some(draw.constantFrom(...this.#chunkStreamIds))
        : isCommand
          ? commandChunkStreamId
          : controlChunkStreamId,
      header: some(draw.constantFrom('shortest', 'shortest', 'shortest', 'full', 'sameStream', 'delta')),
    };
  }
}

const publisherGoals = ['connect', 'createStream', 'publish', 'audio', 'video'];
const playerGoals = ['connect', 'createStream', 'play'];

const innermost = (kinds: readonly string[]): string => kinds.at(-1) ?? '';

/** The later a goal the nearer; another message stream is no step ahead. */
const rank = ({ goals }: Predicted, { is }: SessionRow): number => goals.indexOf(innermost(is.kinds));

/** All media go wherever one of them does. */
const media = ['audio', 'video', 'dataMessage', 'aggregate'];
const mediaKinds: readonly string[] = [
  ...['audio', 'audio', 'audio', 'audio', 'video', 'video', 'video', 'video'],
  ...['dataMessage', 'dataMessage', 'aggregate', 'emptyAudio', 'emptyVideo'],
];

/** What asks for something each time that so much has come would be rare otherwise. */
const weights: Readonly<Record<string, number>> = { windowAcknowledgementSize: 4, pingRequest: 2 };

/** At the edges of the three forms, and such as a reader confounds that takes one form, or one byte order, for another. */
const chunkStreamIds: readonly (readonly number[])[] = [
  [4],
  [4, 5],
  [6, 70],
  [63, 64],
  [65, 320],
  [319, 320],
  [5, 1000, 65_599],
];

/** More takes too long. */
const mostByteByByte = 300;

/** Timestamps begin near what their fields hold, and go on in such steps. */
const beginnings = [0, 0, 0, 1000, 2 ** 24 - 90, 2 ** 31 - 90, 2 ** 32 - 90] as const;
const paces: readonly (readonly number[])[] = [[20], [20], [0, 20, 20, 40], [1, 1000, 70_000], [20, 20_000_000]];

/** What a server that ends the connection over such a message, or takes it amiss, does not keep. */
const ruleOf: Readonly<Record<string, string>> = {
  unknownEvent: 'peers/user-control/unknown-event',
  unknownMessage: 'peers/unknown-message-type/unknown-type',
  other: 'peers/unknown-command/unknown-command',
  abort: 'peers/abort/abort-of-nothing',
  acknowledgement: 'peers/acknowledgement/acknowledgements-start-over',
  pingRequest: 'peers/ping/ping-to-server',
  setChunkSize: 'rtmp/5.4.1/for-next-chunks',
  setBufferLength: 'rtmp/7.1.7/buffer-length-taken',
  setPeerBandwidth: 'rtmp/5.4.5/answer-with-window',
  releaseStream: 'peers/answers-announcements/answers-announcements',
  fcPublish: 'peers/answers-announcements/answers-announcements',
  fcUnpublish: 'peers/answers-announcements/answers-announcements',
  checkBandwidth: 'peers/answers-announcements/answers-announcements',
  closeStream: 'peers/close-stream/close-keeps',
  dataMessage: 'peers/relay/any-data',
  emptyAudio: 'peers/empty-message/empty-media',
  emptyVideo: 'peers/empty-message/empty-media',
};
