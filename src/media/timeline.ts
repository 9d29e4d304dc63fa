const wrap = 2 ** 32;

/**
 * Time that starts at 0, from timestamps that start anywhere and wrap at 2^32. What lies before the start, as it
 * happens where audio and video begin at slightly different times, gets time 0.
 */
export class Timeline {
  private last: number | undefined;
  private elapsed: number;

  /** @param origin Milliseconds that have passed already: where a recording is continued. */
  constructor(private readonly origin = 0) {
    this.elapsed = origin;
  }

  get started(): boolean {
    return this.last !== undefined;
  }

  /** Milliseconds since the start for a timestamp, modulo nothing; the first one of all is the start. */
  at(timestamp: number): number {
    // The shorter way round: a timestamp that is a little earlier than the last one is not one that wrapped.
    const step = this.last === undefined ? 0 : shortestStep(this.last, timestamp);
    this.last = timestamp;
    this.elapsed += step;
    return Math.max(this.origin, this.elapsed);
  }
}

/** What to add to one timestamp to get another, modulo 2^32: at least -2^31, less than 2^31. */
function shortestStep(from: number, to: number): number {
  const forward = (((to - from) % wrap) + wrap) % wrap;
  return forward >= wrap / 2 ? forward - wrap : forward;
}
