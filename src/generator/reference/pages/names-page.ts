import type { AnyDefinition, Node } from '../../../schema/model.js';
import { code, linkTo, type Page, type Row, type Text } from '../content.js';
import type { Site } from '../site.js';
import { numeral } from '../words/expression-words.js';

/** Every name that the spec gives to something, with a way there: definitions, numbers of enumerations, words, calls. */
export function namesPage(site: Site): Page {
  const rows = [...site.definitions.values()].flatMap(namesIn);
  const sorted = rows.toSorted((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
  return {
    path: 'names',
    title: 'Names',
    about: 'index',
    names: [],
    search: true,
    blocks: [
      { block: 'paragraph', text: ['Everything that has a name, by that name.'], lead: true },
      {
        block: 'table',
        head: ['Name', 'What', 'Where', 'Meaning'],
        rows: sorted.map(({ name, what, of, doc }): Row => ({ cells: [[code(name)], [what], of, [doc]] })),
      },
    ],
  };
}

interface Named {
  readonly name: string;
  readonly what: string;
  readonly of: Text;
  readonly doc: string;
}

function namesIn(of: AnyDefinition): readonly Named[] {
  const where: Text = [linkTo(of.name)];
  const own: Named = { name: of.name.slice(of.name.indexOf('.') + 1), what: of.define, of: where, doc: of.doc };
  switch (of.define) {
    case 'type':
      return [own, ...namesInside(of.type, where)];
    case 'vocabulary':
      return [
        own,
        ...Object.values(of.members).map(({ value, doc }) => ({ name: value, what: 'word', of: where, doc })),
      ];
    case 'session':
      return [own, ...of.rows.map(({ name, doc = '' }) => ({ name, what: 'message of a session', of: where, doc }))];
    case 'constant':
      return [{ ...own, what: `constant, ${numeral(of.value)}` }];
    default:
      return [own];
  }
}

/** Fields, members of enumerations and calls; whatever else a node has is looked through. */
function namesInside(node: Node, of: Text): readonly Named[] {
  if (node.kind === 'enum') {
    return Object.entries(node.members).map(([name, { value, doc }]) => ({ name, what: numeral(value), of, doc }));
  }
  if (node.kind === 'calls') {
    return node.calls.map(({ opens, doc = '' }) => ({ name: opens, what: 'call', of, doc }));
  }
  const fields = 'fields' in node ? node.fields : [];
  return [
    ...fields.map(({ name, type }) => ({ name, what: 'field', of, doc: type.doc ?? '' })),
    ...('type' in node && typeof node.type === 'object' ? namesInside(node.type, of) : []),
    ...fields.flatMap(({ type }) => namesInside(type, of)),
  ];
}
