import type { Enumeration, Flag, Float, Int, Node, Uint } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';

export type Scalar = Uint | Int | Float | Flag | Enumeration;

export function typeOf(schema: ResolvedSchema, name: string): ResolvedType {
  const type = schema.types[name];
  if (type === undefined) throw new RangeError(`The resolved schema has no type ${name}`);
  return type;
}

/** The full id of the rule that a node's errors name; the resolver has put it there. */
export function ruleOf(node: Node): string {
  return node.rule ?? '';
}

/** A reference to a named scalar is the scalar itself: it packs into bit runs. */
export function direct(schema: ResolvedSchema, node: Node): Node {
  if (node.kind !== 'ref' || node.given !== undefined) return node;
  const { type } = typeOf(schema, node.type);
  return isScalar(type) ? type : node;
}

function isScalar(node: Node): node is Scalar {
  return ['uint', 'int', 'float', 'flag', 'enum'].includes(node.kind);
}

/** Bits of a node that always takes as many and reads without looking at anything else. */
export function scalarBits(schema: ResolvedSchema, node: Node): number | undefined {
  const scalar = direct(schema, node);
  switch (scalar.kind) {
    case 'uint':
    case 'int':
    case 'float':
    case 'flag':
    case 'reserved':
      return scalar.bits;
    case 'enum':
    case 'constant':
      return scalar.base.bits;
    case 'magic':
      return scalar.hex.length * 4;
    case 'derived':
    case 'carry':
      return scalar.type.kind === 'enum' ? scalar.type.base.bits : scalar.type.bits;
    default:
      return undefined;
  }
}

/** Structures inside fields become functions of their own, named after the field. */
export function isComposite(node: Node): boolean {
  return ['struct', 'variant', 'list', 'record', 'calls', 'extension'].includes(node.kind);
}

/** A type whose bits do not fill bytes exists as a field only. */
export function hasCodec(type: ResolvedType): boolean {
  return type.analysis.fixedBits === undefined || type.analysis.fixedBits % 8 === 0;
}

/** The node that a path of names leads to from a struct: through references, conditions and regions. */
export function nodeAt(schema: ResolvedSchema, node: Node, path: string): Node | undefined {
  const inner = unwrapped(schema, node);
  if (path === '') return inner;
  const [first, ...rest] = path.split('.');
  const field = inner.kind === 'struct' ? inner.fields.find(({ name }) => name === first) : undefined;
  return field && nodeAt(schema, field.type, rest.join('.'));
}

/** A node without conditions, regions and references around it. */
export function unwrapped(schema: ResolvedSchema, node: Node): Node {
  switch (node.kind) {
    case 'when':
    case 'ifMore':
    case 'sized':
    case 'prefixed':
      return unwrapped(schema, node.type);
    case 'ref':
      return unwrapped(schema, typeOf(schema, node.type).type);
    default:
      return node;
  }
}

/** Whether `undefined` is a value of the node, not only the lack of one. */
export function mayBeUndefined(schema: ResolvedSchema, node: Node): boolean {
  const inner = unwrapped(schema, node);
  if (inner.kind === 'variant') return inner.cases.some(({ type }) => mayBeUndefined(schema, type));
  return inner.kind === 'extension' || (inner.kind === 'nothing' && inner.value === 'undefined');
}
