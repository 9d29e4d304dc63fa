import { GopCache, headerSlots, isHeader, type MediaKind, mediaKind, metadataOf, trackIds } from '../media/index.js';
import { type RawMessage, SharedMessage, SharedRun } from '../session/chunk-stream/index.js';
import { type ServerStream, StatusCode } from '../session/connection/index.js';
import { chunkStreamIdFor } from '../session/message-stream/chunk-stream-ids.js';
import type { LiveItem } from './live-item.js';
import { MessageBatch } from './message-batch.js';
import type { ResolvedOptions } from './options.js';
import type { Peer } from './peer.js';
import { Player } from './player.js';
import type { Recording } from './recording.js';
import { type StreamName, streamLabel } from './stream-names.js';

/** One who publishes, and what becomes of it. */
export interface Publication {
  readonly stream: ServerStream;
  readonly peer: Peer;
  recording?: Recording | undefined;
}

/**
 * Milliseconds for one player. The writes in a second are as many as players divided by this time, and the delay is this
 * time: both together are least when it grows with the square root of the number of players.
 */
const joinFactor = 6;

/** A stream by name: at most one publisher, any number of players, either of which may be there first. */
export class LiveStream {
  publication: Publication | undefined;
  private cache: GopCache<LiveItem>;
  private readonly players = new Map<ServerStream, Player>();
  private readonly batch: MessageBatch;
  private timestamp = 0;

  constructor(
    readonly name: StreamName,
    private readonly options: ResolvedOptions,
  ) {
    this.cache = new GopCache(options.gopCache);
    const joinMilliseconds = () => Math.min(options.joinMilliseconds, joinFactor * Math.sqrt(this.players.size));
    this.batch = new MessageBatch(joinMilliseconds, options.joinBytes, (items) => this.deliver(items));
  }

  get label(): string {
    return streamLabel(this.name);
  }

  get unused(): boolean {
    return this.publication === undefined && this.players.size === 0;
  }

  /** The publisher has been told that it may begin. */
  begin(): void {
    const details = { details: this.name.name };
    for (const { stream } of this.players.values()) {
      stream.status(StatusCode.playPublishNotify, `${this.name.name} is now published`, details);
    }
  }

  media({ typeId, timestamp, payload, streamId }: RawMessage): void {
    const kind = this.kindOf({ typeId, payload });
    const chunkStreamId = chunkStreamIdFor(typeId, streamId);
    const item = { kind, shared: new SharedMessage({ chunkStreamId, typeId, timestamp, payload }) };
    this.timestamp = timestamp;
    this.keep(kind, item);
    this.publication?.recording?.write(item.shared.content);
    this.batch.add(item);
  }

  forgetMetadata(): void {
    this.cache.forgetMetadata();
  }

  /** The publisher is gone. Its name is free at once; players stay for the next one. */
  end(): void {
    this.batch.flush();
    this.publication = undefined;
    this.cache = new GopCache(this.options.gopCache);
    for (const [stream, { peer }] of this.players) {
      this.players.set(stream, new Player(stream, peer, this.cache, this.options));
      stream.status(StatusCode.playUnpublishNotify, `${this.name.name} is no longer published`, {
        details: this.name.name,
      });
      stream.eof();
    }
  }

  join(stream: ServerStream, peer: Peer): void {
    // What is held back is in the cache already: those who were there get it now, so that nobody gets it twice.
    this.batch.flush();
    const player = new Player(stream, peer, this.cache, this.options);
    this.players.set(stream, player);
    if (this.publication !== undefined) player.join(this.timestamp);
  }

  rejoin(stream: ServerStream): void {
    this.players.get(stream)?.rejoin();
  }

  leave(stream: ServerStream): void {
    this.players.delete(stream);
  }

  private keep(kind: MediaKind, item: LiveItem): void {
    const { payload } = item.shared.content;
    const isPlainData = kind === 'other' || (kind === 'data' && metadataOf(payload) === undefined);
    if (isPlainData) this.cache.pass(payload.length, item);
    else if (isHeader(kind)) this.cache.add(kind, payload.length, item, headerSlots(item.shared.content));
    else this.cache.add(kind, payload.length, item);
  }

  /** Of several tracks of video, one has the key frames at which players begin. */
  private kindOf(message: Pick<RawMessage, 'typeId' | 'payload'>): MediaKind {
    const kind = mediaKind(message);
    return kind === 'video-key' && !this.cache.leads(trackIds(message)) ? 'video' : kind;
  }

  private deliver(items: readonly LiveItem[]): void {
    const run = new SharedRun(items.map(({ shared }) => shared));
    const now = performance.now();
    for (const player of this.players.values()) {
      try {
        player.deliver(items, run, now);
      } catch (error) {
        player.peer.failWith(error);
      }
    }
  }
}
