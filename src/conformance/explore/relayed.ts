import { MessageType } from '../../../generated/rtmp/index.js';
import type { RawMessage } from '../../session/chunk-stream/index.js';
import type { ExploredConnection } from './connection.js';
import { type Failure, SessionFailed } from './failure.js';

/** A message stream that publishes or plays, and under which name. */
interface Party {
  readonly connection: ExploredConnection;
  readonly streamId: number;
  readonly name: string;
}

interface Player extends Party {
  /** What was published before it cannot be shown before a key frame comes. */
  waits: boolean;
  readonly unwanted: ReadonlySet<number>;
  /** From the time of the publisher to that of the player. */
  offset: number | undefined;
  /** Where the next message is looked for among those that came. */
  from: number;
}

/** Which media have to reach whom. */
export class Relayed {
  readonly #publishers: (Party & { hasVideo: boolean })[] = [];
  readonly #players: Player[] = [];
  /** Sorts of media that a message stream does not get, even where it plays later. */
  readonly #unwanted = new Map<ExploredConnection, Map<number, Set<number>>>();

  publishes(connection: ExploredConnection, streamId: number, name: string): void {
    this.#forget(connection, streamId);
    this.#publishers.push({ connection, streamId, name, hasVideo: false });
  }

  plays(connection: ExploredConnection, streamId: number, name: string): void {
    this.#forget(connection, streamId);
    this.#players.push({
      connection,
      streamId,
      name,
      waits: this.#publishers.some((of) => of.name === name && of.hasVideo),
      unwanted: this.#unwantedBy(connection, streamId),
      offset: undefined,
      from: connection.received.length,
    });
  }

  /** A player asks for one sort of media, or for no more of it. */
  wants(connection: ExploredConnection, streamId: number, typeId: number, wanted: boolean): void {
    const unwanted = this.#unwantedBy(connection, streamId);
    if (wanted) unwanted.delete(typeId);
    else unwanted.add(typeId);
    this.moved(connection, streamId);
  }

  /** Playback went to another place, or goes on. */
  moved(connection: ExploredConnection, streamId: number): void {
    for (const player of this.#players) {
      if (player.connection === connection && player.streamId === streamId) this.#startOver(player);
    }
  }

  /** Resolves once what was published is with all who play it. Rejects with SessionFailed. */
  async reaches(connection: ExploredConnection, raw: RawMessage): Promise<void> {
    const publisher = this.#publishers.find((of) => of.connection === connection && of.streamId === raw.streamId);
    if (publisher === undefined || !isActive(publisher, 'publishing')) return;
    const isVideo = raw.typeId === MessageType.video;
    if (isVideo) publisher.hasVideo = true;
    const isOne =
      this.#publishers.filter((of) => of.name === publisher.name && isActive(of, 'publishing')).length === 1;
    for (const player of this.#players) {
      if (!isOne || player.name !== publisher.name || !isActive(player, 'playing')) continue;
      if (isVideo) player.waits = false;
      if (player.waits || player.unwanted.size > 0) continue;
      await arrives(player, raw);
    }
  }

  #unwantedBy(connection: ExploredConnection, streamId: number): Set<number> {
    const streams = this.#unwanted.get(connection) ?? new Map<number, Set<number>>();
    const unwanted = streams.get(streamId) ?? new Set();
    this.#unwanted.set(connection, streams.set(streamId, unwanted));
    return unwanted;
  }

  #startOver(player: Player): void {
    player.waits = true;
    player.offset = undefined;
    player.from = player.connection.received.length;
  }

  #forget(connection: ExploredConnection, streamId: number): void {
    for (const list of [this.#publishers, this.#players]) {
      const at = list.findIndex((of) => of.connection === connection && of.streamId === streamId);
      if (at >= 0) list.splice(at, 1);
    }
  }
}

const isActive = ({ connection, streamId }: Party, state: 'publishing' | 'playing'): boolean =>
  !connection.isTainted && !connection.wire.isClosed && connection.stateOf('stream', streamId) === state;

async function arrives(player: Player, raw: RawMessage): Promise<void> {
  const { connection, streamId } = player;
  const find = (from: number) =>
    connection.received.findIndex((of, at) => at >= from && Buffer.compare(of.raw.payload, raw.payload) === 0);
  const lost: Failure = { is: 'media', said: 'media that are published do not reach who plays them', about: 'lost' };
  const isMedia = ({ typeId }: RawMessage) => typeId === raw.typeId;
  const changed: Failure = {
    is: 'media',
    rule: 'peers/relay/unchanged',
    said: 'media that are published reach who plays them otherwise than they were',
    about: 'changed',
  };
  const others = connection.received.length;
  await connection
    .expect('the media', () => find(player.from) >= 0, lost)
    .catch((error: unknown) => {
      const came = connection.received.slice(others).some((of) => isMedia(of.raw));
      throw came ? new SessionFailed(changed) : error;
    });
  const at = find(player.from);
  const found = connection.received[at];
  if (found === undefined) return;
  player.from = at + 1;
  const fail = (rule: string, said: string): never => {
    throw new SessionFailed({ is: 'media', rule, said, about: said });
  };
  if (found.raw.typeId !== raw.typeId) fail('peers/relay/unchanged', 'media come as messages of another type');
  if (found.raw.streamId !== streamId) {
    fail(
      'peers/media-in-stream/media-in-stream',
      `media come in message stream ${found.raw.streamId}, not ${streamId}`,
    );
  }
  const offset = (found.raw.timestamp - raw.timestamp) >>> 0;
  player.offset ??= offset;
  if (offset !== player.offset) {
    fail('peers/relay/timestamps-kept', 'media do not keep their times from each other');
  }
}
