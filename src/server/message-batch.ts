import type { LiveItem } from './live-item.js';

/**
 * Holds messages back for a bounded time, so that those that come close together are sent together. They leave at the
 * strokes of a clock of the stream's own, not some time after the first of them: the same bound and the same number of
 * writes then cost half the time on average.
 */
export class MessageBatch {
  private items: LiveItem[] = [];
  private bytes = 0;
  private readonly epoch = performance.now();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    /** How long the messages to come may wait. */
    private readonly joinMilliseconds: () => number,
    private readonly joinBytes: number,
    private readonly send: (items: readonly LiveItem[]) => void,
  ) {}

  add(item: LiveItem): void {
    this.items.push(item);
    this.bytes += item.shared.content.payload.length;
    const joinMilliseconds = this.joinMilliseconds();
    if (joinMilliseconds === 0 || this.bytes >= this.joinBytes) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), this.untilStroke(joinMilliseconds));
  }

  private untilStroke(interval: number): number {
    // Timers know whole milliseconds and would otherwise strike just before the clock does.
    return Math.ceil(interval - ((performance.now() - this.epoch) % interval));
  }

  /** Sends what is held back. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { items } = this;
    if (items.length === 0) return;
    this.items = [];
    this.bytes = 0;
    this.send(items);
  }
}
