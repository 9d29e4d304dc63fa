import { observeExample } from '../../../schema/interpreter/index.js';
import type { MessagePattern, Outcome, SessionDefinition, SessionExample, SessionRow } from '../../../schema/model.js';
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
import { stateDiagram } from '../diagram/state-diagram.js';
import { pagePathOf, type Site } from '../site.js';
import { conditionWords, numberWords } from '../words/expression-words.js';
import { nodeWords } from '../words/node-words.js';

/** A session: its states drawn, each message with what it does and what is owed for it, and sessions to look at. */
export function sessionBlocks(site: Site, session: SessionDefinition): readonly Block[] {
  const given = Object.entries(session.given).map(([name, node]) => ({
    cells: [[code(name)], nodeWords(node), [node.doc ?? '']],
  }));
  return [
    paragraph('Sent between ', joinedCode(session.sides), ': ', ...messageWords(session), '.'),
    ...(given.length === 0
      ? []
      : [paragraph('Of each message is known beside its content:'), table(['Name', 'Type', 'Meaning'], given)]),
    ...Object.keys(session.machines).flatMap((name) => machineBlocks(session, name)),
    heading('Messages'),
    paragraph(
      'The first row that fits a message in the state of its machine applies. Replies may have other messages between ' +
        'them; which outcome it is shows once those are there that have to come.',
    ),
    ...session.rows.flatMap(rowBlocks),
    ...effectBlocks(session),
    heading('Examples'),
    ...session.examples.flatMap((example, at) => exampleBlocks(site, session, example, at + 1)),
  ];
}

const table = (head: readonly string[], rows: readonly Row[]): Block => ({ block: 'table', head, rows });

const joinedCode = (words: readonly string[]): Inline => ({ strong: words.join(' and ') });

const messageWords = ({ messages }: SessionDefinition): Text =>
  joined(
    Object.entries(messages).map(([name, type]): Text => [code(name), ', which is ', linkTo(type)]),
    '; ',
  );

function machineBlocks(session: SessionDefinition, name: string): readonly Block[] {
  const machine = session.machines[name];
  if (machine === undefined) return [];
  const rows = Object.entries(machine.states).map(([state, doc]) => ({
    cells: [[code(state)], [state === machine.initial ? 'the first' : ''], [doc]],
  }));
  return [
    heading(`States of ${name}`),
    paragraph(machine.doc, ...(machine.key === undefined ? [] : [' One for each ', ...numberWords(machine.key), '.'])),
    {
      block: 'drawing',
      drawing: stateDiagram(session, name),
      file: `svg/${pagePathOf(session)}-${name}.svg`,
      title: `States of ${name} in ${session.name}`,
    },
    table(['State', '', 'Meaning'], rows),
  ];
}

function rowBlocks(row: SessionRow): readonly Block[] {
  const { name, doc, machine, key, from, by, is, when, requires = [], needs = [], elsewhere, meanwhile, rule } = row;
  const facts: readonly (Row | undefined)[] = [
    fact('Sent by', [by.join(' or ')]),
    fact('Message', patternWords(is)),
    fact('In', [code(machine), ...(key === undefined ? [] : [' of ', ...numberWords(key)]), ': ', ...stateWords(from)]),
    when && fact('If', conditionWords(when)),
    ...requires.map((of) => fact('Has to hold', [...conditionWords(of.condition), ' — ', linkToRule(of.rule)])),
    ...needs.map((need) =>
      fact('Has to be', [code(need.machine), ': ', ...stateWords(need.in), ' — ', linkToRule(need.rule)]),
    ),
    elsewhere === undefined ? undefined : fact('In other states', ['breaks ', linkToRule(elsewhere)]),
    meanwhile === undefined ? undefined : fact('Until answered', [code(meanwhile)]),
    ...Object.entries(row.outcomes).map(([outcome, of]) => fact(outcome, outcomeWords(of))),
    rule === undefined ? undefined : fact('Rule', [linkToRule(rule)]),
  ];
  return [
    heading(name, 3, `row-${name}`),
    ...(doc === undefined ? [] : [paragraph(doc)]),
    table(
      ['', ''],
      facts.flatMap((of) => of ?? []),
    ),
  ];
}

