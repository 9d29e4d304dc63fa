/** Up to here a search through the list beats hashing: 9 to 15 ns an object against 25 to 60. */
const listed = 32;

const nobody = {};

/**
 * Objects already written, by identity, each with the index under which a reference points back to it. Makes nothing
 * before there is something to keep.
 */
export class References {
  private list: object[] | undefined;
  private long: LongList | undefined;

  /** The object's index, or -1 if it was not written yet. */
  indexOf(value: object): number {
    const { list, long } = this;
    if (list === undefined) return -1;
    return long === undefined ? list.indexOf(value) : long.indexOf(value);
  }

  /** Gives the object the next index. One that was added before keeps its first index, but the next is used up. */
  add(value: object): void {
    const { list } = this;
    if (list === undefined) this.list = [value];
    else if (list.push(value) >= listed) this.see(value, list);
  }

  /** Uses up an index for a value that nothing can point back to. */
  takeIndex(): void {
    this.add(nobody);
  }

  /** The same objects under the same indices, to go on from without changing these: for measuring ahead of writing. */
  copy(): References {
    const copy = new References();
    const list = this.list?.slice();
    copy.list = list;
    if (list !== undefined && list.length >= listed) copy.long = new LongList(list);
    return copy;
  }

  private see(value: object, list: readonly object[]): void {
    if (this.long === undefined) this.long = new LongList(list);
    else this.long.add(value);
  }
}

/** What finds objects in a list that is long. */
class LongList {
  /** All objects in the list, and those that were only looked for. */
  private readonly seen: Set<object>;
  /** What `indexOf` has just not found: almost always the next to be added. */
  private missed: object | undefined;
  /** The first indices of objects, up to `indexed`; made when the first of them comes again. */
  private indices: Map<object, number> | undefined;
  private indexed = 0;

  constructor(private readonly list: readonly object[]) {
    this.seen = new Set(list);
  }

  indexOf(value: object): number {
    // New objects, which most are, take one step: to put them in tells that they were not there.
    const { seen } = this;
    const { size } = seen;
    if (seen.add(value).size === size) return this.indexOfSeen(value);
    this.missed = value;
    return -1;
  }

  /** The object is in the list now. */
  add(value: object): void {
    if (value !== this.missed) this.seen.add(value);
  }

  private indexOfSeen(value: object): number {
    this.indices ??= new Map();
    const { indices } = this;
    for (const object of this.list.slice(this.indexed)) {
      if (!indices.has(object)) indices.set(object, this.indexed);
      this.indexed++;
    }
    return indices.get(value) ?? -1;
  }
}
