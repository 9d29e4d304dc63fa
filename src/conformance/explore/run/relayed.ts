import { MessageType } from '../../../../generated/rtmp/index.js';
import type { RawMessage } from '../../../session/chunk-stream/index.js';
import type { Prediction } from '../model/prediction.js';
import { Arrivals, type Context, hexOf, type Party, type Publication } from './arrivals.js';
import type { ExploredConnection } from './connection.js';

interface Publisher extends Party {
  hasVideo: boolean;
}

interface Player extends Party {
  /** What was published before it cannot be shown before a key frame comes. */
  waits: boolean;
  readonly unwanted: ReadonlySet<number>;
  arrivals: Arrivals;
}

/** What a tester does for the relay. */
export interface Asking {
  /** Resolves once the server has understood all that came over a connection. */
  understood(connection: ExploredConnection): Promise<void>;
  /** Publishes something more, to see what comes then; gives its payload. */
  another(publisher: Party, typeId: number): Uint8Array;
  /** Something is expected of what was sent last. */
  predicts(prediction: Prediction): void;
}

/** Which media have to reach whom. */
export class Relayed {
  readonly #publishers: Publisher[] = [];
  readonly #players: Player[] = [];
  readonly #payloads = new Set<string>();
  /** Sorts of media that a message stream does not get, even where it plays later. */
  readonly #unwanted = new Map<ExploredConnection, Map<number, Set<number>>>();

  constructor(private readonly asking: Asking) {}

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
      arrivals: new Arrivals(connection, streamId),
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
      if (player.connection !== connection || player.streamId !== streamId) continue;
      player.waits = true;
      player.arrivals = new Arrivals(connection, streamId);
    }
  }

  /** Who is to get what is published there now; `parts` are the messages in an aggregate. */
  published(connection: ExploredConnection, publication: Publication): void {
    const { streamId, typeId, payload } = publication.raw;
    this.#payloads.add(hexOf(payload));
    if (payload.length === 0) return;
    const publisher = this.#publishers.find((of) => of.connection === connection && of.streamId === streamId);
    if (publisher === undefined || !isActive(publisher, 'publishing')) return;
    const isVideo = typeId === MessageType.video;
    if (isVideo) publisher.hasVideo = true;
    const alike = this.#publishers.filter((of) => of.name === publisher.name && isActive(of, 'publishing'));
    for (const player of this.#players) {
      if (alike.length > 1 || player.name !== publisher.name || !isActive(player, 'playing')) continue;
      if (isVideo) player.waits = false;
      if (player.unwanted.has(typeId)) player.arrivals.forbid(publication);
      else if (!player.waits && player.unwanted.size === 0) {
        this.asking.predicts(player.arrivals.await(publication, publisher));
      }
    }
  }

  /** Resolves where all who play there have been understood, so that what is published now reaches them. */
  async ready(connection: ExploredConnection, { streamId }: RawMessage): Promise<void> {
    const publisher = this.#publishers.find((of) => of.connection === connection && of.streamId === streamId);
    if (publisher === undefined) return;
    for (const player of this.#players) {
      const isConcerned = player.name === publisher.name && player.connection !== connection;
      if (isConcerned && player.connection.isUncertain) await this.asking.understood(player.connection);
    }
  }

  /** Resolves once what was published is with all who play it. Rejects with SessionFailed. */
  async settled(): Promise<void> {
    for (const player of this.#players) {
      if (isActive(player, 'playing')) await player.arrivals.settled(this.#context);
    }
  }

  readonly #context: Context = {
    another: (publisher, typeId) => this.#another(publisher, typeId),
    isPublished: (payload) => this.#payloads.has(hexOf(payload)),
  };

  #another(publisher: Party, typeId: number): Uint8Array | undefined {
    return isActive(publisher, 'publishing') ? this.asking.another(publisher, typeId) : undefined;
  }

  #unwantedBy(connection: ExploredConnection, streamId: number): Set<number> {
    const streams = this.#unwanted.get(connection) ?? new Map<number, Set<number>>();
    const unwanted = streams.get(streamId) ?? new Set();
    this.#unwanted.set(connection, streams.set(streamId, unwanted));
    return unwanted;
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
