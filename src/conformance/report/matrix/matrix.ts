import type { JudgedReport, JudgedResult } from '../../known-failing.js';
import { sectionTitle } from '../tree.js';

/** Several runs side by side. */
export interface Matrix {
  readonly targets: readonly Target[];
  readonly sections: readonly MatrixSection[];
}

export interface Target {
  /** What stands over the column. */
  readonly name: string;
  readonly report: JudgedReport;
}

export interface MatrixSection {
  readonly kind: JudgedReport['kind'];
  readonly section: string;
  readonly title: string;
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  /** What the runs say of the case itself, by the first of them that has it. */
  readonly of: JudgedResult;
  /** One for each target, in their order. */
  readonly results: readonly (JudgedResult | undefined)[];
}

/** Cases down, targets across. Servers, clients and codecs have cases of their own. */
export function matrixOf(targets: readonly Target[]): Matrix {
  const kinds = [...new Set(targets.map(({ report }) => report.kind))];
  const sections = kinds.flatMap((kind) => {
    const found = targets.map(({ report }) => new Map(report.kind === kind ? report.results.map(byId) : []));
    const cases = new Map(found.toReversed().flatMap((results) => [...results]));
    // In the order of the first run; what only later ones have comes after that.
    const ids = [...new Set(found.flatMap((results) => [...results.keys()]))];
    const rows = ids.flatMap((id) => {
      const of = cases.get(id);
      return of === undefined ? [] : [{ of, results: found.map((results) => results.get(id)) }];
    });
    return [...new Set(rows.map(({ of }) => of.section))].map((section) => ({
      kind,
      section,
      title: kinds.length === 1 ? sectionTitle(section) : `${capital(kind)}: ${sectionTitle(section)}`,
      rows: rows.filter(({ of }) => of.section === section),
    }));
  });
  return { targets, sections };
}

/** The part of a matrix that is about one kind of target. */
export interface MatrixKind {
  /** Its targets, and where their results stand in each row. */
  readonly columns: readonly { readonly target: Target; readonly index: number }[];
  readonly sections: readonly MatrixSection[];
}

export const kindsOf = ({ targets, sections }: Matrix): readonly MatrixKind[] =>
  [...new Set(sections.map(({ kind }) => kind))].map((kind) => ({
    columns: targets.flatMap((target, index) => (target.report.kind === kind ? [{ target, index }] : [])),
    sections: sections.filter((section) => section.kind === kind),
  }));

const byId = (result: JudgedResult): [string, JudgedResult] => [result.id, result];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What of a run is worth a line: all that is neither passed nor lacked, in its order. */
export const findingsOf = ({ report }: Target): readonly JudgedResult[] =>
  report.results.filter(({ verdict }) => verdict === 'fail' || verdict === 'non-strict' || verdict === 'informational');
