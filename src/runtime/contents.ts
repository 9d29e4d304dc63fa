/**
 * Values already written, by content, each with the index under which later ones point back to it. Makes nothing before
 * there is something to keep: much of what is written has no use for it.
 */
export class Contents<T> {
  /** What was entered, or asked for and found: the same strings and objects come again and again. */
  private known: Map<T, number> | undefined;
  private count = 0;
  /** What was entered since content was last compared: one object alone need not be. */
  private unkeyed: T[] | undefined;
  private keys: Map<string, number> | undefined;

  /** Objects tell by `keyOf` whether they are the same; strings by themselves. */
  constructor(private readonly keyOf?: (value: T) => string) {}

  /** The index of the content, or -1 if it was not written yet. */
  indexOf(value: T): number {
    const { known } = this;
    if (known === undefined) return -1;
    return known.get(value) ?? (this.keyOf === undefined ? -1 : this.indexOfSame(value, known, this.keyOf));
  }

  /** The same entries, for what is measured before it is written. */
  copy(): Contents<T> {
    const copy = new Contents<T>(this.keyOf);
    if (this.known !== undefined) copy.known = new Map(this.known);
    if (this.keys !== undefined) copy.keys = new Map(this.keys);
    copy.unkeyed = this.unkeyed?.slice();
    copy.count = this.count;
    return copy;
  }

  /** Gives new content the next index. */
  add(value: T): void {
    this.known ??= new Map();
    this.known.set(value, this.count++);
    if (this.keyOf === undefined) return;
    this.unkeyed ??= [];
    this.unkeyed.push(value);
  }

  private indexOfSame(value: T, known: Map<T, number>, keyOf: (value: T) => string): number {
    this.keys ??= new Map();
    for (const each of this.unkeyed ?? []) this.keys.set(keyOf(each), known.get(each) ?? -1);
    this.unkeyed = undefined;
    const index = this.keys.get(keyOf(value)) ?? -1;
    if (index >= 0) known.set(value, index);
    return index;
  }
}

/** The same text for lists of the same content. What no content can be, such as a bigint, is kept apart from what can. */
export function contentKey(parts: readonly unknown[]): string {
  try {
    return JSON.stringify(parts, (_, part: unknown) => (typeof part === 'bigint' ? { bigint: String(part) } : part));
  } catch {
    // What holds itself: writing it will say what is wrong.
    return '';
  }
}
