/** Bytes that went over a connection in one piece. */
export interface Passage {
  /** In milliseconds since the connection was opened. */
  readonly at: number;
  readonly by: 'tester' | 'peer';
  readonly bytes: Uint8Array;
  /** How many bytes of the same side came after these and were not kept, in a report that is shortened. */
  readonly leftOut?: number;
}

/** One connection of a case. */
export interface Transcript {
  /** What the connection is there for: `publisher`. */
  readonly name: string;
  readonly passages: readonly Passage[];
  /** When it was opened, in milliseconds on a clock that all connections share. */
  readonly begin?: number;
  /** Who closed it, if it was closed while the case ran. */
  readonly closedBy?: 'tester' | 'peer';
}

/** Keeps what goes over one connection. */
export class Recording implements Transcript {
  readonly passages: Passage[] = [];
  closedBy?: 'tester' | 'peer';
  readonly begin = performance.now();

  constructor(readonly name: string) {}

  note(by: Passage['by'], bytes: Uint8Array): void {
    this.passages.push({ at: performance.now() - this.begin, by, bytes });
  }

  close(by: Passage['by']): void {
    this.closedBy ??= by;
  }
}
