import { type Account, accountsOf } from '../../clauses/account.js';
import { type Block, heading, type Inline, type Page, paragraph, type Row, type Text } from '../content.js';
import type { Site } from '../site.js';
import { grouped } from '../words/expression-words.js';
import { named } from './frame.js';

/** Each section of each document, and each entry of its tables, beside what the spec has of it. */
export function coveragePage(site: Site): Page {
  const accounts = accountsOf(site.schema);
  return {
    path: 'coverage',
    title: 'Coverage',
    about: 'index',
    names: [],
    blocks: [
      {
        block: 'paragraph',
        text: [
          'Every numbered section of the documents, and what the spec has of it: definitions and rules that state it, or why nothing does.',
        ],
        lead: true,
      },
      ...Object.entries(site.schema.documents).flatMap(([document, { title, year }]): readonly Block[] => {
        const own = accounts.filter((account) => account.document === document);
        if (own.length === 0) return [];
        return [
          heading(`${title} (${year})`, 2, document),
          paragraph(summary(own)),
          {
            block: 'table',
            head: ['Section', 'About', 'Stated by', 'Rules'],
            rows: own.flatMap((account) => [sectionRow(document, account), ...tableRows(site, account)]),
          },
        ];
      }),
    ],
  };
}

function summary(accounts: readonly Account[]): string {
  const rows = accounts.flatMap(({ clause }) => clause.rows ?? []);
  const left = [...accounts.map(({ clause }) => clause), ...rows].filter(({ leftOut }) => leftOut !== undefined);
  const rules = accounts.reduce((sum, account) => sum + account.rules.length, 0);
  return `${grouped(accounts.length)} sections and ${grouped(rows.length)} entries of tables; ${grouped(left.length)} of them are left out. ${grouped(rules)} rules.`;
}

function sectionRow(document: string, { clause, definitions, rules }: Account): Row {
  return {
    cells: [
      [clause.clause],
      [clause.title],
      clause.leftOut === undefined ? named(definitions.map(({ name }) => name)) : [`Left out. ${clause.leftOut}`],
      rules.flatMap(({ id, level }, index): readonly Inline[] => [
        ...(index === 0 ? [] : [', ']),
        { link: { to: 'rule', id }, text: id.slice(`${document}/${clause.clause}/`.length), code: true },
        ' ',
        { level },
      ]),
    ],
    id: `${document}/${clause.clause}`,
  };
}

const tableRows = (site: Site, { clause }: Account): readonly Row[] =>
  (clause.rows ?? []).map(({ row, is, leftOut }) => ({
    cells: [[], [`– ${row}`], is === undefined ? [`Left out. ${leftOut ?? ''}`] : placeText(site, is), []],
  }));

/** The definition as a link, and the way inside it. */
function placeText(site: Site, path: string): Text {
  const name = path.split('.').slice(0, 2).join('.');
  const inside = path.slice(name.length + 1).replaceAll('.', ' › ');
  const link: readonly Inline[] = site.definitions.has(name) ? named([name]) : [name];
  return inside === '' ? link : [...link, ` › ${inside}`];
}
