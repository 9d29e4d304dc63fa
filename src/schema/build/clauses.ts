import type { Clause, ClauseRow } from '../model.js';

type Said = Omit<Clause, 'clause' | 'title'>;

/** The sections of a document in their order: number, what it is about, and what else is to be said of it. */
export const clauses = (table: readonly (readonly [clause: string, title: string, said?: Said])[]): readonly Clause[] =>
  table.map(([clause, title, said]) => ({ clause, title, ...said }));

/** Nothing of the section is in the spec. */
export const leftOut = (why: string): Said => ({ leftOut: why });

/** Definitions that state the section without citing it. */
export const statedBy = (...names: readonly string[]): Said => ({ statedBy: names });

type Rows = Readonly<Record<string, string | Said>>;

/** The entries of a table, each with the path of the part of the spec that it is. */
export const rows = (entries: Rows, said: Said = {}): Said => ({
  ...said,
  rows: Object.entries(entries).map(
    ([row, of]): ClauseRow => ({ row, ...(typeof of === 'string' ? { is: of } : leftOutOf(of)) }),
  ),
});

const leftOutOf = ({ leftOut: why }: Said): Omit<ClauseRow, 'row'> => (why === undefined ? {} : { leftOut: why });
