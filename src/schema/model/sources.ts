/** Where a statement comes from: a document known to `documents`, and the clause in its own numbering. */
export interface Source {
  readonly document: string;
  readonly clause: string;
}

/** MUST, SHOULD and MAY as in BCP 14; DE-FACTO is what real peers do; CONFLICT is where documents or peers disagree. */
export type Level = 'MUST' | 'SHOULD' | 'MAY' | 'DE-FACTO' | 'CONFLICT';

export interface Rule {
  readonly level: Level;
  /** The requirement, as one sentence. */
  readonly text: string;
  readonly from: Source;
  /** For CONFLICT rules: what we do when reading and when writing. */
  readonly reads?: string;
  readonly writes?: string;
}

/** What an author may say on any node. `rule` is the local name of a rule of the enclosing type. */
export interface Notes {
  readonly doc?: string;
  readonly rule?: string;
}
