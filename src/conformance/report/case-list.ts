import type { PlannedCase } from '../planned-case.js';
import { markdownTable } from './markdown-table.js';
import { grouped, nameOf, treeOf } from './tree.js';

/** The cases of each kind of target. */
export interface CasesOfTargets {
  readonly servers: readonly PlannedCase[];
  readonly clients: readonly PlannedCase[];
  readonly codecs: readonly PlannedCase[];
}

/**
 * All cases as Markdown. Those for servers and clients: a table for each section, with what is sent and expected, and the
 * rule behind it; those for codecs, which are the vectors in both directions, are counted by type.
 */
export const caseList = ({ servers, clients, codecs }: CasesOfTargets): string =>
  [
    '# The cases of the conformance tester',
    '',
    'Generated from the spec and the cases by `npm run conformance:cases`. `mtrude conformance cases --list` prints each',
    'case on a line, those for codecs too.',
    '',
    ...markdownTable(
      ['target', 'cases'],
      [
        ['Servers', String(servers.length)],
        ['Clients', String(clients.length)],
        ['Codecs', String(codecs.length)],
      ],
    ),
    '',
    ...ofPeers('Servers', servers),
    ...ofPeers('Clients', clients),
    ...ofCodecs(codecs),
  ].join('\n');

/** All cases, each on a line: for which target it is, its id, the level, the id and the sentence of the rule. */
export const caseLines = (kinds: CasesOfTargets): string[] =>
  Object.entries(kinds).flatMap(([kind, plan]: [string, readonly PlannedCase[]]) =>
    plan.map(({ id, level, rule, demands }) => `${kind}  ${id}  ${level}  ${rule}  ${demands}`),
  );

const ofPeers = (title: string, plan: readonly PlannedCase[]): string[] => [
  `## ${title}`,
  '',
  ...treeOf(plan).flatMap(sectionLines),
];

const sectionLines = ({ title, section, clauses }: ReturnType<typeof treeOf<PlannedCase>>[number]): string[] => {
  const cases = clauses.flatMap(({ of }) => of);
  return [
    `### ${title}`,
    '',
    `${cases.length} cases, whose ids begin with \`${section}/\`, document and clause.`,
    '',
    ...markdownTable(
      ['clause', 'case', 'level', 'is sent', 'is expected', 'rule', 'id of the rule'],
      clauses.flatMap(({ clause, of }) =>
        of.map((planned) => [
          clause,
          `\`${nameOf(planned)}\``,
          planned.level,
          planned.sends,
          planned.expects,
          planned.demands,
          `\`${planned.rule}\``,
        ]),
      ),
    ),
    '',
  ];
};

const ofCodecs = (plan: readonly PlannedCase[]): string[] => [
  '## Codecs',
  '',
  'Each vector is to be decoded, or refused, and if it is canonical encoded. Ids are the type, the vector and the direction:',
  '`amf0.value/undefined/decode`. The level of a case is that of the first rule that its vector shows.',
  '',
  ...markdownTable(
    ['type', 'cases', 'decode', 'encode', ...levels],
    [...grouped(plan, ({ id }) => id.slice(0, id.indexOf('/')))].map(([type, of]) => [
      `\`${type}\``,
      String(of.length),
      ...['decode', 'encode'].map((direction) => counted(of, ({ id }) => id.endsWith(`/${direction}`))),
      ...levels.map((level) => counted(of, (planned) => planned.level === level)),
    ]),
  ),
  '',
];

const levels = ['MUST', 'SHOULD', 'MAY', 'DE-FACTO', 'CONFLICT'];

/** Nothing where there is none: tables are read by what stands out. */
const counted = (plan: readonly PlannedCase[], is: (planned: PlannedCase) => boolean): string =>
  String(plan.filter(is).length || '');
