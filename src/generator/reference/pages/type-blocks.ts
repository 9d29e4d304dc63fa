import type { ResolvedType } from '../../../schema/resolved.js';
import { type Block, code, heading, joined, linkTo, paragraph, type Text } from '../content.js';
import { layoutOf } from '../diagram/layout.js';
import { shownExamples } from '../examples/shown-example.js';
import { pagePathOf, type Site } from '../site.js';
import { grouped } from '../words/expression-words.js';
import { givenRows, nodeBlocks } from './node-blocks.js';

/** A type: its picture, its fields, what it needs to know, its examples. */
export function typeBlocks({ schema }: Site, type: ResolvedType): readonly Block[] {
  const drawing = layoutOf(schema, type);
  const given = givenRows(schema, type);
  const facts = factsOf(type);
  return [
    heading('Layout'),
    ...(drawing === undefined
      ? [paragraph('It takes no bytes.')]
      : [{ block: 'drawing' as const, drawing, file: `svg/${pagePathOf(type)}.svg`, title: `Layout of ${type.name}` }]),
    paragraph(...joined(facts, ' ')),
    ...nodeBlocks(schema, type),
    ...(given.length === 0
      ? []
      : [
          heading('Parameters'),
          paragraph('What it needs to know that is not in its bytes.'),
          { block: 'table' as const, head: ['Parameter', 'Type', 'Bits', 'Meaning'], rows: given },
        ]),
    heading('Examples'),
    ...shownExamples(schema, type).map((example): Block => ({ block: 'example', example })),
  ];
}

function factsOf({
  analysis,
  nests,
  remember,
  interned,
  scopeOf,
  label,
  localName,
  name,
}: ResolvedType): readonly Text[] {
  const { fixedBits, minBytes, delimited } = analysis;
  const size =
    fixedBits === undefined
      ? `${minBytes === 0 ? 'It may take no bytes' : `At least ${bytes(minBytes)}`}${delimited ? '' : '; it goes on to the end of its region or of the input'}.`
      : fixedBits % 8 === 0
        ? `Always ${bytes(fixedBits / 8)}.`
        : `Always ${fixedBits} bits.`;
  return [
    [size],
    ...(label === 'kind' ? [['Its values have the ', code('kind'), ' ', code(`"${localName}"`), '.']] : []),
    ...(label === 'class' ? [['Its values are instances of the class ', code(name), '.']] : []),
    ...(nests === true ? [['Each is one level of nesting; readers limit the depth.']] : []),
    ...[remember, interned?.table].flatMap((table) =>
      table === undefined ? [] : [['Its values enter ', linkTo(table), ', so that later ones can point back.']],
    ),
    ...(scopeOf ?? []).map((table) => ['Starts ', linkTo(table), ' anew.']),
  ];
}

const bytes = (count: number): string => `${grouped(count)} ${count === 1 ? 'byte' : 'bytes'}`;
