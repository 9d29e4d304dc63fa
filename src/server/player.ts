import type { GopCache } from '../media/index.js';
import type { SharedRun } from '../session/chunk-stream/index.js';
import type { ServerStream } from '../session/connection/index.js';
import type { LiveItem } from './live-item.js';
import type { Peer } from './peer.js';

export interface PlayerLimits {
  readonly sendQueueBytes: number;
  readonly slowMilliseconds: number;
}

/** One who watches a live stream. Gets what it can take: when its queue is full, nothing until a key frame fits in. */
export class Player {
  /** What is left out: nothing; pictures until the next key frame; everything until there is room for a key frame. */
  private leavesOut: 'nothing' | 'pictures' | 'everything' = 'nothing';
  private fullSince: number | undefined;

  constructor(
    readonly stream: ServerStream,
    readonly peer: Peer,
    private readonly cache: GopCache<LiveItem>,
    private readonly limits: PlayerLimits,
  ) {}

  /** Sends what someone who joins now needs to begin at once. */
  join(timestamp: number): void {
    const { pictures } = this.cache;
    this.peer.together(() => {
      this.introduce(pictures?.[0]?.shared.content.timestamp ?? timestamp);
      for (const { shared } of pictures ?? []) this.stream.sendShared(shared);
    });
    if (pictures === undefined) this.leavesOut = 'pictures';
  }

  /** Goes on with the next key frame: after a pause, or when pictures are wanted again. */
  rejoin(): void {
    if (this.cache.hasVideo && this.leavesOut === 'nothing') this.leavesOut = 'pictures';
  }

  /** @param run The items, in one piece for those who take all of them. */
  deliver(items: readonly LiveItem[], run: SharedRun, now: number): void {
    if (this.stream.paused || this.isFull(now)) return;
    if (this.leavesOut === 'nothing') {
      this.stream.sendRun(run);
      return;
    }
    this.peer.together(() => {
      for (const item of items) if (this.takes(item)) this.stream.sendShared(item.shared);
    });
  }

  private takes({ kind, shared }: LiveItem): boolean {
    switch (this.leavesOut) {
      case 'nothing':
        return true;
      case 'pictures':
        if (kind === 'video-key') this.leavesOut = 'nothing';
        return kind !== 'video' && kind !== 'video-other';
      case 'everything':
        if (kind !== 'video-key' && this.cache.hasVideo) return false;
        if (this.peer.bufferedBytes > this.limits.sendQueueBytes / 2) return false;
        this.leavesOut = 'nothing';
        this.peer.log.info('player-resumed', { stream: this.stream.name });
        this.introduce(shared.content.timestamp);
        return true;
    }
  }

  /** Whether there is no room. Who has none for too long has to go. */
  private isFull(now: number): boolean {
    if (this.peer.bufferedBytes <= this.limits.sendQueueBytes) {
      this.fullSince = undefined;
      return false;
    }
    this.fullSince ??= now;
    if (now - this.fullSince > this.limits.slowMilliseconds) {
      this.peer.fail('slow-player', `More than ${this.limits.sendQueueBytes} bytes wait to be sent, for too long`);
    } else if (this.leavesOut !== 'everything') {
      this.leavesOut = 'everything';
      this.peer.log.warn('player-slow', { stream: this.stream.name, bytes: this.peer.bufferedBytes });
    }
    return true;
  }

  /** Metadata, which players look for at time 0 alone, and sequence headers, with the time of what follows them. */
  private introduce(timestamp: number): void {
    const { metadata, headers } = this.cache;
    if (metadata !== undefined) this.stream.sendMessage({ ...metadata.shared.content, timestamp: 0 });
    for (const { shared } of headers) this.stream.sendMessage({ ...shared.content, timestamp });
  }
}
