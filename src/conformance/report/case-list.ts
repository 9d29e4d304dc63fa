import type { PlannedCase } from '../planned-case.js';
import { markdownTable } from './markdown-table.js';
import { nameOf, treeOf } from './tree.js';

/** The cases of one kind of target. */
export interface KindOfCases {
  readonly title: string;
  readonly plan: readonly PlannedCase[];
}

/** All cases as Markdown: a table for each section, with what is sent and expected, and the rule behind it. */
export const caseList = (kinds: readonly KindOfCases[]): string =>
  [
    '# The cases of the conformance tester',
    '',
    ...markdownTable(
      ['target', 'cases'],
      kinds.map(({ title, plan }) => [title, String(plan.length)]),
    ),
    '',
    ...kinds.flatMap(({ title, plan }) => [`## ${title}`, '', ...treeOf(plan).flatMap(sectionLines)]),
  ].join('\n');

const sectionLines = ({ title, section, clauses }: ReturnType<typeof treeOf<PlannedCase>>[number]): string[] => {
  const cases = clauses.flatMap(({ of }) => of);
  return [
    `### ${title}`,
    '',
    `${cases.length} cases, whose ids begin with \`${section}/\`, document and clause.`,
    '',
    ...markdownTable(
      ['clause', 'case', 'level', 'is sent', 'is expected', 'rule'],
      clauses.flatMap(({ clause, of }) =>
        of.map((planned) => [
          clause,
          `\`${nameOf(planned)}\``,
          planned.level,
          planned.sends,
          planned.expects,
          planned.demands,
        ]),
      ),
    ),
    '',
  ];
};
