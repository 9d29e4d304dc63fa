import type { Level, Source } from '../../../schema/model.js';
import type { ResolvedSchema } from '../../../schema/resolved.js';
import {
  type Block,
  code,
  heading,
  type Inline,
  linkTo,
  type Page,
  paragraph,
  type Row,
  type Text,
} from '../content.js';
import type { Site } from '../site.js';
import { grouped, numeral } from '../words/expression-words.js';
import { closing, named, sources, titleOf } from './frame.js';

type Format = ResolvedSchema['formats'][number];

/** The definitions of a format in reading order. */
export function formatPage(site: Site, { format, doc, names, entries }: Format): Page {
  const listed = names.filter((name) => site.definitions.get(name)?.define !== 'constant');
  const constants = names.length > listed.length;
  const rows = listed.map((name) => ({
    cells: [[linkTo(name)], [kindOf(site, name)], [site.definitions.get(name)?.doc ?? '']],
  }));
  return {
    path: `${format}/index`,
    title: format,
    about: 'format',
    format,
    names: [],
    blocks: [
      { block: 'paragraph', text: [doc], lead: true },
      ...(entries.length === 0 ? [] : [paragraph('Read and written by themselves: ', ...named(entries), '.')]),
      heading('In reading order'),
      {
        block: 'table',
        head: ['Name', 'Kind', 'What it is'],
        rows: [
          ...rows,
          ...(constants
            ? [{ cells: [[constantsLink(site, names)], ['constants'], ['Numbers that belong to no field.']] }]
            : []),
        ],
      },
    ],
  };
}

const constantsLink = (site: Site, names: readonly string[]): Inline => {
  const first = names.find((name) => site.definitions.get(name)?.define === 'constant') ?? '';
  return { link: { to: 'definition', name: first }, text: 'constants' };
};

const kindOf = (site: Site, name: string): string => {
  const of = site.definitions.get(name);
  if (of?.define !== 'type') return of?.define ?? '';
  const kinds: Readonly<Record<string, string>> = {
    enum: 'enumeration',
    variant: 'union',
    trial: 'union',
    calls: 'calls',
  };
  return kinds[of.type.kind] ?? 'type';
};

/** The numbers of a format that belong to no field; none where it has none. */
export function constantsPage(site: Site, { format, names }: Format): Page | undefined {
  const constants = names.flatMap((name) => site.schema.constants[name] ?? []);
  if (constants.length === 0) return undefined;
  const rows = constants.map(({ name, value, unit, doc, from }) => ({
    cells: [[code(name.slice(format.length + 1))], [numeral(value)], [unit ?? ''], [doc], sources(site, from)],
    id: name,
  }));
  const rules = constants.flatMap((of) => closing(site, of));
  return {
    path: `${format}/constants`,
    title: `${format}: constants`,
    about: 'constants',
    format,
    names: constants.map(({ name }) => name),
    blocks: [
      { block: 'paragraph', text: ['Numbers that belong to no field.'], lead: true },
      { block: 'table', head: ['Name', 'Value', 'Unit', 'Meaning', 'Defined in'], rows },
      ...rules.filter(({ block }) => block === 'rule'),
    ],
  };
}

