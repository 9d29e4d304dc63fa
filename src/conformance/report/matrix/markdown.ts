import { markdownCell, markdownLine, markdownTable } from '../markdown-table.js';
import { runOutcomeOf, verdicts } from '../run-outcome.js';
import { marks, participles } from '../style.js';
import { findingsOf, kindsOf, type Matrix, type Target } from './matrix.js';

/** The matrix as Markdown: the sums, a table a section, and what was seen where a target differs. */
export const matrixMarkdown = (matrix: Matrix): string =>
  [
    '# Conformance',
    '',
    ...markdownTable(
      ['target', 'tested', ...verdicts.map((verdict) => participles[verdict])],
      matrix.targets.map(sums),
    ),
    '',
    `${verdicts.map((verdict) => `${marks[verdict]} ${participles[verdict]}`).join(', ')}; empty: not among the cases of the run.`,
    '',
    ...kindsOf(matrix).flatMap(({ columns, sections }) =>
      sections.flatMap(({ title, rows }) => [
        `## ${title}`,
        '',
        ...markdownTable(
          ['case', 'level', ...columns.map(({ target }) => target.name)],
          rows.map(({ of, results }) => [
            `\`${of.id}\``,
            of.level,
            ...columns.map(({ index }) => {
              const result = results[index];
              return result === undefined ? '' : `${marks[result.verdict]} ${participles[result.verdict]}`;
            }),
          ]),
        ),
        '',
      ]),
    ),
    ...matrix.targets.flatMap(findingLines),
  ].join('\n');

function findingLines(target: Target): string[] {
  const findings = findingsOf(target);
  if (findings.length === 0) return [];
  return [
    `## Seen of ${markdownCell(target.name)}`,
    '',
    ...findings.map(({ id, level, verdict, note = '', rule, demands, knownFailing }) => {
      const known = knownFailing === undefined ? '' : ` Known to fail: ${markdownLine(knownFailing)}.`;
      return `- **${participles[verdict]}** \`${id}\` (${level}): ${markdownLine(note)}. The rule: ${markdownLine(demands)} (\`${rule}\`).${known}`;
    }),
    '',
  ];
}

const sums = ({ name, report }: Target): string[] => {
  const { counts } = runOutcomeOf(report);
  return [name, `${report.kind} ${report.target}`, ...verdicts.map((verdict) => String(counts[verdict]))];
};
