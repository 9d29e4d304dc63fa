import type { Given } from '../../../generated/catalog.js';

/** What a file of the shared data is, and what becomes of it. */
export type Row = Whole | Cut | Refused | Reading | Elsewhere;

/** Is decoded, and encoded to the same bytes unless rules say why not. */
export interface Whole {
  readonly is: 'whole';
  readonly type: string;
  readonly given?: Given;
  /** The value in lossless JSON, where no reading lies beside the file. */
  readonly value?: unknown;
  /** The rules by which other bytes are written; none where the file is canonical. */
  readonly because: readonly string[];
}

/** Ends too early. */
export interface Cut {
  readonly is: 'cut';
  readonly type: string;
  readonly given?: Given;
}

/** Is an error with this code, which names this rule. */
export interface Refused {
  readonly is: 'refused';
  readonly type: string;
  readonly given?: Given;
  readonly code: string;
  readonly rule: string;
}

/** What another program read in the file beside it, and the rules by which we read otherwise. */
export interface Reading {
  readonly is: 'reading';
  readonly of: string;
  /** The test that compares. */
  readonly test: string;
  readonly because: readonly string[];
}

/** Has tests of its own. */
export interface Elsewhere {
  readonly is: 'elsewhere';
  readonly test: string;
}

export type Rows = Readonly<Record<string, Row>>;

export const whole = (type: string, value?: unknown, given?: Given): Whole => ({
  is: 'whole',
  type,
  because: [],
  ...(value === undefined ? {} : { value }),
  ...(given === undefined ? {} : { given }),
});

/** Is read, but written otherwise by these rules. */
export const otherwise = (row: Whole, ...because: readonly string[]): Whole => ({ ...row, because });

export const cut = (type: string): Cut => ({ is: 'cut', type });

export const refused = (type: string, code: string, rule: string): Refused => ({ is: 'refused', type, code, rule });

export const elsewhere = (test: string): Elsewhere => ({ is: 'elsewhere', test });

/** Files of one folder. */
export const inFolder = (folder: string, rows: Rows): Rows =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [`${folder}/${name}`, row]));
