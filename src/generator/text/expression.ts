import type { Expression } from '../../schema/model.js';

/** How a name of an expression reads in the generated code; undefined where it is not known there. */
export type Lookup = (
  op: 'field' | 'given' | 'sizeOf' | 'countOf' | 'tagOf' | 'sumOf',
  name: string,
  /** What is missing counts as nothing in sums. */
  isNumber?: boolean,
) => string | undefined;

const operators = {
  eq: '===',
  ne: '!==',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  plus: '+',
  minus: '-',
  times: '*',
} as const;

/** An expression as source text; undefined where it looks at something that is not known. */
export function expressionText(of: Expression, lookup: Lookup): string | undefined {
  const inner = (next: Expression) => expressionText(next, lookup);
  const nested = (next: Expression) => {
    const text = inner(next);
    return text === undefined || /^[\w.]+$/.test(text) ? text : `(${text})`;
  };
  const number = (next: Expression) =>
    next.op === 'field' || next.op === 'given' ? lookup(next.op, next.name, true) : nested(next);
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
      return joined([nested(of.left), nested(of.right)], ` ${operators[of.op]} `);
    case 'plus':
    case 'minus':
    case 'times':
      return joined([number(of.left), number(of.right)], ` ${operators[of.op]} `);
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

/** A count or a width as source text: what is missing counts as nothing. */
export const countText = (of: Expression, lookup: Lookup): string | undefined =>
  of.op === 'field' || of.op === 'given' ? lookup(of.op, of.name, true) : expressionText(of, lookup);
