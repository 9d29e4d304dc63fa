import type { AnyDefinition, ShapeDefinition, TableDefinition, VocabularyDefinition } from '../../../schema/model.js';
import { type Block, code, heading, linkTo, type Page, paragraph, type Row, type Text } from '../content.js';
import { pagePathOf, type Site } from '../site.js';
import { shapeRows, shapeWords } from '../words/shape-words.js';
import { closing, opening } from './frame.js';
import { sessionBlocks } from './session-blocks.js';
import { transitionBlocks } from './transition-blocks.js';
import { typeBlocks } from './type-blocks.js';

/** The page of a definition. Constants have no page of their own. */
export function definitionPage(site: Site, of: Exclude<AnyDefinition, { define: 'constant' }>): Page {
  const { about, blocks } = described(site, of);
  return {
    path: pagePathOf(of),
    title: of.name,
    about,
    format: of.name.slice(0, of.name.indexOf('.')),
    names: [of.name],
    blocks: [...opening(site, of), ...blocks, ...closing(site, of)],
  };
}

function described(
  site: Site,
  of: Exclude<AnyDefinition, { define: 'constant' }>,
): { readonly about: string; readonly blocks: readonly Block[] } {
  switch (of.define) {
    case 'type': {
      const type = site.schema.types[of.name];
      return { about: 'type', blocks: type === undefined ? [] : typeBlocks(site, type) };
    }
    case 'shape':
      return { about: 'shape of a value', blocks: shapeBlocks(of) };
    case 'vocabulary':
      return { about: 'vocabulary', blocks: vocabularyBlocks(of) };
    case 'bytes':
      return { about: 'named bytes', blocks: [paragraph(`${of.hex.length / 2} bytes: `, code(of.hex))] };
    case 'table':
      return { about: 'table of values', blocks: tableBlocks(site, of) };
    case 'transition':
      return { about: 'transition', blocks: transitionBlocks(site.schema, of) };
    case 'session': {
      // With the full ids of its rules.
      const session = site.schema.sessions[of.name];
      return { about: 'session', blocks: session === undefined ? [] : sessionBlocks(site, session) };
    }
    case 'conduct':
      return { about: 'conduct', blocks: [] };
  }
}

function shapeBlocks({ shape }: ShapeDefinition): readonly Block[] {
  const rows = shapeRows(shape);
  if (rows.length === 0) return [paragraph('A value: ', ...shapeWords(shape), '.')];
  return [
    heading('Properties'),
    { block: 'table', head: ['Property', 'Shape', 'Presence', 'Meaning'], rows },
    paragraph('Other properties may be there and are kept.'),
  ];
}

function vocabularyBlocks({ members }: VocabularyDefinition): readonly Block[] {
  const all = Object.entries(members);
  const hasLevels = all.some(([, { level }]) => level !== undefined);
  const rows: readonly Row[] = all.map(([name, { value, doc, level }]) => ({
    cells: [[code(value)], ...(hasLevels ? [[level ?? '']] : []), [doc], [code(name)]],
    id: `word-${name}`,
  }));
  return [
    heading('Words'),
    { block: 'table', head: ['String', ...(hasLevels ? ['Level'] : []), 'Meaning', 'Name in code'], rows },
    paragraph('Other strings may stand there and are kept.'),
  ];
}

function tableBlocks({ schema }: Site, { name }: TableDefinition): readonly Block[] {
  const types = Object.values(schema.types);
  const line = (what: string, of: readonly { readonly name: string }[]): readonly Text[] =>
    of.length === 0
      ? []
      : [[`${what}: `, ...of.flatMap((type, index) => [...(index > 0 ? [', '] : []), linkTo(type.name)])]];
  return [
    heading('How it works'),
    paragraph(
      'Values enter the table in the order in which they begin and are numbered from 0. A later index stands for the same ' +
        'value, so that shared and cyclic values keep their identity.',
    ),
    {
      block: 'list',
      items: [
        ...line(
          'Enter it',
          types.filter((type) => type.remember === name),
        ),
        ...line(
          'Start it anew',
          types.filter((type) => type.scopeOf?.includes(name)),
        ),
      ],
    },
  ];
}
