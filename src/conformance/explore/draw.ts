import type * as fc from 'fast-check';
import { commandChunkStreamId, controlChunkStreamId, MessageType } from '../../../generated/rtmp/index.js';
import type { SessionDefinition, SessionRow } from '../../schema/model.js';
import { clientMessages } from './client-messages.js';
import type { ExploredMessage, ExploredSession, ExploredStep } from './session.js';
import { violations } from './violations.js';

type Draw = typeof fc;

/** Sessions over the rows of the session of the spec: what clients may send where it stands, and what they may not. */
export const sessions = (
  draw: Draw,
  session: SessionDefinition,
  commands: readonly string[],
): fc.Arbitrary<ExploredSession> =>
  draw.gen().map((g): ExploredSession => {
    const pick = <T>(...of: readonly [T, ...T[]]): T => g(() => draw.noBias(draw.constantFrom(...of)));
    const walk = new Walk(draw, session, (of) => g(() => draw.noBias(of)));
    const steps = Array.from({ length: g(() => draw.noBias(draw.integer({ min: 4, max: 26 }))) }, () => walk.step());
    const delivery = pick('whole', 'whole', 'coalesced', 'bytes');
    const drawn = steps.flatMap((step) => step ?? []);
    if (!pick(true, false, false)) return { delivery, steps: drawn };
    const rogue = g(() => draw.noBias(violations(draw, commands)));
    const at = g(() => draw.noBias(draw.nat(drawn.length)));
    return { delivery, steps: [...drawn.slice(0, at), ...rogue, ...drawn.slice(at)] };
  });

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
  readonly #connections: readonly Predicted[] = [
    { name: 'publisher', goals: publisherGoals, ...fresh() },
    { name: 'player', goals: playerGoals, ...fresh() },
  ];
  readonly #rows: readonly SessionRow[];

  constructor(
    private readonly draw: Draw,
    session: SessionDefinition,
    private readonly g: <T>(of: fc.Arbitrary<T>) => T,
  ) {
    const known = clientMessages(draw, 1);
    this.#rows = session.rows.filter(
      ({ by, is }) => by.includes('client') && Object.hasOwn(known, innermost(is.kinds)),
    );
  }

  step(): ExploredStep | undefined {
    const { draw, g } = this;
    const on = g(draw.constantFrom(...this.#connections));
    const able = this.#rows.flatMap((row) => this.#places(row, on).map((slot) => ({ row, slot })));
    const goals = able.filter(({ row }) => on.goals.includes(innermost(row.is.kinds)));
    const others = able.filter(({ row }) => on.connection === 'connected' || row.name === 'connect');
    const [furthest] = goals.toSorted((one, other) => rank(on, other.row) - rank(on, one.row));
    const isOther = others.length > 0 && g(draw.integer({ min: 0, max: 9 })) < 3;
    const chosen = isOther ? g(draw.constantFrom(...others)) : furthest;
    if (chosen === undefined) return undefined;
    const { row, slot } = chosen;
    const kind = innermost(row.is.kinds);
    const made = clientMessages(draw, slot)[rankless(kind, g(draw.boolean()))];
    if (made === undefined) return undefined;
    this.#predict(on, row, slot);
    return this.#sent(on, kind, slot, g(made));
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

  #sent(
    on: Predicted,
    kind: string,
    slot: number,
    { typeId, message }: Pick<ExploredMessage, 'typeId' | 'message'>,
  ): ExploredMessage {
    const { draw, g } = this;
    const isMedia = typeId === MessageType.audio || typeId === MessageType.video;
    const isCommand = typeId === MessageType.command;
    if (isMedia) on.time = (on.time + g(draw.constantFrom(...timeSteps))) % 2 ** 31;
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
        ? g(draw.constantFrom(...chunkStreamIds))
        : isCommand
          ? commandChunkStreamId
          : controlChunkStreamId,
      header: g(draw.constantFrom('shortest', 'shortest', 'full', 'sameStream', 'delta')),
    };
  }
}

const publisherGoals = ['connect', 'createStream', 'publish', 'audio', 'video'];
const playerGoals = ['connect', 'createStream', 'play'];

const fresh = (): Pick<Predicted, 'connection' | 'streams' | 'time'> => ({ connection: 'fresh', streams: [], time: 0 });
const innermost = (kinds: readonly string[]): string => kinds.at(-1) ?? '';

/** The later a goal the nearer; another message stream is no step ahead. */
const rank = ({ goals }: Predicted, { is }: SessionRow): number => goals.indexOf(innermost(is.kinds));

/** Sound and pictures go both wherever one does. */
const rankless = (kind: string, isSound: boolean): string =>
  kind === 'audio' || kind === 'video' ? (isSound ? 'audio' : 'video') : kind;

const chunkStreamIds = [4, 5, 6, 63, 64, 65, 319, 320, 1000, 65_599] as const;
const timeSteps = [0, 1, 20, 20, 40, 1000, 70_000, 20_000_000] as const;

/** What a server that ends the connection over such a message does not keep. */
const ruleOf: Readonly<Record<string, string>> = {
  unknownEvent: 'peers/user-control/unknown-event',
  unknownMessage: 'peers/unknown-message-type/unknown-type',
  other: 'peers/unknown-command/unknown-command',
  abort: 'peers/abort/abort-of-nothing',
};
