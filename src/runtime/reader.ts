import { DecodeError } from './errors.js';
import type { Extensions } from './extensions.js';
import { type Limits, limitsOf } from './limits.js';
import { type NeedMore, needMore } from './need-more.js';
import type { Primitives } from './primitives.js';

/** Told of accepted deviations: a rule that the input breaks without harm, and where. */
export type Note = (rule: string, offset: number, path: string) => void;

export interface ReadOptions {
  readonly limits?: Partial<Limits> | undefined;
  readonly note?: Note;
  readonly primitives?: Primitives;
  /** Codecs for names that the spec does not know. */
  readonly extensions?: Extensions;
}

/**
 * A place in a run of bytes. The generated `read…` functions move `position`. Inside a region of known length, `end` is
 * the region's end, and what does not fit is an error; outside, more bytes may come.
 */
export class Reader {
  readonly view: DataView;
  readonly limits: Limits;
  readonly note: Note | undefined;
  readonly primitives: Primitives | undefined;
  readonly extensions: Extensions | undefined;
  position = 0;
  end: number;
  /** Items and properties met so far. */
  elements = 0;
  /** Regions that enclose `position`. */
  private regions = 0;

  constructor(
    readonly bytes: Uint8Array,
    options: ReadOptions = {},
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.end = bytes.byteLength;
    this.limits = limitsOf(options.limits);
    this.note = options.note;
    this.primitives = options.primitives;
    this.extensions = options.extensions;
  }

  /** The input ends before the item at `offset` does: more may come, unless a region says otherwise. */
  short(offset: number, path: string, rule: string): NeedMore {
    if (this.regions === 0) return needMore;
    throw new DecodeError('truncated', `The region ends at byte ${this.end}, before the item`, { offset, path, rule });
  }

  /** Enters the region of `length` bytes at `position`; gives the end to restore, or needs more. */
  enter(length: number, path: string, rule: string): number | NeedMore {
    if (length < 0) {
      throw new DecodeError('negative-length', `A length of ${length}`, { offset: this.position, path, rule });
    }
    if (this.end - this.position < length) return this.short(this.position, path, rule);
    const outer = this.end;
    this.end = this.position + length;
    this.regions++;
    return outer;
  }

  /** Leaves the region, which must have been read to its end. */
  leave(outer: number, path: string, rule: string): void {
    this.finish(path, rule);
    this.end = outer;
    this.regions--;
  }

  /** All bytes up to the end have been read. */
  finish(path: string, rule: string): void {
    if (this.position === this.end) return;
    const left = this.end - this.position;
    throw new DecodeError('trailing-bytes', `${left} bytes are left over`, { offset: this.position, path, rule });
  }
}
