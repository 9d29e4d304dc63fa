import type { Example, Source } from '../../schema/model.js';

/** One entry of a file of vectors; `file-schema.ts` says the same as JSON Schema. */
export interface Vector {
  readonly id: string;
  readonly type: string;
  readonly doc?: string;
  readonly hex: string;
  readonly given?: NonNullable<Example['given']>;
  /** In lossless JSON; missing where the bytes are invalid. */
  readonly value?: unknown;
  /** Whether an encoder writes the value so. */
  readonly canonical: boolean;
  /** Contested: valid as we read it, but documents or peers disagree. */
  readonly validity: 'valid' | 'invalid' | 'contested';
  /** The code of the error; `need-more` where the bytes end too early. */
  readonly error?: string;
  readonly rules: readonly string[];
  readonly source: readonly Source[];
}
