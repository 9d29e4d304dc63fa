import { getOwn } from '../../lossless-json/host-objects.js';
import type { Expression, MessagePattern } from '../../model.js';
import { evaluate, type Lookup, type Scalar, scalarOf } from '../expressions.js';

/** A message of a session. */
export interface SessionMessage {
  /** The side that sent it. */
  readonly by: string;
  /** Its name in the session. */
  readonly name: string;
  readonly value: unknown;
  /** What is known of it beside its content. */
  readonly given?: Readonly<Record<string, Scalar>>;
}

/** The name of a message, then the kinds inside it from the outside in, and the innermost of them. */
export function kindsOf({ name, value }: Pick<SessionMessage, 'name' | 'value'>): {
  readonly kinds: readonly string[];
  readonly innermost: object | undefined;
} {
  const kinds = [name];
  let innermost = isObject(value) ? value : undefined;
  for (let at: object | undefined = innermost; at !== undefined; ) {
    const kind: unknown = getOwn(at, 'kind');
    if (typeof kind !== 'string') break;
    kinds.push(kind);
    innermost = at;
    at = Object.values(at).find((part) => isObject(part) && typeof getOwn(part, 'kind') === 'string');
  }
  return { kinds, innermost };
}

export function fits(pattern: MessagePattern, message: SessionMessage): boolean {
  const { kinds, innermost } = kindsOf(message);
  return (
    fitsKinds(pattern, kinds) &&
    Object.entries(pattern.where ?? {}).every(([path, texts]) => texts.some((text) => text === partAt(innermost, path)))
  );
}

/** Whether the kinds are of the sort; a pattern that says less than there is fits all that begins so. */
export const fitsKinds = (pattern: MessagePattern, kinds: readonly string[]): boolean =>
  pattern.kinds.length <= kinds.length && pattern.kinds.every((kind, at) => kind === 'any' || kind === kinds[at]);

/** The value of an expression over a message. */
export function evaluateOver(expression: Expression, message: SessionMessage): Scalar {
  const { innermost } = kindsOf(message);
  const lookup: Lookup = (op, name) => {
    if (op === 'given') return message.given?.[name];
    return op === 'field' ? scalarOf(partAt(innermost, name)) : undefined;
  };
  return evaluate(expression, lookup);
}

export const fieldOf = (message: SessionMessage, path: string): Scalar =>
  scalarOf(partAt(kindsOf(message).innermost, path));

/** What stands at a path with dots. */
function partAt(of: object | undefined, path: string): unknown {
  let at: unknown = of;
  for (const step of path.split('.')) at = isObject(at) ? getOwn(at, step) : undefined;
  return at;
}

const isObject = (of: unknown): of is object => typeof of === 'object' && of !== null;
