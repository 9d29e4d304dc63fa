import type { Node } from '../model.js';

/** A stretch of the input and what it stands for. Leaves have a value. */
export interface TreeNode {
  /** Field, case, property name or index; for the root the type. */
  readonly name: string;
  /** A type of the spec, or the wire type: `u24`, `utf8`. */
  readonly type: string;
  /** In bytes from the start of the input. */
  readonly offset: number;
  /** Bytes touched. */
  readonly length: number;
  /** For what does not fill whole bytes: the first bit inside the byte at `offset`, 0 the most significant, and how many. */
  readonly bits?: { readonly start: number; readonly count: number };
  readonly value?: unknown;
  /** The name that an enum has for the value. */
  readonly meaning?: string;
  readonly rule: string;
  readonly doc?: string;
  readonly children: readonly TreeNode[];
}

/** The place of bits `from` (inclusive) to `to` (exclusive); `origin` says where a byte stands in the input. */
export function extent(
  from: number,
  to: number,
  origin: (byte: number) => number,
): Pick<TreeNode, 'offset' | 'length' | 'bits'> {
  const offset = origin(Math.floor(from / 8));
  const length = to === from ? 0 : origin(Math.ceil(to / 8) - 1) + 1 - offset;
  const whole = from % 8 === 0 && to % 8 === 0;
  return { offset, length, ...(whole ? {} : { bits: { start: from % 8, count: to - from } }) };
}

/** A short name of the wire type. */
export function describe(node: Node): string {
  switch (node.kind) {
    case 'uint':
      return `u${node.bits}${orderSuffix(node.order)}`;
    case 'int':
      return `i${node.bits}${orderSuffix(node.order)}`;
    case 'float':
      return `f${node.bits}`;
    case 'enum':
      return `enum ${describe(node.base)}`;
    case 'constant':
      return `constant ${describe(node.base)}`;
    case 'derived':
      return `derived ${describe(node.type)}`;
    case 'carry':
      return `carry ${describe(node.type)}`;
    case 'computed':
      return `computed ${describe(node.type)}`;
    case 'expGolomb':
      return node.signed ? 'se' : 'ue';
    case 'ref':
      return node.type;
    default:
      return node.kind;
  }
}

/** The name that an enum has for a number. */
export function meaningOf(node: Node, value: unknown): string | undefined {
  if (node.kind === 'derived' || node.kind === 'carry') return meaningOf(node.type, value);
  if (node.kind !== 'enum') return undefined;
  return Object.entries(node.members).find(([, member]) => member.value === value)?.[0];
}

function orderSuffix(order: 'big' | 'little' | readonly number[] | undefined): string {
  if (order === undefined || order === 'big') return '';
  return order === 'little' ? ' little-endian' : ` bytes ${order.join(' ')}`;
}
