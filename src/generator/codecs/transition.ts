import type { Expression, Flag, TransitionDefinition, Uint } from '../../schema/model.js';
import type { ResolvedSchema } from '../../schema/resolved.js';
import { subexpressions } from '../../schema/resolver/walk.js';
import { layoutRuleId } from '../../schema/rules.js';
import { emitExpression, mayBeAbsent, type Names } from './expressions.js';
import { Locals } from './locals.js';
import { typeOf } from './lookup.js';
import type { Module } from './module.js';
import { kebab, pascal, quote } from './names.js';
import { emitShared } from './shared-expressions.js';
import { isOptional } from './types.js';

const textOf = (type: Uint | Flag): string => (type.kind === 'flag' ? 'boolean' : 'number');

/** Emits a transition: its state, and the two functions that move it. */
export function emitTransition(schema: ResolvedSchema, transition: TransitionDefinition, m: Module): void {
  const local = transition.name.slice(transition.name.indexOf('.') + 1);
  const name = pascal(local);
  const wire = typeOf(schema, transition.wire);
  const wireName = m.useType(pascal(wire.localName), `./${kebab(wire.localName)}.js`);
  const optional = new Set(
    wire.type.kind === 'struct'
      ? wire.type.fields.filter((field) => isOptional(field.type)).map((field) => field.name)
      : [],
  );
  const names: Names = {
    of: (op, of) => `${op}.${of}`,
    optional: (op, of) => op === 'wire' && optional.has(of),
  };
  emitInterfaces(m, transition, name);
  emitReceive(m, transition, name, wireName, names);
  emitSend(
    m,
    transition,
    name,
    wireName,
    names,
    wire.type.kind === 'struct' ? wire.type.fields.map((field) => field.name) : [],
  );
}

function emitInterfaces(m: Module, transition: TransitionDefinition, name: string): void {
  const { state, value, given } = transition;
  m.line(`/** ${transition.doc} */`, `export interface ${name}State {`);
  for (const [key, { type, doc }] of Object.entries(state)) m.line(`/** ${doc} */`, `${key}: ${textOf(type)};`);
  m.line('}', '', `export interface ${name}Value {`);
  for (const [key, { type, doc }] of Object.entries(value))
    m.line(`/** ${doc} */`, `readonly ${key}: ${textOf(type)};`);
  m.line('}', '', `export interface ${name}Given {`);
  for (const [key, type] of Object.entries(given))
    m.line(...(type.doc ? [`/** ${type.doc} */`] : []), `readonly ${key}: ${textOf(type)};`);
  m.line('}', '', `export function initial${name}(): ${name}State {`);
  m.line(
    `return { ${Object.entries(state)
      .map(([key, { initial }]) => `${key}: ${initial}`)
      .join(', ')} };`,
    '}',
    '',
  );
}

function emitReceive(m: Module, transition: TransitionDefinition, name: string, wireName: string, names: Names): void {
  const { cases, value } = transition;
  m.line('/** Moves the state by what was read from the wire, and gives the value. Throws ProtocolError. */');
  m.line(`export function receive${name}(state: ${name}State, wire: ${wireName}, given: ${name}Given): ${name}Value {`);
  const used = cases.flatMap((of) => [
    of.reads,
    ...of.requires.map(({ condition }) => condition),
    ...Object.values(of.state),
  ]);
  const locals = new Locals(['state', 'wire', 'given', ...cases.flatMap((of) => lateKeys(of.state).map(lateName))]);
  // Only what does not look at the state means the same before and after it moves.
  const looksAtState = (e: Expression) => subexpressions(e).some(({ op }) => op === 'state');
  const own = emitShared(m, used, names, locals, (e) => !looksAtState(e));
  cases.forEach((of, index) => {
    m.line(`${index > 0 ? 'else ' : ''}if (${emitExpression(m, of.reads, own)}) {`);
    if (of.doc !== undefined) m.line(`// ${of.doc}`);
    for (const { condition, rule } of of.requires) {
      m.line(
        `if (!${emitExpression(m, condition, own)}) throw ${m.use('illegalTransition')}(${quote(`${transition.name}.${of.name}`)}, ${quote(rule)});`,
      );
    }
    emitState(m, transition, of.state, own);
    m.line('}');
  });
  m.line('else {', `throw ${illegal(m, transition)};`, '}');
  const entries = Object.entries(value).map(([key, { from }]) => `${key}: ${emitExpression(m, from, names)}`);
  m.line(`return { ${entries.join(', ')} };`, '}', '');
}

