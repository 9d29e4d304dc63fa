import type { Expression, Node, TypeDefinition } from '../../model.js';
import { expressions, subexpressions, type Visit } from '../walk.js';
import { bare, type Check, type Context, eachNode } from './check.js';

/** Expressions in types read what is there: earlier fields, parameters, and for derived fields measures of siblings. */
export const checkExpressions: Check = (context) => {
  eachNode(context, (visit, type) => {
    for (const [step, whole] of expressions(visit.node)) {
      for (const of of subexpressions(whole)) checkExpression(context, visit, `${visit.path}.${step}`, of, type);
    }
  });
};

function checkExpression(context: Context, visit: Visit, path: string, of: Expression, type: TypeDefinition): void {
  const { report } = context;
  switch (of.op) {
    case 'field':
      checkField(context, visit, path, of.name);
      break;
    case 'given':
      report.known('unknown-given', path, 'parameter', of.name, Object.keys(type.given ?? {}));
      break;
    case 'sizeOf':
    case 'countOf':
    case 'tagOf':
      checkMeasure(context, visit, path, of.op, of.name);
      break;
    case 'sumOf':
      checkSum(context, visit, path, of.name);
      break;
    case 'state':
    case 'wire':
    case 'value':
    case 'absent':
      report.error('misplaced-expression', path, `${of.op} exists in transitions only`);
      break;
    default:
  }
}

const numbers: readonly Node['kind'][] = [
  'uint',
  'int',
  'float',
  'flag',
  'enum',
  'spellings',
  'constant',
  'derived',
  'computed',
];

function checkField(context: Context, { within }: Visit, path: string, name: string): void {
  const { report } = context;
  const fields = within?.struct.fields ?? [];
  if (
    !report.known(
      'unknown-field',
      path,
      'field',
      name,
      fields.map((of) => of.name),
    )
  )
    return;
  const at = fields.findIndex((of) => of.name === name);
  const read = fields[at];
  if (within !== undefined && at >= within.index) {
    report.error('field-before-declaration', path, `${name} is not read yet at this place`);
  } else if (read !== undefined && !numbers.includes(bare(context, read.type).kind)) {
    report.error('field-without-number', path, `${name} holds no number and no boolean`);
  }
}

/** Bytes of an overlay, read before. */
function checkSum(context: Context, { within }: Visit, path: string, name: string): void {
  const { report } = context;
  if (within?.struct.kind !== 'overlay') {
    report.error('misplaced-expression', path, 'sumOf exists in overlays only');
    return;
  }
  const { fields } = within.struct;
  const names = fields.map((of) => of.name);
  if (!report.known('unknown-field', path, 'field', name, names)) return;
  const at = names.indexOf(name);
  const read = fields[at];
  if (at >= within.index) {
    report.error('field-before-declaration', path, `${name} is not read yet at this place`);
  } else if (read?.type.kind !== 'at' || read.type.type.kind !== 'bytes') {
    report.error('measure-misfit', path, `${name} has no bytes to add up`);
  }
}

const measured = {
  sizeOf: { what: 'bytes', fits: (node: Node) => node.kind !== 'computed' },
  countOf: { what: 'items', fits: (node: Node) => node.kind === 'list' || node.kind === 'record' },
  tagOf: { what: 'a tag', fits: (node: Node) => node.kind === 'variant' },
};

function checkMeasure(
  context: Context,
  { node, within }: Visit,
  path: string,
  op: keyof typeof measured,
  name: string,
): void {
  const { report } = context;
  if (node.kind !== 'derived') {
    report.error('misplaced-expression', path, `${op} exists in derived fields only`);
    return;
  }
  const fields = within?.struct.fields ?? [];
  if (
    !report.known(
      'unknown-field',
      path,
      'field',
      name,
      fields.map((of) => of.name),
    )
  )
    return;
  const sibling = fields.find((of) => of.name === name);
  if (sibling === undefined || measured[op].fits(bare(context, sibling.type))) return;
  report.error('measure-misfit', path, `${name} has no ${measured[op].what} to measure`);
}
