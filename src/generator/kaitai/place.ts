import type { Scope } from './scope.js';

/** Where a node is written: as field `id` of a type, if the condition holds. */
export interface Place {
  readonly scope: Scope;
  readonly id: string;
  readonly condition: string | undefined;
  readonly doc: string | undefined;
}
