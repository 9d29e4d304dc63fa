import type { Expression, Struct, TransitionDefinition, TransitionStep } from '../../model.js';
import { subexpressions } from '../walk.js';
import { type Check, type Context, repeated } from './check.js';
import { checkFixed, checkLiterals, checkNumber } from './numbers.js';

/** Transitions name states, wire fields and parts of the value that exist, each where it can be read. */
export const checkTransitions: Check = (context) => {
  for (const transition of context.index.transitions.values()) checkTransition(context, transition);
};

function checkTransition(context: Context, transition: TransitionDefinition): void {
  const { name, state, value, given, cases } = transition;
  const wire = wireStruct(context, transition);
  for (const [part, { type, initial }] of Object.entries(state)) {
    checkNumber(context, `${name}.state.${part}`, type);
    const flat = typeof initial === 'boolean' ? Number(initial) : initial;
    checkFixed(context, `${name}.state.${part}`, flat, type.kind === 'uint' ? type : { kind: 'uint', bits: 1 });
  }
  for (const [parameter, type] of Object.entries(given)) checkNumber(context, `${name}.given.${parameter}`, type);

  const names: Names = { state, wire: wire && namesOf(wire), value, given };
  const read = (path: string, of: Expression, ...scope: Scope[]) => checkReads(context, path, of, names, scope);
  for (const [part, { type, from }] of Object.entries(value)) {
    checkNumber(context, `${name}.value.${part}`, type);
    read(`${name}.value.${part}.from`, from, 'state', 'given');
  }
  repeated(
    cases,
    (of) => of.name,
    (of) => context.report.error('duplicate-name', `${name}.cases.${of.name}`, `${of.name} is the name of two cases`),
  );
  for (const of of cases) {
    const path = `${name}.cases.${of.name}`;
    read(`${path}.reads`, of.reads, 'wire', 'state', 'given');
    for (const [at, { condition }] of of.requires.entries()) {
      read(`${path}.requires.${at}`, condition, 'wire', 'state', 'given');
    }
    read(`${path}.writes`, of.writes, 'value', 'state', 'given');
    for (const [field, from] of Object.entries(of.wire)) {
      read(`${path}.wire.${field}`, from, 'value', 'state', 'given', 'absent');
      checkName(context, `${path}.wire.${field}`, 'wire', field, names);
    }
    for (const [part, from] of Object.entries(of.state)) {
      read(`${path}.state.${part}`, from, 'wire', 'state', 'given');
      checkName(context, `${path}.state.${part}`, 'state', part, names);
    }
    if (wire !== undefined) checkComplete(context, path, wire, Object.keys(of.wire));
  }
  for (const [at, { steps }] of (transition.examples ?? []).entries()) {
    for (const [index, step] of steps.entries()) {
      checkStep(context, `${name}.examples.${at}.steps.${index}`, step, names);
    }
  }
}

function checkStep(context: Context, path: string, step: TransitionStep, names: Names): void {
  for (const scope of ['wire', 'given', 'value'] as const) {
    for (const part of Object.keys(step[scope] ?? {})) checkName(context, `${path}.${scope}`, scope, part, names);
  }
  if ((step.value === undefined) === (step.breaks === undefined)) {
    context.report.error('bad-example', path, 'a step has either a value or a rule that it breaks');
  }
}

function wireStruct({ index, report }: Context, { name, wire }: TransitionDefinition): Struct | undefined {
  const type = index.types.get(wire)?.type;
  if (type === undefined || type.kind === 'struct') return type;
  report.error('wire-not-struct', `${name}.wire`, `${wire} is not a struct`);
  return undefined;
}

type Scope = 'state' | 'wire' | 'value' | 'given' | 'absent';
type Names = Readonly<Record<Exclude<Scope, 'absent'>, object | undefined>>;

const namesOf = ({ fields }: Struct) => Object.fromEntries(fields.map(({ name }) => [name, true]));

const unknown = {
  state: ['unknown-state', 'state'],
  wire: ['unknown-wire-field', 'wire field'],
  value: ['unknown-value-field', 'part of the value'],
  given: ['unknown-given', 'parameter'],
} as const;

function checkName({ report }: Context, path: string, scope: keyof Names, name: string, names: Names): void {
  const [code, what] = unknown[scope];
  const known = names[scope];
  if (known !== undefined) report.known(code, path, what, name, Object.keys(known));
}

function checkReads(context: Context, path: string, whole: Expression, names: Names, scope: readonly Scope[]): void {
  checkLiterals(context, path, whole);
  for (const of of subexpressions(whole)) {
    switch (of.op) {
      case 'state':
      case 'wire':
      case 'value':
      case 'given':
        if (scope.includes(of.op)) checkName(context, path, of.op, of.name, names);
        else context.report.error('misplaced-expression', path, `${of.op} ${of.name} does not exist here`);
        break;
      case 'absent':
        if (!scope.includes('absent')) context.report.error('misplaced-expression', path, 'absent is for wire fields');
        break;
      case 'field':
      case 'sizeOf':
      case 'countOf':
      case 'tagOf':
        context.report.error('misplaced-expression', path, `${of.op} exists in types only`);
        break;
      default:
    }
  }
}

/** Fields that may be missing can be left out; those without a value are not written by hand. */
function checkComplete({ report }: Context, path: string, { fields }: Struct, written: readonly string[]): void {
  for (const { name, type } of fields) {
    if (written.includes(name)) continue;
    if (['when', 'ifMore', 'computed', 'derived', 'constant', 'magic', 'reserved', 'nothing'].includes(type.kind))
      continue;
    report.error('missing-wire-field', path, `the wire field ${name} is always there, but has no expression`);
  }
}
