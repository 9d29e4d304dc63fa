import type { Verdict } from '../verdict.js';
import type { Passage, Transcript } from '../wire/recording.js';

/**
 * A connection with the first and the last bytes of each direction alone: some cases send megabytes, all of them the
 * same. Of what passed little is looked at. The last passage before the gap has the number of bytes that are left out.
 */
export function shortened({ passages, ...transcript }: Transcript, verdict: Verdict): Transcript {
  const ends = verdict === 'pass' ? endsOfPassed : endsKept;
  const cuts = { tester: new Cut(lengthOf(passages, 'tester'), ends), peer: new Cut(lengthOf(passages, 'peer'), ends) };
  return { ...transcript, passages: passages.flatMap((passage) => cuts[passage.by].kept(passage)) };
}

/** Bytes at either end of a direction. */
const endsKept = 4096;
const endsOfPassed = 500;

const lengthOf = (passages: readonly Passage[], of: Passage['by']): number =>
  passages.reduce((sum, { by, bytes }) => sum + (by === of ? bytes.length : 0), 0);

/** Takes the middle out of one direction. */
class Cut {
  readonly #from: number;
  readonly #to: number;
  #at = 0;

  constructor(length: number, ends: number) {
    this.#from = ends;
    this.#to = Math.max(ends, length - ends);
  }

  /** What stays of the next passage. */
  kept(passage: Passage): Passage[] {
    // What was shortened before may say what it lacks.
    if (this.#from === this.#to) return [passage];
    const { at, by, bytes } = passage;
    const from = this.#from - this.#at;
    const to = this.#to - this.#at;
    this.#at += bytes.length;
    const head = bytes.subarray(0, Math.max(0, from));
    const tail = bytes.subarray(Math.max(0, to, from));
    const isLastBefore = from > 0 && from <= bytes.length;
    return [
      ...(from > 0 ? [{ at, by, bytes: head, ...(isLastBefore && { leftOut: this.#to - this.#from }) }] : []),
      ...(tail.length > 0 ? [{ at, by, bytes: tail }] : []),
    ];
  }
}
