import { isLate } from '../late.js';
import type { BytesExpression, Expression, Node, Overlay, Struct } from '../model.js';

/** A node, where it stands, and what stands around it. */
export interface Visit {
  readonly node: Node;
  readonly path: string;
  readonly parent: Node | undefined;
  /** The innermost struct or overlay around it and the index of the field it is in: what `field` and the measures see. */
  readonly within: Within | undefined;
}

interface Within {
  readonly struct: Struct | Overlay;
  readonly index: number;
  /** The struct around that one, whose fields a bitstream sees as well. */
  readonly outer: Within | undefined;
}

/** The nodes directly inside a node, each with the step of the path that leads to it. */
export function children(node: Node): readonly (readonly [step: string, child: Node])[] {
  switch (node.kind) {
    case 'constant':
    case 'enum':
      return [['base', node.base]];
    case 'spellings':
      return [
        ['head', node.head],
        ...node.alternatives.map(({ tail }, index) => [`alternatives.${index}.tail`, tail] as const),
      ];
    case 'derived':
    case 'computed':
    case 'carry':
    case 'when':
    case 'ifMore':
    case 'sized':
    case 'bitstream':
      return [['type', node.type]];
    case 'at':
      return [['type', node.type]];
    case 'trial':
      return node.cases.map(({ name, type }) => [`cases.${name}`, type]);
    case 'struct':
    case 'overlay':
      return node.fields.map(({ name, type }) => [`fields.${name}`, type]);
    case 'variant':
      return [
        ...('marker' in node.tag ? [['marker', node.tag.marker] as const] : []),
        ...('peek' in node.tag ? [['peek', node.tag.peek] as const] : []),
        ...node.cases.map(({ name, type }) => [`cases.${name}`, type] as const),
        ...(node.else === undefined ? [] : [['else', node.else.type] as const]),
      ];
    case 'prefixed':
      return [
        ['head', node.head],
        ['type', node.type],
      ];
    case 'list':
      return [
        ...(typeof node.until === 'object' && 'count' in node.until ? [['count', node.until.count] as const] : []),
        ['item', node.item],
      ];
    case 'record':
      return [
        ['name', node.name],
        ['value', node.value],
      ];
    case 'recall':
      return [['index', node.index]];
    default:
      return [];
  }
}

/** A node and all nodes below it, outside in and in the order of the wire. References are not followed. */
export function walk(
  node: Node,
  path: string,
  visit: (visit: Visit) => void,
  parent?: Node,
  within?: Visit['within'],
): void {
  visit({ node, path, parent, within });
  children(node).forEach(([step, child], index) => {
    const isStruct = node.kind === 'struct' || node.kind === 'overlay';
    walk(child, `${path}.${step}`, visit, node, isStruct ? { struct: node, index, outer: within } : seen(node, within));
  });
}

/** What is read late sees all fields of its struct. */
function seen(node: Node, within: Visit['within']): Visit['within'] {
  return isLate(node) && within !== undefined ? { ...within, index: within.struct.fields.length } : within;
}

/** The expressions of a node itself, each with the step of the path that leads to it. */
export function expressions(node: Node): readonly (readonly [step: string, expression: Expression])[] {
  switch (node.kind) {
    case 'utf8':
    case 'bytes':
      return typeof node.length === 'string' ? [] : [['length', node.length]];
    case 'ref':
      return Object.entries(node.given ?? {}).map(([name, of]) => [`given.${name}`, of]);
    case 'derived':
    case 'computed':
      return [['from', node.from]];
    case 'at':
      return [['at', node.at]];
    case 'digest':
      return bytesExpressions(node.key).flatMap((of) => (of.op === 'if' ? [['key', of.condition] as const] : []));
    case 'when':
      return [['condition', node.condition]];
    case 'uintOf':
      return [['bits', node.bits]];
    case 'variant':
      return 'on' in node.tag ? [['on', node.tag.on]] : [];
    case 'sized':
      return [['length', node.length]];
    case 'list':
      return typeof node.until === 'object' && 'counted' in node.until ? [['counted', node.until.counted]] : [];
    default:
      return [];
  }
}

/** An expression and all expressions inside it. */
export function subexpressions(of: Expression): readonly Expression[] {
  switch (of.op) {
    case 'present':
    case 'not':
    case 'wrap':
    case 'mod':
      return [of, ...subexpressions(of.of)];
    case 'and':
    case 'or':
      return [of, ...of.all.flatMap(subexpressions)];
    case 'if':
      return [of, ...[of.condition, of.yes, of.no].flatMap(subexpressions)];
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'plus':
    case 'minus':
    case 'times':
      return [of, ...subexpressions(of.left), ...subexpressions(of.right)];
    default:
      return [of];
  }
}

/** A bytes expression and all bytes expressions inside it. */
export function bytesExpressions(of: BytesExpression): readonly BytesExpression[] {
  if (of.op === 'apply') return [of, ...bytesExpressions(of.key), ...bytesExpressions(of.data)];
  return of.op === 'if' ? [of, ...bytesExpressions(of.yes), ...bytesExpressions(of.no)] : [of];
}
