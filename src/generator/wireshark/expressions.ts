import type { Expression } from '../../schema/model.js';
import { property } from './lua-text.js';

const infix = { eq: '==', ne: '~=' } as const;

/** An expression in Lua, over the scope `s` of the fields before, the parameters `g`, and the state and wire of a transition. */
export function expressionText(of: Expression): string {
  const nested = (inner: Expression) => bracketed(expressionText(inner));
  switch (of.op) {
    case 'number':
    case 'boolean':
      return String(of.value);
    case 'field':
      return fieldText(of.name);
    case 'given':
      return property('g', of.name);
    case 'state':
    case 'wire':
      return property(of.op, of.name);
    case 'present':
      return `${nested(of.of)} ~= nil`;
    case 'eq':
    case 'ne':
      return `${nested(of.left)} ${infix[of.op]} ${nested(of.right)}`;
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'plus':
    case 'minus':
    case 'times':
      return `${of.op}(${expressionText(of.left)}, ${expressionText(of.right)})`;
    case 'and':
    case 'or':
      return of.all.map(nested).join(` ${of.op} `);
    case 'not':
      return `not ${nested(of.of)}`;
    case 'sumOf':
      return `sum(${property('s', of.name)})`;
    case 'mod':
      return `mod(${expressionText(of.of)}, ${of.by})`;
    case 'wrap':
      return `wrap(${of.bits}, ${expressionText(of.of)})`;
    case 'if':
      return `pick(${[of.condition, of.yes, of.no].map(expressionText).join(', ')})`;
    case 'absent':
      return 'nil';
    case 'countOf':
      return `#${fieldText(of.name)}`;
    case 'sizeOf':
    case 'tagOf':
    case 'value':
      throw new TypeError(`${of.op} has no meaning when reading`);
  }
}

/** A field before, or one inside it. */
export const fieldText = (path: string): string => path.split('.').reduce(property, 's');

/** An expression over fields and parameters as a function. */
export function functionText(of: Expression): string {
  return `function(s, g) return ${expressionText(of)} end`;
}

const bracketed = (text: string): string => (/^\w+(\.\w+)*$|^\w+\([^()]*\)$/.test(text) ? text : `(${text})`);
