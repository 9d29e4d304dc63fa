/** When each message is due, so that messages go out as far apart as their timestamps are. */
export class Pace {
  #first: number | undefined;
  #began = 0;

  /** Milliseconds until the message is due; not above 0 if it is. */
  until(timestamp: number, now: number): number {
    if (this.#first === undefined) {
      this.#first = timestamp;
      this.#began = now;
    }
    return this.#began + elapsed(this.#first, timestamp) - now;
  }
}

/** Milliseconds from one timestamp to another, which may be the earlier one. Timestamps wrap at 2^32. */
export const elapsed = (from: number, to: number): number => (to - from) | 0;
