import type { Expression, Node, TypeDefinition } from '../../model.js';
import { expressions, subexpressions, type Visit } from '../walk.js';
import { bare, type Check, type Context, eachNode, fieldAt, firstOf, referred } from './check.js';

/** Expressions in types read what is there: earlier fields, parameters, and for derived fields measures of siblings. */
export const checkExpressions: Check = (context) => {
  eachNode(context, (visit, type) => {
    for (const [step, whole] of expressions(visit.node)) {
      for (const of of subexpressions(whole)) checkExpression(context, visit, `${visit.path}.${step}`, of, type);
    }
    if (visit.node.kind !== 'extension') return;
    const named = earlierField(context, visit, visit.path, visit.node.name);
    if (named === undefined || bare(context, named).kind === 'utf8') return;
    context.report.error('field-without-text', visit.path, `${visit.node.name} holds no text`);
  });
};

function checkExpression(context: Context, visit: Visit, path: string, of: Expression, type: TypeDefinition): void {
  const { report } = context;
  switch (of.op) {
    case 'field':
      checkField(context, type.type.kind === 'bitstream' ? insideOut(visit, of.name) : visit, path, of.name);
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
  'headFlag',
  'enum',
  'spellings',
  'continued',
  'constant',
  'derived',
  'computed',
  'expGolomb',
  'uintOf',
];

/** Where in a bitstream the name is a field: in the innermost struct that has it. */
function insideOut(visit: Visit, name: string): Visit {
  let within = visit.within;
  while (within !== undefined && !within.struct.fields.some((of) => of.name === firstOf(name))) within = within.outer;
  return within === undefined ? visit : { ...visit, within };
}

function checkField(context: Context, visit: Visit, path: string, name: string): void {
  const read = earlierField(context, visit, path, name);
  if (read !== undefined && !numbers.includes(bare(context, read).kind)) {
    context.report.error('field-without-number', path, `${name} holds no number and no boolean`);
  }
}

/** The field that a name stands for, if it is there and is read before this place. */
function earlierField(context: Context, { within }: Visit, path: string, name: string): Node | undefined {
  const { report } = context;
  const fields = within?.struct.fields ?? [];
  const names = fields.map((of) => of.name);
  if (!report.known('unknown-field', path, 'field', firstOf(name), names)) return undefined;
  if (within !== undefined && names.indexOf(firstOf(name)) >= within.index) {
    report.error('field-before-declaration', path, `${name} is not read yet at this place`);
    return undefined;
  }
  const found = within && fieldAt(context, within.struct, name);
  if (found === undefined) report.error('unknown-field', path, `there is no field ${name}`);
  return found;
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

/** What is read at once with the numbers around it. */
const unmeasured: ReadonlySet<Node['kind']> = new Set([
  ...(['uint', 'int', 'float', 'flag', 'enum', 'spellings', 'constant', 'magic', 'reserved'] as const),
  ...(['derived', 'computed', 'carry', 'headFlag'] as const),
]);

const measured = {
  sizeOf: { what: 'bytes', fits: (node: Node) => !unmeasured.has(node.kind) },
  countOf: { what: 'items', fits: (node: Node) => node.kind === 'list' || node.kind === 'record' },
  tagOf: { what: 'a tag', fits: (node: Node) => node.kind === 'variant' },
};

function checkMeasure(context: Context, visit: Visit, path: string, op: keyof typeof measured, name: string): void {
  const { report } = context;
  const { node, within } = visit;
  if (node.kind === 'list' && op === 'countOf') {
    const list = earlierField(context, visit, path, name);
    if (list === undefined || measured.countOf.fits(bare(context, list))) return;
    report.error('measure-misfit', path, `${name} has no items to count`);
    return;
  }
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
  const inside = op === 'sizeOf' ? referred : bare;
  if (sibling === undefined || measured[op].fits(inside(context, sibling.type))) return;
  report.error('measure-misfit', path, `${name} has no ${measured[op].what} to measure`);
}
