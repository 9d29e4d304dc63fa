import type { Expression } from '../../schema/model.js';
import { subexpressions } from '../../schema/resolver/walk.js';
import { emitExpression, isFallback, type Names } from './expressions.js';
import type { Locals } from './locals.js';
import type { Module } from './module.js';

/** Emits a constant for each calculation that comes more than once and `lasts`, and gives names that know them. */
export function emitShared(
  m: Module,
  all: readonly Expression[],
  names: Names,
  locals: Locals,
  lasts: (e: Expression) => boolean = () => true,
): Names {
  const shared = new Map<string, string>();
  const text = (e: Expression) => emitExpression(m, e, { ...names, shared });
  const constants: string[] = [];
  for (const calculation of calculations(all).filter(lasts)) {
    const own = text(calculation);
    const times = [...all.map(text), ...constants].join('\n').split(own).length - 1;
    if (times < 2) continue;
    const name = locals.name(nameOf(calculation));
    shared.set(JSON.stringify(calculation), name);
    for (const [index, constant] of constants.entries()) constants[index] = constant.replaceAll(own, name);
    constants.unshift(`const ${name} = ${own};`);
  }
  m.line(...constants);
  return { ...names, shared };
}

/** The largest first, so that what only comes inside of one that is shared does not count. */
function calculations(all: readonly Expression[]): Expression[] {
  const inside = all.flatMap(subexpressions).filter(isCalculation);
  const distinct = new Map(inside.map((e) => [JSON.stringify(e), e]));
  return [...distinct].sort(([one], [other]) => other.length - one.length).map(([, e]) => e);
}

function isCalculation(e: Expression): boolean {
  return ['plus', 'minus', 'times', 'wrap'].includes(e.op) || isFallback(e);
}

/** After what it begins with, or falls back to: `timestamp`, `timestampDifference`. */
function nameOf(e: Expression): string {
  switch (e.op) {
    case 'plus':
      return `${nameOf(e.left)}Sum`;
    case 'times':
      return `${nameOf(e.left)}Product`;
    case 'minus':
      return `${nameOf(e.left)}Difference`;
    case 'wrap':
      return nameOf(e.of);
    case 'if':
      return nameOf(e.no);
    default:
      return 'name' in e ? e.name : 'number';
  }
}
