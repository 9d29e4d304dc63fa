import type { Expression, Node, Struct } from '../../model.js';
import { expressions, subexpressions, walk } from '../walk.js';
import { type Check, eachNode } from './check.js';

/** What a derived field is made of does not need the field itself. */
export const checkDerivations: Check = (context) => {
  eachNode(context, ({ node, path }) => {
    if (node.kind !== 'struct') return;
    for (const { name, type } of node.fields) {
      if (type.kind !== 'derived' || !reaches(node, name, name)) continue;
      context.report.error('circular-derivation', `${path}.fields.${name}`, `${name} needs ${name} to be made`);
    }
  });
};

function reaches(struct: Struct, from: string, to: string, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return neededBy(struct, from).some((name) => name === to || reaches(struct, name, to, seen));
}

/** The fields of the struct that a field has to know before it can be made. */
function neededBy({ fields }: Struct, name: string): string[] {
  const type = fields.find((of) => of.name === name)?.type;
  if (type?.kind !== 'derived' && type?.kind !== 'computed') return [];
  return subexpressions(type.from).flatMap((of) => {
    if (of.op === 'field') return [of.name];
    const measured = of.op === 'sizeOf' ? fields.find((field) => field.name === of.name)?.type : undefined;
    return measured === undefined ? [] : readBySize(measured);
  });
}

/** The fields that have to be known to say how many bytes a node takes; its value is there. */
function readBySize(node: Node): string[] {
  switch (node.kind) {
    case 'when':
    case 'ifMore':
    case 'sized':
    case 'prefixed':
      return readBySize(node.type);
    case 'utf8':
    case 'bytes':
    case 'struct':
      return [];
    default: {
      const found: string[] = [];
      walk(node, '', (visit) => {
        if (visit.within === undefined) found.push(...expressions(visit.node).flatMap(([, of]) => fieldsIn(of)));
      });
      return found;
    }
  }
}

const fieldsIn = (whole: Expression): string[] =>
  subexpressions(whole).flatMap((of) => (of.op === 'field' ? [of.name] : []));
