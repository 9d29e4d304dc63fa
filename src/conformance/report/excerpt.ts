import type { Passage, Transcript } from '../wire/recording.js';

/** What one side sent until the other one did: bytes cut out of its middle where it is long. */
export interface Turn {
  /** In milliseconds since the connection was opened. */
  readonly at: number;
  readonly by: Passage['by'];
  readonly head: Uint8Array;
  readonly leftOut: number;
  readonly tail: Uint8Array;
}

/** The part of a connection that a report shows. */
export interface Excerpt {
  readonly name: string;
  readonly closedBy?: Passage['by'];
  /** Bytes before the turns that are shown. */
  readonly earlier: Readonly<Record<Passage['by'], number>>;
  readonly turns: readonly Turn[];
}

/** A long turn is shown by its ends: the packets of a handshake have nothing to say in their middle. */
const longestTurn = 320;

/** Fewer bytes of a turn than a row of them tell nothing. */
const shortestPart = 16;

/**
 * The end of a connection, at most so many bytes each way: what a case is about comes last, and what leads up to it
 * is the same everywhere.
 */
export function excerptOf({ name, passages, closedBy }: Transcript, bytesEachWay: number): Excerpt {
  const room = { tester: bytesEachWay, peer: bytesEachWay };
  const earlier = { tester: 0, peer: 0 };
  const turns: Turn[] = [];
  let isFull = false;
  for (const { at, by, whole } of turnsOf(passages).reverse()) {
    const length = lengthOf(whole);
    const shown = Math.min(length, room[by], longestTurn);
    // What is shown has no gaps but those inside of turns.
    isFull ||= shown < Math.min(length, shortestPart);
    if (isFull) earlier[by] += length;
    else {
      room[by] -= shown;
      turns.unshift({ at, by, ...ends(whole, shown) });
    }
  }
  return { name, ...(closedBy !== undefined && { closedBy }), earlier, turns };
}

/** Excerpts of all connections of a case, which share the room. */
export const excerptsOf = (transcripts: readonly Transcript[], bytesEachWay: number): Excerpt[] =>
  transcripts.map((transcript) => excerptOf(transcript, Math.ceil(bytesEachWay / transcripts.length)));

/** What a turn consists of: what is left out of the middle may be left out of the report already. */
type Whole = Pick<Turn, 'head' | 'leftOut' | 'tail'>;

const lengthOf = ({ head, leftOut, tail }: Whole): number => head.length + leftOut + tail.length;

function ends(whole: Whole, shown: number): Whole {
  if (shown >= whole.head.length + whole.tail.length) return whole;
  const ofHead = shown >> 2;
  // Without a gap all stands in the head.
  const last = whole.leftOut === 0 ? whole.head : whole.tail;
  const head = whole.head.subarray(0, ofHead);
  const tail = last.subarray(Math.max(0, last.length - (shown - head.length)));
  return { head, leftOut: lengthOf(whole) - head.length - tail.length, tail };
}

function turnsOf(passages: readonly Passage[]): { at: number; by: Passage['by']; whole: Whole }[] {
  const turns: { at: number; by: Passage['by']; passages: Passage[] }[] = [];
  for (const passage of passages) {
    const { at, by } = passage;
    const last = turns.at(-1);
    if (last?.by === by) last.passages.push(passage);
    else turns.push({ at, by, passages: [passage] });
  }
  return turns.map(({ at, by, passages: of }) => ({ at, by, whole: wholeOf(of) }));
}

function wholeOf(passages: readonly Passage[]): Whole {
  const gap = passages.findIndex(({ leftOut }) => leftOut !== undefined);
  const behind = gap < 0 ? passages.length : gap + 1;
  const joined = (of: readonly Passage[]) => Buffer.concat(of.map(({ bytes }) => bytes));
  return {
    head: joined(passages.slice(0, behind)),
    leftOut: passages[gap]?.leftOut ?? 0,
    tail: joined(passages.slice(behind)),
  };
}
