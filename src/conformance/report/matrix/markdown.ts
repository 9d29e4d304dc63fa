import { outcomeOf, verdicts } from '../outcome.js';
import { marks, participles } from '../style.js';
import { findingsOf, type Matrix, type Target } from './matrix.js';

/** The matrix as Markdown: the sums, a table a section, and what was seen where a target differs. */
export const matrixMarkdown = ({ targets, sections }: Matrix): string =>
  [
    '# Conformance',
    '',
    ...table(['target', 'tested', ...verdicts.map((verdict) => participles[verdict])], targets.map(sums)),
    '',
    `${verdicts.map((verdict) => `${marks[verdict]} ${participles[verdict]}`).join(', ')}; empty: not among the cases of the run.`,
    '',
    ...sections.flatMap(({ title, rows }) => [
      `## ${title}`,
      '',
      ...table(
        ['case', 'level', ...targets.map(({ name }) => name)],
        rows.map(({ of, results }) => [
          `\`${of.id}\``,
          of.level,
          ...results.map((result) =>
            result === undefined ? '' : `${marks[result.verdict]} ${participles[result.verdict]}`,
          ),
        ]),
      ),
      '',
    ]),
    ...targets.flatMap(findingLines),
  ].join('\n');

function findingLines(target: Target): string[] {
  const findings = findingsOf(target);
  if (findings.length === 0) return [];
  return [
    `## Seen of ${cell(target.name)}`,
    '',
    ...findings.map(({ id, level, verdict, note = '', rule, demands, knownFailing }) => {
      const known = knownFailing === undefined ? '' : ` Known to fail: ${line(knownFailing)}.`;
      return `- **${participles[verdict]}** \`${id}\` (${level}): ${line(note)}. The rule: ${line(demands)} (\`${rule}\`).${known}`;
    }),
    '',
  ];
}

const sums = ({ name, report }: Target): string[] => {
  const { counts } = outcomeOf(report);
  return [name, `${report.kind} ${report.target}`, ...verdicts.map((verdict) => String(counts[verdict]))];
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.map(cell).join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
];

const cell = (text: string): string => line(text).replaceAll('|', '\\|');

/** What peers sent may stand in a note: it stays on its line and marks nothing up. */
const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '').replaceAll('<', '&lt;');
