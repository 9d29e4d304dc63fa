import type { Feature } from './case.js';
import type { PlannedCase } from './planned-case.js';
import type { CaseResult } from './result.js';

/** `false`: the peer lacks it, so the cases are `unsupported`. `true`: it has it, so lacking it is a failure. */
export type DeclaredFeatures = { readonly [K in Feature]?: boolean };

/** What every runner takes. A runner resolves to a RunReport whose results are in the order of its plan. */
export interface RunOptions {
  /** Which cases run; those left out have no result. All unless said. */
  readonly selects?: (planned: PlannedCase) => boolean;
  /** What is not declared is found out. */
  readonly features?: DeclaredFeatures;
  /** How long a case waits for one answer. */
  readonly timeoutMilliseconds?: number;
  /** How many cases run at a time. */
  readonly jobs?: number;
  /** Whatever is drawn at random comes from it, so that a run can be repeated. */
  readonly seed?: number;
  /** Called as each case ends, in the order in which they end. */
  readonly progress?: (result: CaseResult) => void;
  /** Ends the run: what did not run is `not-run`, and the report says so under `aborted`. */
  readonly signal?: AbortSignal;
}
