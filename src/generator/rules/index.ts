import type { Source } from '../../schema/model.js';
import type { ResolvedRule, ResolvedSchema } from '../../schema/resolved.js';
import type { Backend } from '../backend.js';
import { header } from '../text/header.js';
import { key, quote } from '../text/names.js';

/** Every rule by its id, for what holds peers to them and learns the id at run time. */
export const rulesBackend: Backend = {
  name: 'rules',
  generate: (schema) => [{ path: 'rules.ts', text: rulesText(schema) }],
};

function rulesText({ documents, rules }: ResolvedSchema): string {
  const cited = Object.entries(documents).filter(([name]) =>
    Object.values(rules).some(({ from }) => from.document === name),
  );
  const sorted = Object.values(rules).sort((left, right) => inOrder(Object.keys(documents), left, right));
  return [
    header('spec'),
    declarations,
    '/** The documents that rules are from, by the name that ids begin with. */',
    'export const documents: Readonly<Record<string, { readonly title: string; readonly year: number }>> = {',
    ...cited.map(([name, { title, year }]) => `${key(name)}: { title: ${quote(title)}, year: ${year} },`),
    '};',
    '',
    '/** Every rule of the spec by its id, in the order of documents and clauses. */',
    'export const rules: ReadonlyMap<string, StatedRule> = new Map<string, StatedRule>([',
    ...sorted.map(ruleText),
    ']);',
    '',
  ].join('\n');
}

const declarations = `
interface Stated {
  /** \`document/clause/name\`. */
  readonly id: string;
  /** The requirement, as one sentence. */
  readonly text: string;
  readonly document: string;
  /** In the document's own numbering. */
  readonly clause: string;
}

/** MUST, SHOULD and MAY as in BCP 14; DE-FACTO is what real peers do. */
export interface PlainRule extends Stated {
  readonly level: 'MUST' | 'SHOULD' | 'MAY' | 'DE-FACTO';
}

/** Documents or peers disagree: what we do when reading and when writing. */
export interface ConflictRule extends Stated {
  readonly level: 'CONFLICT';
  readonly reads: string;
  readonly writes: string;
}

export type StatedRule = PlainRule | ConflictRule;
`;

function ruleText({ id, level, text, from, reads = '', writes = '' }: ResolvedRule): string {
  const said = [
    ...[`id: ${quote(id)}`, `level: ${quote(level)}`, `text: ${quote(text)}`],
    ...[`document: ${quote(from.document)}`, `clause: ${quote(from.clause)}`],
    ...(level === 'CONFLICT' ? [`reads: ${quote(reads)}`, `writes: ${quote(writes)}`] : []),
  ];
  return `[${quote(id)}, { ${said.join(', ')} }],`;
}

interface Placed {
  readonly id: string;
  readonly from: Source;
}

/** Documents as the spec lists them, clauses by their numbers, rules of one clause by name. */
function inOrder(documents: readonly string[], left: Placed, right: Placed): number {
  return (
    documents.indexOf(left.from.document) - documents.indexOf(right.from.document) ||
    byNumbers.compare(left.from.clause, right.from.clause) ||
    byNumbers.compare(left.id, right.id)
  );
}

const byNumbers = new Intl.Collator('en', { numeric: true });
