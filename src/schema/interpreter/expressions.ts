import { UsageError } from '../../runtime/errors.js';
import { bytesOfHex, modulo } from '../../runtime/integers.js';
import { applied, type Primitives } from '../../runtime/primitives.js';
import type { Arithmetic, BytesExpression, Comparison, Expression } from '../model.js';
import type { ResolvedSchema } from '../resolved.js';

/** What expressions yield; `undefined` for a field that is not there. */
export type Scalar = number | boolean | Uint8Array | undefined;

type Named = Extract<Expression, { readonly name: string }>['op'];

/** Gives names their values: fields, parameters, measures, and in transitions state, wire and value. */
export type Lookup = (op: Named, name: string) => Scalar;

/** The value of an expression. Arithmetic over something absent is absent; comparing order with it is false. */
export function evaluate(expression: Expression, lookup: Lookup): Scalar {
  switch (expression.op) {
    case 'number':
    case 'boolean':
      return expression.value;
    case 'absent':
      return undefined;
    case 'present':
      return evaluate(expression.of, lookup) !== undefined;
    case 'and':
      return expression.all.every((of) => evaluate(of, lookup) === true);
    case 'or':
      return expression.all.some((of) => evaluate(of, lookup) === true);
    case 'not':
      return evaluate(expression.of, lookup) !== true;
    case 'if':
      return evaluate(evaluate(expression.condition, lookup) === true ? expression.yes : expression.no, lookup);
    case 'wrap':
      return remainder(evaluate(expression.of, lookup), 2 ** expression.bits);
    case 'mod':
      return remainder(evaluate(expression.of, lookup), expression.by);
    case 'plus':
    case 'minus':
    case 'times':
      return arithmetic(expression.op, evaluate(expression.left, lookup), evaluate(expression.right, lookup));
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return compare(expression.op, evaluate(expression.left, lookup), evaluate(expression.right, lookup));
    default:
      return lookup(expression.op, expression.name);
  }
}

/** The bytes that a bytes expression stands for. */
export function evaluateBytes(of: BytesExpression, schema: ResolvedSchema, from: Sources): Uint8Array {
  const inside = (part: BytesExpression) => evaluateBytes(part, schema, from);
  switch (of.op) {
    case 'bytes':
      return bytesOfHex(schema.bytes[of.name]?.hex ?? '').subarray(0, of.first);
    case 'given': {
      const value = from.lookup('given', of.name);
      if (value instanceof Uint8Array) return value;
      throw new UsageError('bad-given', `The parameter ${of.name} has to be bytes`);
    }
    case 'apply':
      return applied(from.primitives, of.primitive, inside(of.key), inside(of.data));
    case 'if':
      return inside(evaluate(of.condition, from.lookup) === true ? of.yes : of.no);
  }
}

/** Where bytes expressions take parameters and primitives from. */
export interface Sources {
  readonly lookup: Lookup;
  readonly primitives: Primitives | undefined;
}

/** For lengths, counts and tags, which the resolver has found to be numbers. */
export function evaluateNumber(expression: Expression, lookup: Lookup): number {
  const value = evaluate(expression, lookup);
  if (typeof value !== 'number') {
    throw new UsageError('bad-schema', `${JSON.stringify(expression)} gives ${value} where a number is needed`);
  }
  return value;
}

/** Only names of parameters mean something. */
export const givenLookup =
  (given: Readonly<Record<string, Scalar>>): Lookup =>
  (op, name) => {
    if (op === 'given' && Object.hasOwn(given, name)) return given[name];
    throw new UsageError('unknown-name', `${op} ${name} has no value here`);
  };

/** How a value looks to expressions: as itself, or as merely there. */
export function scalarOf(value: unknown): Scalar {
  return typeof value === 'number' || typeof value === 'boolean' || value === undefined ? value : true;
}

/** Whether an expression, or anything else made of them, says `op` of `name` (of any name when left out). */
export function mentions(data: unknown, ops: readonly string[], name?: string): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const op: unknown = Reflect.get(data, 'op');
  if (typeof op === 'string' && ops.includes(op) && (name === undefined || Reflect.get(data, 'name') === name)) {
    return true;
  }
  return Object.values(data).some((part) => mentions(part, ops, name));
}

function remainder(value: Scalar, by: number): Scalar {
  return typeof value === 'number' ? modulo(value, by) : undefined;
}

function arithmetic(op: Arithmetic, left: Scalar, right: Scalar): Scalar {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  if (op === 'times') return left * right;
  return op === 'plus' ? left + right : left - right;
}

function compare(op: Comparison, left: Scalar, right: Scalar): boolean {
  if (op === 'eq') return left === right;
  if (op === 'ne') return left !== right;
  if (typeof left !== 'number' || typeof right !== 'number') return false;
  if (op === 'lt') return left < right;
  if (op === 'le') return left <= right;
  return op === 'gt' ? left > right : left >= right;
}
