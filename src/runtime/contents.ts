/** Values already written, by content, each with the index under which later ones point back to it. */
export class Contents<T> {
  /** What was entered, or asked for and found: the same strings and objects come again and again. */
  private readonly known = new Map<T, number>();
  private count = 0;
  /** What was entered since content was last compared: one object alone need not be. */
  private unkeyed: T[] = [];
  private readonly keys: Map<string, number> = new Map();

  /** Objects tell by `keyOf` whether they are the same; strings by themselves. */
  constructor(private readonly keyOf?: (value: T) => string) {}

  /** The index of the content, or -1 if it was not written yet. */
  indexOf(value: T): number {
    const index = this.known.get(value);
    if (index !== undefined) return index;
    return this.keyOf === undefined || this.count === 0 ? -1 : this.indexOfSame(value, this.keyOf);
  }

  /** The same entries, for what is measured before it is written. */
  copy(): Contents<T> {
    const copy = new Contents<T>(this.keyOf);
    for (const [value, index] of this.known) copy.known.set(value, index);
    for (const [key, index] of this.keys) copy.keys.set(key, index);
    copy.unkeyed = [...this.unkeyed];
    copy.count = this.count;
    return copy;
  }

  /** Gives new content the next index. */
  add(value: T): void {
    this.known.set(value, this.count++);
    if (this.keyOf !== undefined) this.unkeyed.push(value);
  }

  private indexOfSame(value: T, keyOf: (value: T) => string): number {
    const { known, keys, unkeyed } = this;
    for (const each of unkeyed) keys.set(keyOf(each), known.get(each) ?? -1);
    this.unkeyed = [];
    const index = keys.get(keyOf(value)) ?? -1;
    if (index >= 0) known.set(value, index);
    return index;
  }
}

/** The same text for lists of the same content. What no content can be, such as a bigint, is kept apart from what can. */
export const contentKey = (parts: readonly unknown[]): string =>
  JSON.stringify(parts, (_, part: unknown) => (typeof part === 'bigint' ? { bigint: String(part) } : part));
