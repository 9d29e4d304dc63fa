import type { Expression } from '../../schema/model.js';

/** How a name of an expression reads in the generated code; undefined where it is not known there. */
export type Lookup = (
  op: 'field' | 'given' | 'sizeOf' | 'countOf' | 'tagOf' | 'sumOf',
  name: string,
) => string | undefined;

const operators = { eq: '===', ne: '!==', lt: '<', le: '<=', gt: '>', ge: '>=', plus: '+', minus: '-' } as const;

/** An expression as source text; undefined where it looks at something that is not known. */
export function expressionText(of: Expression, lookup: Lookup): string | undefined {
  const inner = (next: Expression) => expressionText(next, lookup);
  const nested = (next: Expression) => {
    const text = inner(next);
    return text === undefined || /^[\w.]+$/.test(text) ? text : `(${text})`;
  };
  const joined = (parts: readonly (string | undefined)[], between: string) =>
    parts.every((part) => part !== undefined) ? parts.join(between) : undefined;

  switch (of.op) {
    case 'number':
    case 'boolean':
      return String(of.value);
    case 'field':
    case 'given':
    case 'sizeOf':
    case 'countOf':
    case 'tagOf':
    case 'sumOf':
      return lookup(of.op, of.name);
    case 'present':
      return joined([nested(of.of), 'undefined'], ' !== ');
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'plus':
    case 'minus':
      return joined([nested(of.left), nested(of.right)], ` ${operators[of.op]} `);
    case 'and':
      return joined(of.all.map(nested), ' && ');
    case 'or':
      return joined(of.all.map(nested), ' || ');
    case 'not':
      return joined(['!', nested(of.of)], '');
    case 'wrap': {
      const inside = nested(of.of);
      return inside && `((${inside} % ${2 ** of.bits}) + ${2 ** of.bits}) % ${2 ** of.bits}`;
    }
    case 'mod': {
      const inside = nested(of.of);
      return inside && `((${inside} % ${of.by}) + ${of.by}) % ${of.by}`;
    }
    case 'if': {
      const [condition, yes, no] = [nested(of.condition), nested(of.yes), nested(of.no)];
      return condition && yes && no && `${condition} ? ${yes} : ${no}`;
    }
    default:
      return undefined;
  }
}
