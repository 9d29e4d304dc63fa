import { classes, type Given } from '../../../generated/catalog.js';
import type { ResolvedSchema } from '../../../src/schema/resolved.js';
import { schema } from '../../support/schema.js';
import { encodeUnchecked } from './encoders.js';

/** A schema with what was generated from it. */
export interface Universe {
  readonly schema: ResolvedSchema;
  /** The generated classes, by the names of their types. */
  readonly classes: Readonly<Record<string, new (...fields: never[]) => object>>;
  /** The generated encoder itself, which trusts that the value has its TypeScript type. */
  readonly encodeUnchecked: (name: string, value: unknown, given: Given | undefined) => Uint8Array;
}

/** The spec, and what is committed in `generated/`. */
export const theSpec: Universe = { schema, classes, encodeUnchecked };