const fact = (what: string, text: Text): Row => ({ cells: [[what], text] });

const stateWords = (states: readonly string[]): Text =>
  states.includes('any')
    ? ['any state']
    : joined(
        states.map((state) => [code(state)]),
        ', ',
      );

const patternWords = ({ kinds, where = {} }: MessagePattern): Text => [
  code(kinds.join(' › ')),
  ...Object.entries(where).flatMap(
    ([place, texts]): Text => [
      ', ',
      code(place),
      ' ',
      ...joined(
        texts.map((text): Text => [code(text)]),
        ' or ',
      ),
    ],
  ),
];

function outcomeWords({ doc, to, makes, replies, effects = [] }: Outcome): Text {
  const parts: readonly Text[] = [
    ...(doc === undefined ? [] : [[doc]]),
    ...replies.map(
      (reply): Text => [
        reply.optional === true ? 'perhaps ' : 'answered by ',
        ...patternWords(reply.is),
        ...(reply.same === undefined
          ? []
          : [
              ' with the same ',
              ...joined(
                reply.same.map((field): Text => [code(field)]),
                ', ',
              ),
            ]),
        ' — ',
        linkToRule(reply.rule),
      ],
    ),
    ...(to === undefined ? [] : [['then ', code(to)]]),
    ...(makes === undefined
      ? []
      : [[code(makes.machine), ' ', ...numberWords(makes.key), ' begins in ', code(makes.state)]]),
    ...effects.map((use): Text => ['effect ', code(use.effect)]),
  ];
  return parts.length === 0 ? ['nothing else'] : joined(parts, '; ');
}

function effectBlocks({ effects }: SessionDefinition): readonly Block[] {
  const rows = Object.entries(effects).map(([name, { doc, takes }]) => ({
    cells: [
      [code(name)],
      joined(
        Object.keys(takes).map((of): Text => [code(of)]),
        ', ',
      ),
      [doc],
    ],
  }));
  return rows.length === 0
    ? []
    : [
        heading('Effects'),
        paragraph('What the program around the session does.'),
        table(['Effect', 'Takes', 'Meaning'], rows),
      ];
}

function exampleBlocks(
  { schema }: Site,
  session: SessionDefinition,
  example: SessionExample,
  number: number,
): readonly Block[] {
  const { steps } = observeExample(schema, session.name, example);
  const rows = example.messages.map(({ by, name, value }, at): Row => {
    const { row, answers, findings = [] } = steps[at] ?? {};
    return {
      cells: [
        [String(at)],
        [by],
        [code(kindsText(name, value))],
        answers === undefined
          ? []
          : [`${answers.row}${answers.outcome === undefined ? '' : `: ${answers.outcome}`} `, linkToRule(answers.rule)],
        row === undefined ? [] : [row],
        findings.flatMap(({ is, rule }): Text => [`${is} `, ...(rule === undefined ? [] : [linkToRule(rule), ' '])]),
      ],
    };
  });
  const states = Object.entries(example.states).map(
    ([machine, state]): Text => [
      code(machine),
      ' is ',
      code(
        typeof state === 'string'
          ? state
          : Object.entries(state)
              .map(([key, of]) => `${key}: ${of}`)
              .join(', ') || 'none',
      ),
    ],
  );
  const owed = example.owed ?? [];
  return [
    heading(example.doc, 3, `example-${number}`),
    table(['', 'By', 'Message', 'Answers', 'Row', 'Finding'], rows),
    paragraph('At the end ', ...joined(states, ', '), owed.length === 0 ? '.' : `; still owed: ${owed.join(', ')}.`),
  ];
}

/** The name of a message and the kinds inside. */
function kindsText(name: string, value: unknown): string {
  const kinds = [name];
  for (let at = value; typeof at === 'object' && at !== null && 'kind' in at; ) {
    kinds.push(String(at.kind));
    at = Object.values(at).find((part) => typeof part === 'object' && part !== null && 'kind' in part);
  }
  return kinds.join(' › ');
}
