import type { PlannedCase } from './planned-case.js';
import type { Verdict } from './verdict.js';
import type { Delivery } from './wire/delivery.js';
import type { Transcript } from './wire/recording.js';

/** What came of one case. */
export interface CaseResult extends PlannedCase {
  readonly verdict: Verdict;
  /** What was seen: of a pass nothing, of the rest one line. */
  readonly note?: string;
  /** The delivery in which it was seen. */
  readonly delivery?: Delivery;
  readonly milliseconds: number;
  /** All that went over the connections of the case, in its worst delivery. */
  readonly transcripts: readonly Transcript[];
}

/** All results of one run against one target. */
export interface RunReport {
  readonly mtrude: string;
  readonly kind: 'server' | 'client' | 'codec';
  /** What was tested: an URL or a command. */
  readonly target: string;
  readonly started: string;
  readonly milliseconds: number;
  readonly results: readonly CaseResult[];
  /** Why the run ended before its time. */
  readonly aborted?: string;
}
