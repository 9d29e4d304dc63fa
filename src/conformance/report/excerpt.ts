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
  for (const { at, by, bytes } of turnsOf(passages).reverse()) {
    const shown = Math.min(bytes.length, room[by], longestTurn);
    // What is shown has no gaps but those inside of turns.
    isFull ||= shown < Math.min(bytes.length, shortestPart);
    if (isFull) earlier[by] += bytes.length;
    else {
      room[by] -= shown;
      turns.unshift({ at, by, ...ends(bytes, shown) });
    }
  }
  return { name, ...(closedBy !== undefined && { closedBy }), earlier, turns };
}

/** Excerpts of all connections of a case, which share the room. */
export const excerptsOf = (transcripts: readonly Transcript[], bytesEachWay: number): Excerpt[] =>
  transcripts.map((transcript) => excerptOf(transcript, Math.ceil(bytesEachWay / transcripts.length)));

function ends(bytes: Uint8Array, shown: number): Pick<Turn, 'head' | 'leftOut' | 'tail'> {
  if (shown === bytes.length) return { head: bytes, leftOut: 0, tail: bytes.subarray(bytes.length) };
  const head = bytes.subarray(0, shown >> 2);
  const tail = bytes.subarray(bytes.length - (shown - head.length));
  return { head, leftOut: bytes.length - shown, tail };
}

function turnsOf(passages: readonly Passage[]): Passage[] {
  const turns: { at: number; by: Passage['by']; pieces: Uint8Array[] }[] = [];
  for (const { at, by, bytes } of passages) {
    const last = turns.at(-1);
    if (last?.by === by) last.pieces.push(bytes);
    else turns.push({ at, by, pieces: [bytes] });
  }
  return turns.map(({ at, by, pieces }) => ({ at, by, bytes: Buffer.concat(pieces) }));
}