/** All new values come from the old state: what a later one still looks at is stored after it. */
function emitState(m: Module, { state: types }: TransitionDefinition, state: States, names: Names): void {
  const late = lateKeys(state);
  const flags = new Set(Object.entries(types).flatMap(([key, { type }]) => (type.kind === 'flag' ? [key] : [])));
  for (const [key, of] of Object.entries(state)) {
    const plain = emitExpression(m, of, names);
    const missing = flags.has(key) ? 'false' : '0';
    const text = mayBeAbsent(of, names) ? `${plain} ?? ${missing}` : plain;
    m.line(late.includes(key) ? `const ${lateName(key)} = ${text};` : `state.${key} = ${text};`);
  }
  for (const key of late) m.line(`state.${key} = ${lateName(key)};`);
}

/** The new value of a part of the state, until the old one is of no more use. */
const lateName = (key: string): string => `new${pascal(key)}`;

type States = Readonly<Record<string, Expression>>;

/** Keys whose old values are needed after their new ones are known. */
function lateKeys(state: States): string[] {
  const entries = Object.entries(state);
  return entries
    .filter(([key], index) => entries.slice(index + 1).some(([, later]) => mentionsState(later, key)))
    .map(([key]) => key);
}

const mentionsState = (e: Expression, state: string): boolean =>
  subexpressions(e).some((each) => each.op === 'state' && each.name === state);

function emitSend(
  m: Module,
  transition: TransitionDefinition,
  name: string,
  wireName: string,
  names: Names,
  fields: readonly string[],
): void {
  m.line(
    '/** The wire fields that give the value to a reader in the same state, in the shortest way; moves the state. */',
  );
  m.line(`export function send${name}(state: ${name}State, value: ${name}Value, given: ${name}Given): ${wireName} {`);
  m.line(`const wire = ${name.charAt(0).toLowerCase()}${name.slice(1)}Wire(state, value, given);`);
  m.line(`receive${name}(state, wire, given);`, 'return wire;', '}', '');
  m.line(
    `function ${name.charAt(0).toLowerCase()}${name.slice(1)}Wire(state: ${name}State, value: ${name}Value, given: ${name}Given): ${wireName} {`,
  );
  const used = transition.cases.flatMap((of) => [of.writes, ...Object.values(of.wire)]);
  const own = emitShared(m, used, names, new Locals(['state', 'value', 'given']));
  for (const of of transition.cases) {
    const said = new Map(Object.entries(of.wire));
    const entries = fields.map((field) => {
      const expression = said.get(field);
      return `${field}: ${expression === undefined ? 'undefined' : emitExpression(m, expression, own)}`;
    });
    const row = `return { ${entries.join(', ')} };`;
    // A case that can always be used needs no condition, and nothing after it.
    if (of.writes.op === 'boolean' && of.writes.value) {
      m.line(row, '}');
      return;
    }
    m.line(`if (${emitExpression(m, of.writes, own)}) {`, row, '}');
  }
  m.line(`throw ${illegal(m, transition)};`, '}');
}

/** What no case can read or write. */
const illegal = (m: Module, { name, from }: TransitionDefinition): string =>
  `${m.use('illegalTransition')}(${quote(name)}, ${quote(layoutRuleId(from))})`;
