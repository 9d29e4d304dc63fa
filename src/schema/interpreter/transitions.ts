import { EncodeError, ProtocolError, UsageError } from '../../runtime/errors.js';
import type { Expression, Flag, TransitionCase, TransitionDefinition, Uint } from '../model.js';
import type { ResolvedSchema } from '../resolved.js';
import { layoutRuleId } from '../rules.js';
import { valueFields } from '../struct-fields.js';
import { evaluate, type Lookup, type Scalar } from './expressions.js';
import { typeNamed } from './types.js';
import { inRange } from './wire-numbers.js';

/** Fields by name: a state, what is on the wire, a value, parameters. */
export type Scalars = Readonly<Record<string, Scalar>>;

/** The state before anything was received or sent. */
export function initialState(schema: ResolvedSchema, name: string): Scalars {
  const { state } = transitionNamed(schema, name);
  return Object.fromEntries(Object.entries(state).map(([field, { initial }]) => [field, initial]));
}

/**
 * What the wire fields mean after the state, and the state after them. All expressions of the new state see the old
 * one; the value is computed from the new one.
 *
 * @throws ProtocolError `illegal-transition` with the rule of the requirement that fails.
 */
export function interpretReceive(
  schema: ResolvedSchema,
  name: string,
  state: Scalars,
  wire: Scalars,
  given: Scalars,
): { readonly value: Scalars; readonly state: Scalars } {
  const transition = transitionNamed(schema, name);
  const before = lookupIn({ state, wire, given });
  const found = transition.cases.find(({ reads }) => evaluate(reads, before) === true);
  if (found === undefined) throw illegal(name, 'no case reads this', layoutRuleId(transition.from));
  for (const { condition, rule } of found.requires) {
    if (evaluate(condition, before) !== true) throw illegal(name, `${found.name} cannot come here`, rule);
  }
  const after = nextState(found, state, before);
  return { value: valueFrom(transition, after, { wire, given }), state: after };
}

/**
 * The wire fields that say the value after the state, and the state after them.
 *
 * @throws EncodeError `wrong-type` or `out-of-range` where the value does not fit; ProtocolError `illegal-transition`
 * when no case can write it.
 */
export function interpretSend(
  schema: ResolvedSchema,
  name: string,
  state: Scalars,
  value: Scalars,
  given: Scalars,
): { readonly wire: Scalars; readonly state: Scalars } {
  const transition = transitionNamed(schema, name);
  checkValue(transition, value);
  const before = lookupIn({ state, value, given });
  const found = transition.cases.find(({ writes }) => evaluate(writes, before) === true);
  if (found === undefined) throw illegal(name, 'no case writes this', layoutRuleId(transition.from));
  const wire = wireFields(schema, transition, found.wire, before);
  return { wire, state: nextState(found, state, lookupIn({ state, wire, given })) };
}

export function transitionNamed(schema: ResolvedSchema, name: string): TransitionDefinition {
  const found = Object.hasOwn(schema.transitions, name) ? schema.transitions[name] : undefined;
  if (found === undefined) throw new UsageError('unknown-transition', `no transition is named ${name}`);
  return found;
}

function lookupIn(sides: Readonly<Partial<Record<'state' | 'wire' | 'value' | 'given', Scalars>>>): Lookup {
  return (op, name) => {
    const side = op === 'state' || op === 'wire' || op === 'value' || op === 'given' ? sides[op] : undefined;
    if (side === undefined) throw new UsageError('unknown-name', `${op} ${name} has no value here`);
    return Object.hasOwn(side, name) ? side[name] : undefined;
  };
}

const illegal = (name: string, what: string, rule: string): ProtocolError =>
  new ProtocolError('illegal-transition', `${name}: ${what}`, rule);

function nextState(found: TransitionCase, state: Scalars, before: Lookup): Scalars {
  const changes = Object.entries(found.state).map(([field, of]) => [field, evaluate(of, before)] as const);
  return { ...state, ...Object.fromEntries(changes) };
}

function valueFrom(
  transition: TransitionDefinition,
  state: Scalars,
  others: { wire: Scalars; given: Scalars },
): Scalars {
  const lookup = lookupIn({ ...others, state });
  return Object.fromEntries(
    Object.entries(transition.value).map(([field, { from }]) => [field, evaluate(from, lookup)]),
  );
}

/** All fields of the struct on the wire, in its order. */
function wireFields(
  schema: ResolvedSchema,
  transition: TransitionDefinition,
  wire: Readonly<Record<string, Expression>>,
  before: Lookup,
): Scalars {
  const { type } = typeNamed(schema, transition.wire);
  const names = type.kind === 'struct' ? valueFields(type.fields).map(({ name }) => name) : Object.keys(wire);
  return Object.fromEntries(
    names.map((name) => {
      const expression = Object.hasOwn(wire, name) ? wire[name] : undefined;
      return [name, expression === undefined ? undefined : evaluate(expression, before)];
    }),
  );
}

function checkValue(transition: TransitionDefinition, value: Scalars): void {
  for (const [field, { type }] of Object.entries(transition.value)) {
    const part = Object.hasOwn(value, field) ? value[field] : undefined;
    const code = misfit(type, part);
    if (code === undefined) continue;
    const place = { offset: 0, path: `${transition.name}.${field}`, rule: layoutRuleId(transition.from) };
    throw new EncodeError(code, `${part} does not fit`, place);
  }
}

function misfit(type: Uint | Flag, value: Scalar): 'wrong-type' | 'out-of-range' | undefined {
  if (type.kind === 'flag') return typeof value === 'boolean' ? undefined : 'wrong-type';
  if (typeof value !== 'number') return 'wrong-type';
  return inRange(type, value) ? undefined : 'out-of-range';
}
