/** Values already written, by content, each with the index under which later ones point back to it. */
export class Contents<T> {
  /** What was asked for and found, or entered: the same strings and objects come again and again. */
  private readonly known = new Map<T, number>();
  private readonly keys: Map<string, number> | undefined;
  private count = 0;

  /** Objects tell by `keyOf` whether they are the same; strings by themselves. */
  constructor(private readonly keyOf?: (value: T) => string) {
    if (keyOf !== undefined) this.keys = new Map();
  }

  /** The index of the content, or -1 if it was not written yet. */
  indexOf(value: T): number {
    const index = this.known.get(value);
    if (index !== undefined) return index;
    if (this.keys === undefined || this.keyOf === undefined) return -1;
    const same = this.keys.get(this.keyOf(value));
    if (same === undefined) return -1;
    this.known.set(value, same);
    return same;
  }

  /** The same entries, for what is measured before it is written. */
  copy(): Contents<T> {
    const copy = new Contents<T>(this.keyOf);
    for (const [value, index] of this.known) copy.known.set(value, index);
    for (const [key, index] of this.keys ?? []) copy.keys?.set(key, index);
    copy.count = this.count;
    return copy;
  }

  /** Gives new content the next index. */
  add(value: T): void {
    this.known.set(value, this.count);
    if (this.keyOf !== undefined) this.keys?.set(this.keyOf(value), this.count);
    this.count++;
  }
}

/** The same text for lists of the same content. What no content can be, such as a bigint, is kept apart from what can. */
export const contentKey = (parts: readonly unknown[]): string =>
  JSON.stringify(parts, (_, part: unknown) => (typeof part === 'bigint' ? { bigint: String(part) } : part));
