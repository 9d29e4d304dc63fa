import type { Expression, TransitionDefinition } from '../../schema/model.js';
import { snake } from '../text/snake.js';
import { expressionText } from './expressions.js';
import { key, list, quote, table } from './lua-text.js';

/** How a wire struct and the state give the next state and the value; reading only. */
export function transitionText(name: string, { state, value, cases }: TransitionDefinition): string {
  const initial = Object.entries(state).map(([field, { initial: first }]) => [field, String(first)] as const);
  const paths = Object.keys(value).map((field) => [field, quote(snake(field))] as const);
  const docs = Object.entries(value).map(([field, { doc }]) => [field, quote(doc)] as const);
  const values = Object.entries(value).map(([field, { from }]) => `    ${key(field)} = ${overState(from)},`);
  return [
    `local ${name} = transition({`,
    `  state = ${table(initial)},`,
    `  order = ${list(Object.keys(value).map(quote))},`,
    `  paths = ${table(paths)},`,
    `  docs = ${table(docs)},`,
    '  value = {',
    ...values,
    '  },',
    '  cases = {',
    ...cases.map(caseText),
    '  },',
    '})',
  ].join('\n');
}

function caseText({ reads, requires, state }: TransitionDefinition['cases'][number]): string {
  const conditions = requires.map(({ condition, rule }) => list([overWire(condition), quote(rule)]));
  const next = Object.entries(state).map(([field, of]) => `        ${key(field)} = ${expressionText(of)},`);
  return [
    '    {',
    `      reads = ${overWire(reads)},`,
    `      requires = ${list(conditions)},`,
    '      state = function(state, wire, g) return {',
    ...next,
    '      } end,',
    '    },',
  ].join('\n');
}

const overWire = (of: Expression): string => `function(state, wire, g) return ${expressionText(of)} end`;

const overState = (of: Expression): string => `function(state) return ${expressionText(of)} end`;
