import type { Expression, Node, Parameter, Struct, TransitionDefinition, TypeDefinition } from '../../model.js';
import { expectScalar, type Lookup, type Scalar, scalarOf } from '../expression-types.js';
import { expressions, type Visit } from '../walk.js';
import { bare, type Check, type Context, eachNode, fieldAt } from './check.js';

/** Numbers and booleans stand where they are wanted. Names that are not known are reported elsewhere. */
export const checkExpressionTypes: Check = (context) => {
  eachNode(context, (visit, type) => {
    const lookup = lookupInType(context, visit, type);
    for (const [step, of] of expressions(visit.node)) {
      expect(context, `${visit.path}.${step}`, of, wantedBy(context, visit.node, step), lookup);
    }
  });
  for (const transition of context.index.transitions.values()) checkTransition(context, transition);
};

type Parameters_ = Readonly<Record<string, Parameter>>;

const scalars = { uint: 'number', flag: 'boolean', bytes: 'bytes' } as const;
const scalarOfNumeric = (of: Parameter | undefined): Scalar | undefined => of && scalars[of.kind];

function scalarOfNode(context: Context, of: Node | undefined): Scalar | undefined {
  const node = of && bare(context, of);
  if (node?.kind === 'flag' || node?.kind === 'headFlag' || (node?.kind === 'computed' && node.type.kind === 'flag'))
    return 'boolean';
  return node === undefined ? undefined : 'number';
}

const fieldOf = (struct: Struct | undefined, name: string): Node | undefined =>
  struct?.fields.find((of) => of.name === name)?.type;

/** In the innermost struct that has it; that only bitstreams may look further out is checked elsewhere. */
const fieldIn = (context: Context, within: Visit['within'], name: string): Node | undefined =>
  within && (fieldAt(context, within.struct, name) ?? fieldIn(context, within.outer, name));

const lookupInType =
  (context: Context, { within }: Visit, { given }: TypeDefinition): Lookup =>
  ({ op, name }) => {
    if (op === 'field') return scalarOfNode(context, fieldIn(context, within, name));
    return op === 'given' ? scalarOfNumeric(given?.[name]) : 'number';
  };

function wantedBy({ index }: Context, node: Node, step: string): Scalar | undefined {
  if (node.kind === 'when' || node.kind === 'digest') return 'boolean';
  if (node.kind === 'computed') return scalarOfNumeric(node.type);
  if (node.kind !== 'ref') return 'number';
  const parameters: Parameters_ = index.types.get(node.type)?.given ?? {};
  return scalarOfNumeric(parameters[step.slice('given.'.length)]);
}

function checkTransition(context: Context, transition: TransitionDefinition): void {
  const { name, wire, state, value, given, cases } = transition;
  const type = context.index.types.get(wire)?.type;
  const struct = type?.kind === 'struct' ? type : undefined;
  const lookup: Lookup = (of) => {
    if (of.op === 'wire') return scalarOfNode(context, fieldOf(struct, of.name));
    if (of.op === 'state') return scalarOfNumeric(state[of.name]?.type);
    if (of.op === 'value') return scalarOfNumeric(value[of.name]?.type);
    return of.op === 'given' ? scalarOfNumeric(given[of.name]) : undefined;
  };
  const wants = (path: string, of: Expression, wanted: Scalar | undefined) =>
    expect(context, `${name}.${path}`, of, wanted, lookup);

  for (const [part, { type: wanted, from }] of Object.entries(value)) {
    wants(`value.${part}.from`, from, scalarOfNumeric(wanted));
  }
  for (const of of cases) {
    const path = `cases.${of.name}`;
    wants(`${path}.reads`, of.reads, 'boolean');
    for (const [at, { condition }] of of.requires.entries()) wants(`${path}.requires.${at}`, condition, 'boolean');
    wants(`${path}.writes`, of.writes, 'boolean');
    for (const [field, from] of Object.entries(of.wire)) {
      wants(`${path}.wire.${field}`, from, scalarOfNode(context, fieldOf(struct, field)));
    }
    for (const [part, from] of Object.entries(of.state)) {
      wants(`${path}.state.${part}`, from, scalarOfNumeric(state[part]?.type));
    }
  }
}

function expect({ report }: Context, path: string, of: Expression, wanted: Scalar | undefined, lookup: Lookup): void {
  const mismatch = (part: Expression, scalar: Scalar) =>
    report.error('expression-type', path, `${'name' in part ? `${part.op} ${part.name}` : part.op} is no ${scalar}`);
  // Where nothing is wanted, the parts still have to fit each other.
  if (wanted === undefined) scalarOf(of, lookup, mismatch);
  else expectScalar(of, wanted, lookup, mismatch);
}
