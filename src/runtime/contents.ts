/**
 * Values already written, by content, each with the index under which later ones point back to it. Makes nothing before
 * there is something to keep: much of what is written has no use for it.
 */
export class Contents<T> {
  private entries: Entries<T> | undefined;

  /** Objects tell by `keyOf` whether they are the same; strings by themselves. */
  constructor(private readonly keyOf?: (value: T) => string) {}

  /** The index of the content, or -1 if it was not written yet. */
  indexOf(value: T): number {
    const { entries } = this;
    if (entries === undefined) return -1;
    return entries.known.get(value) ?? (this.keyOf === undefined ? -1 : entries.indexOfSame(value, this.keyOf));
  }

  /** The same entries, for what is measured before it is written. */
  copy(): Contents<T> {
    const copy = new Contents<T>(this.keyOf);
    copy.entries = this.entries?.copy();
    return copy;
  }

  /** Gives new content the next index. */
  add(value: T): void {
    this.entries ??= new Entries();
    const { entries } = this;
    entries.known.set(value, entries.count++);
    if (this.keyOf !== undefined) entries.unkeyed.push(value);
  }
}

class Entries<T> {
  count = 0;
  /** What was entered since content was last compared: one object alone need not be. */
  unkeyed: T[] = [];
  private keys: Map<string, number> | undefined;

  /** What was entered, or asked for and found: the same strings and objects come again and again. */
  constructor(readonly known = new Map<T, number>()) {}

  indexOfSame(value: T, keyOf: (value: T) => string): number {
    const { known, unkeyed } = this;
    this.keys ??= new Map();
    for (const each of unkeyed) this.keys.set(keyOf(each), known.get(each) ?? -1);
    if (unkeyed.length > 0) this.unkeyed = [];
    const index = this.keys.get(keyOf(value)) ?? -1;
    if (index >= 0) known.set(value, index);
    return index;
  }

  copy(): Entries<T> {
    const copy = new Entries(new Map(this.known));
    if (this.keys !== undefined) copy.keys = new Map(this.keys);
    copy.unkeyed = this.unkeyed.slice();
    copy.count = this.count;
    return copy;
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
