import { longestFrame } from './protocol.js';

/** Bytes of the length that stands before each frame, the most significant first. */
const head = 4;

/** JSON as a frame: its length in bytes, then its text in UTF-8. */
export function frameOf(json: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(json));
  const frame = Buffer.alloc(head + text.length);
  frame.writeUInt32BE(text.length);
  text.copy(frame, head);
  return frame;
}

/** The length of a frame, and its text where it is not too long. */
export interface Frame {
  readonly length: number;
  readonly text?: Uint8Array;
}

/** Cuts a stream into frames, however it comes. The text of one that is too long is passed over. */
export class FrameReader {
  #pieces: Uint8Array[] = [];
  #held = 0;
  /** Of the frame whose length has come. */
  #length: number | undefined;
  #toSkip = 0;

  constructor(private readonly longest = longestFrame) {}

  /** Whether the stream stands inside a frame. */
  get isInside(): boolean {
    return this.#held > 0 || this.#length !== undefined || this.#toSkip > 0;
  }

  /** The frames that are complete with these bytes. */
  *push(bytes: Uint8Array): Generator<Frame, void, undefined> {
    const skipped = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= skipped;
    this.#hold(bytes.subarray(skipped));
    for (;;) {
      this.#length ??= this.#take(head)?.readUInt32BE();
      if (this.#length === undefined) return;
      const length = this.#length;
      if (length > this.longest) {
        this.#skip(length);
        yield { length };
      } else {
        const text = this.#take(length);
        if (text === undefined) return;
        this.#length = undefined;
        yield { length, text };
      }
    }
  }

  #hold(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#pieces.push(bytes);
    this.#held += bytes.length;
  }

  #take(count: number): Buffer | undefined {
    if (this.#held < count) return undefined;
    const all = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#held = 0;
    this.#hold(all.subarray(count));
    return all.subarray(0, count);
  }

  #skip(length: number): void {
    const here = Math.min(length, this.#held);
    this.#take(here);
    this.#length = undefined;
    this.#toSkip = length - here;
  }
}

/** The JSON of a frame; what is wrong with it, as text, where it is none. */
export function jsonOf({ length, text }: Frame): { readonly json: unknown } | string {
  if (text === undefined) return `a frame of ${length.toLocaleString('en')} bytes is too long`;
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) };
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}