export function frontPage({ schema }: Site): Page {
  const rows = schema.formats.map(({ format, doc, names }) => ({
    cells: [[{ link: { to: 'format', format }, text: format } as const], [doc], [grouped(names.length)]],
  }));
  return {
    path: 'index',
    title: 'Reference',
    about: 'reference',
    names: [],
    blocks: [
      {
        block: 'paragraph',
        text: [
          'Every field, bit, rule and example of the formats that the spec describes, with the clause that each comes from.',
        ],
        lead: true,
      },
      { block: 'table', head: ['Format', 'What it is', 'Definitions'], rows },
      {
        block: 'list',
        items: [
          [{ link: { to: 'page', page: 'names' }, text: 'All names' }, ': types, fields, numbers, words and calls.'],
          [
            { link: { to: 'page', page: 'rules' }, text: 'All rules' },
            ` by document and clause: ${grouped(Object.keys(schema.rules).length)}.`,
          ],
          [
            { link: { to: 'page', page: 'documents' }, text: 'All documents' },
            ' with the clauses that are cited, and what states them.',
          ],
          [
            { link: { to: 'page', page: 'coverage' }, text: 'Coverage' },
            ': each section of each document, and where the spec states it.',
          ],
        ],
      },
      heading('How to read the pages'),
      {
        block: 'list',
        items: [
          [
            'In a drawing, bits run from left to right, the most significant first, in rows of 32. The numbers at the left are bytes, if nothing in front of them is missing.',
          ],
          [
            'A dashed box may be missing; of boxes whose conditions exclude each other, one is there. A box with a torn side has no fixed width. What is grey has a fixed value; what is yellow follows from other fields.',
          ],
          ['Integers are big-endian unless said otherwise. A derived field is on the wire and not in the value.'],
          [
            'Values are in lossless JSON: ',
            code('$bytes'),
            ' is hexadecimal, ',
            code('$undefined'),
            ' is a missing value, ',
            code('$id'),
            ' and ',
            code('$ref'),
            ' keep identity, ',
            code('$class'),
            ' names a class.',
          ],
          [
            'Each rule has a level: ',
            ...levels.flatMap((level): readonly Inline[] => [{ level }, ' ']),
            '. MUST, SHOULD and MAY are as in BCP 14; DE-FACTO is what peers do; CONFLICT is where documents or peers disagree, with the reading that is taken here.',
          ],
        ],
      },
    ],
  };
}

const levels: readonly Level[] = ['MUST', 'SHOULD', 'MAY', 'DE-FACTO', 'CONFLICT'];

/** Every rule, under the document that it comes from. */
export function rulesPage(site: Site): Page {
  const rules = Object.values(site.schema.rules);
  const documents = Object.keys(site.schema.documents);
  return {
    path: 'rules',
    title: 'Rules',
    about: 'index',
    names: [],
    search: true,
    blocks: documents.flatMap((document): readonly Block[] => {
      const rows: readonly Row[] = rules
        .filter(({ from }) => from.document === document)
        .sort((one, other) => byClause(one.from.clause, other.from.clause))
        .map(({ id, level, text, statedBy }) => ({
          cells: [
            [{ link: { to: 'rule', id }, text: id.slice(document.length + 1), code: true }],
            [{ level }],
            [`${text}.`],
            named(statedBy),
          ],
          id,
        }));
      return rows.length === 0
        ? []
        : [
            heading(titleOf(site, document)),
            { block: 'table', head: ['Rule', 'Level', 'What it says', 'Stated by'], rows },
          ];
    }),
  };
}

/** Every document with the clauses that are cited from it. */
export function documentsPage(site: Site): Page {
  const { documents, rules } = site.schema;
  const cited = new Map<string, { readonly of: Source; readonly names: Set<string>; readonly rules: string[] }>();
  const at = (of: Source) => {
    const key = `${of.document}/${of.clause}`;
    const found = cited.get(key) ?? { of, names: new Set<string>(), rules: [] };
    cited.set(key, found);
    return found;
  };
  for (const [name, { from }] of site.definitions) for (const of of from) at(of).names.add(name);
  for (const { id, from } of Object.values(rules)) at(from).rules.push(id);
  return {
    path: 'documents',
    title: 'Documents',
    about: 'index',
    names: [],
    blocks: Object.entries(documents).flatMap(([document, { title, year }]): readonly Block[] => [
      heading(`${title} (${year})`, 2, document),
      {
        block: 'table',
        head: ['Clause', 'Defines', 'Rules'],
        rows: [...cited.values()]
          .filter(({ of }) => of.document === document)
          .sort((one, other) => byClause(one.of.clause, other.of.clause))
          .map(({ of, names, rules: stated }) => ({
            cells: [[of.clause], named([...names]), ruleNames(stated, document, of.clause)],
            id: `${document}/${of.clause}`,
          })),
      },
    ]),
  };
}

const ruleNames = (ids: readonly string[], document: string, clause: string): Text =>
  ids.flatMap((id, index): readonly Inline[] => [
    ...(index === 0 ? [] : [', ']),
    { link: { to: 'rule', id }, text: id.slice(`${document}/${clause}/`.length), code: true },
  ]);

/** 5.3.1 before 5.10. */
const byClause = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });
