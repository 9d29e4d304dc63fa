import { receiveExample } from '../../../schema/interpreter/index.js';
import type { TransitionDefinition, TransitionExample } from '../../../schema/model.js';
import type { ResolvedSchema } from '../../../schema/resolved.js';
import {
  type Block,
  code,
  heading,
  type Inline,
  joined,
  linkTo,
  linkToRule,
  paragraph,
  type Row,
  type Text,
} from '../content.js';
import { hexText } from '../examples/hex-text.js';
import { conditionWords, numberWords } from '../words/expression-words.js';
import { nodeWords } from '../words/node-words.js';

/** State and wire to value and state: what is remembered, and each case in both directions. */
export function transitionBlocks(schema: ResolvedSchema, transition: TransitionDefinition): readonly Block[] {
  const { wire, given, state, value, cases, examples = [] } = transition;
  const parameters = Object.entries(given).map(([name, node]) => ({
    cells: [[code(name)], nodeWords(node), [node.doc ?? '']],
  }));
  return [
    heading('State'),
    paragraph('On the wire stands ', linkTo(wire), '. Remembered from one to the next is:'),
    {
      block: 'table',
      head: ['State', 'Type', 'At first', 'Meaning'],
      rows: Object.entries(state).map(([name, { type, initial, doc }]) => ({
        cells: [[code(`state.${name}`)], nodeWords(type), [String(initial)], [doc]],
      })),
    },
    ...(parameters.length === 0
      ? []
      : [heading('Parameters'), { block: 'table' as const, head: ['Parameter', 'Type', 'Meaning'], rows: parameters }]),
    heading('Value'),
    {
      block: 'table',
      head: ['Value', 'Type', 'Taken from', 'Meaning'],
      rows: Object.entries(value).map(([name, { type, from, doc }]) => ({
        cells: [[code(`value.${name}`)], nodeWords(type), numberWords(from), [doc]],
      })),
    },
    heading('Cases'),
    paragraph(
      'Reading takes the first case that its condition lets; so does writing, so that the order is the order of preference. ' +
        'Everything that a new state is made of is of the old one.',
    ),
    ...cases.flatMap((of): readonly Block[] => [
      heading(of.name, 3, `case-${of.name}`),
      ...(of.doc === undefined ? [] : [paragraph(of.doc)]),
      {
        block: 'table',
        head: ['', ''],
        rows: [
          { cells: [['Read if'], conditionWords(of.reads)] },
          ...of.requires.map(({ condition, rule }) => ({
            cells: [['Then has to hold'], [...conditionWords(condition), ' — ', linkToRule(rule)]],
          })),
          { cells: [['New state'], assignments('state', of.state, 'as it was')] },
          { cells: [['Written if'], conditionWords(of.writes)] },
          { cells: [['Fields written'], assignments('wire', of.wire, 'none')] },
        ],
      },
    ]),
    ...(examples.length === 0 ? [] : [heading('Examples')]),
    ...examples.flatMap((example, at) => exampleBlocks(schema, transition, example, at + 1)),
  ];
}

function exampleBlocks(
  schema: ResolvedSchema,
  { name }: TransitionDefinition,
  example: TransitionExample,
  number: number,
): readonly Block[] {
  const received = receiveExample(schema, name, example);
  const rows = example.steps.map(({ wire, given, value }, at): Row => {
    const { bytes = new Uint8Array(), breaks, canonical } = received[at] ?? {};
    return {
      cells: [
        [String(at)],
        listed(wire),
        [code(hexText(bytes))],
        given === undefined ? [] : listed(given),
        value === undefined ? ['breaks ', linkToRule(breaks ?? '')] : listed(value),
        [breaks === undefined && canonical === false ? 'read only' : ''],
      ],
    };
  });
  const rules = example.rules ?? [];
  return [
    heading(example.doc, 3, `example-${number}`),
    { block: 'table', head: ['', 'On the wire', 'Bytes', 'Given', 'Value', ''], rows },
    ...(rules.length === 0
      ? []
      : [
          paragraph(
            'Shows ',
            ...joined(
              rules.map((id) => [linkToRule(id)]),
              ', ',
            ),
            '.',
          ),
        ]),
  ];
}

const listed = (fields: Readonly<Record<string, number | boolean>>): Text =>
  joined(
    Object.entries(fields).map(([name, of]) => [code(`${name}: ${of}`)]),
    ', ',
  );

const assignments = (side: string, all: TransitionDefinition['cases'][number]['state'], none: string): Text => {
  const texts = Object.entries(all).map(([name, of]): readonly Inline[] => [
    code(`${side}.${name}`),
    ' = ',
    ...numberWords(of),
  ]);
  return texts.length === 0 ? [none] : joined(texts, '; ');
};
