import { markdownTable } from '../../../src/conformance/report/markdown-table.js';
import type { TableRow } from './page.js';

/** Cases that catch the same faults, and so share a column. */
interface Column {
  readonly ids: string[];
  /** What stands in it, from the first fault to the last. */
  readonly marks: readonly string[];
}

const right = '●';
const other = '○';

/**
 * Faults down, cases across: by number, since their ids are long; then the list of the numbers. Cases that are the right
 * one for none of the faults are counted.
 */
export function matrix(rows: readonly TableRow[]): string[] {
  const all = columnsOf(rows);
  const columns = all
    .filter(({ marks }) => marks.includes(right))
    .sort((a, b) => a.marks.indexOf(right) - b.marks.indexOf(right));
  const others = all.filter(({ marks }) => !marks.includes(right));
  const lines = rows.map(({ fault }, at) => {
    const further = others.reduce((sum, { ids, marks }) => sum + (marks[at] === '' ? 0 : ids.length), 0);
    return [fault.name, ...columns.map(({ marks }) => marks[at] ?? ''), further === 0 ? '' : String(further)];
  });
  return [
    ...markdownTable(['Fault', ...columns.map((_, index) => String(index + 1)), 'Others'], lines),
    '',
    `${right} the right case, ${other} one that is right for another fault; the number of other cases`,
    '',
    ...columns.map(({ ids }, index) => `${index + 1}. ${shortened(ids)}`),
  ];
}

function columnsOf(rows: readonly TableRow[]): Column[] {
  const marksOfRows = rows.map(({ caught }) => new Map(caught.map(({ id, isRight }) => [id, isRight ? right : other])));
  const columns = new Map<string, Column>();
  for (const id of new Set(rows.flatMap(({ caught }) => caught.map((one) => one.id)))) {
    const marks = marksOfRows.map((of) => of.get(id) ?? '');
    const pattern = marks.join('|');
    const column = columns.get(pattern) ?? { ids: [], marks };
    column.ids.push(id);
    columns.set(pattern, column);
  }
  return [...columns.values()];
}

const shortened = (ids: readonly string[]): string =>
  ids.length > listedAtMost + 1
    ? `${ids.slice(0, listedAtMost).join(', ')} and ${ids.length - listedAtMost} more`
    : ids.join(', ');

const listedAtMost = 8;
