import type { Expression } from '../../schema/model.js';
import { snake } from './names.js';
import { type Scope, typeNamed } from './scope.js';
import { Unsupported } from './unsupported.js';

const operators = {
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  plus: '+',
  minus: '-',
  times: '*',
} as const;

/** An expression in Kaitai Struct's language. */
export function expressionText(of: Expression, scope: Scope): string {
  const nested = (inner: Expression) => bracketed(expressionText(inner, scope));
  switch (of.op) {
    case 'number':
    case 'boolean':
      return String(of.value);
    case 'field':
      return fieldPath(of.name, scope);
    case 'given':
      return scope.given(of.name);
    case 'present':
      if (of.of.op !== 'field') throw new Unsupported('presence of something that is no field');
      return scope.presence(of.of.name);
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'plus':
    case 'minus':
    case 'times':
      return `${nested(of.left)} ${operators[of.op]} ${nested(of.right)}`;
    case 'and':
    case 'or':
      return of.all.map(nested).join(` ${of.op} `);
    case 'not':
      return `not ${nested(of.of)}`;
    case 'wrap':
      return `${nested(of.of)} % ${2 ** of.bits}`;
    case 'sumOf':
      return scope.field(`sum of ${of.name}`);
    case 'mod':
      return `${nested(of.of)} % ${of.by}`;
    case 'if':
      return `${nested(of.condition)} ? ${nested(of.yes)} : ${nested(of.no)}`;
    case 'countOf':
      return `${fieldPath(of.name, scope)}.size`;
    case 'sizeOf':
    case 'tagOf':
    case 'absent':
    case 'state':
    case 'wire':
    case 'value':
      throw new Unsupported(`${of.op} has no meaning when reading`);
  }
}

/** A field before, or one inside it. */
export function fieldPath(path: string, scope: Scope): string {
  const [first = '', ...steps] = path.split('.');
  if (steps.length === 0) return scope.field(first);
  let text = scope.field(first);
  let node = scope.nodeOf(first);
  for (const step of [...steps, undefined]) {
    const type = node?.kind === 'ref' ? typeNamed(scope.schema, node.type) : undefined;
    if (type?.interned !== undefined) text += '.literal';
    const inner = type?.type ?? node;
    if (step === undefined) return type !== undefined && inner?.kind !== 'struct' ? `${text}.value` : text;
    node = inner?.kind === 'struct' ? inner.fields.find(({ name }) => name === step)?.type : undefined;
    text += `.${snake(step)}`;
  }
  return text;
}

const bracketed = (text: string): string => (/^[\w.]+$/.test(text) ? text : `(${text})`);

/** Both conditions, of which either may be missing. */
export const both = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || other === undefined ? (one ?? other) : `${bracketed(one)} and ${bracketed(other)}`;
