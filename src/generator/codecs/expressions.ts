import type { Expression } from '../../schema/model.js';
import type { Module } from './module.js';

/** What the names of an expression stand for where it is emitted. */
export interface Names {
  /** Source text of a field, parameter, measure, state, wire field or value. */
  of(op: string, name: string): string;
  /** Whether that text may be undefined. */
  optional(op: string, name: string): boolean;
  /** Expressions that were computed before, by their data as JSON: the locals that hold them. */
  readonly shared?: ReadonlyMap<string, string>;
}

const comparisons = { eq: '===', ne: '!==', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

/** Source text of an expression. Optional names count as absent in comparisons and as 0 in arithmetic. */
export function emitExpression(m: Module, e: Expression, names: Names): string {
  const go = (of: Expression) => emitExpression(m, of, names);
  const shared = names.shared?.get(JSON.stringify(e));
  if (shared !== undefined) return shared;
  const numeric = (of: Expression) => (mayBeAbsent(of, names) ? `(${go(of)} ?? 0)` : go(of));
  const truth = (of: Expression) => (mayBeAbsent(of, names) ? `${go(of)} === true` : go(of));
  switch (e.op) {
    case 'number':
      return e.value > 255 ? `0x${e.value.toString(16)}` : String(e.value);
    case 'boolean':
      return String(e.value);
    case 'absent':
      return 'undefined';
    case 'present':
      return `(${go(e.of)} !== undefined)`;
    case 'eq':
    case 'ne':
      return `(${go(e.left)} ${comparisons[e.op]} ${go(e.right)})`;
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge': {
      // NaN compares false with everything, as what is absent should.
      const ordered = (of: Expression) => (mayBeAbsent(of, names) ? `(${go(of)} ?? Number.NaN)` : go(of));
      return `(${ordered(e.left)} ${comparisons[e.op]} ${ordered(e.right)})`;
    }
    case 'plus':
      return `(${numeric(e.left)} + ${numeric(e.right)})`;
    case 'minus':
      return `(${numeric(e.left)} - ${numeric(e.right)})`;
    case 'times':
      return `(${numeric(e.left)} * ${numeric(e.right)})`;
    case 'and':
      return `(${flattened(e).map(truth).join(' && ')})`;
    case 'or':
      return `(${flattened(e).map(truth).join(' || ')})`;
    case 'not':
      return `!${go(e.of)}`;
    case 'wrap':
      // The conversion to an unsigned 32-bit integer is exact below 2^53.
      return e.bits === 32 ? `(${numeric(e.of)} >>> 0)` : `${m.use('wrap')}(${numeric(e.of)}, ${e.bits})`;
    case 'mod':
      return `${m.use('modulo')}(${numeric(e.of)}, ${e.by})`;
    case 'if':
      if (isFallback(e)) return `(${go(e.yes)} ?? ${go(e.no)})`;
      return `(${go(e.condition)} ? ${go(e.yes)} : ${go(e.no)})`;
    default:
      return names.of(e.op, e.name);
  }
}

/** What `and` or `or` joins, without another of its kind in between. */
function flattened(e: Extract<Expression, { op: 'and' | 'or' }>): readonly Expression[] {
  return e.all.flatMap((of) => (of.op === e.op ? flattened({ op: e.op, all: of.all }) : [of]));
}

/** `x if it is present, else y`. */
export function isFallback(e: Expression): boolean {
  return e.op === 'if' && e.condition.op === 'present' && JSON.stringify(e.condition.of) === JSON.stringify(e.yes);
}

export function mayBeAbsent(e: Expression, names: Names): boolean {
  switch (e.op) {
    case 'absent':
      return true;
    case 'if':
      return (!isFallback(e) && mayBeAbsent(e.yes, names)) || mayBeAbsent(e.no, names);
    case 'field':
    case 'given':
    case 'sizeOf':
    case 'countOf':
    case 'tagOf':
    case 'state':
    case 'wire':
    case 'value':
      return names.optional(e.op, e.name);
    default:
      return false;
  }
}
