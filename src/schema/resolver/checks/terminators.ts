import { headRange } from '../../heads.js';
import type { Enumeration, Node, Uint } from '../../model.js';
import { type Check, type Context, eachNode, target } from './check.js';

/** An empty name can end a record, and the byte behind it does not begin a value: an empty name may have one. */
export const checkTerminators: Check = (context) => {
  eachNode(context, ({ node, path }) => {
    const head = node.kind === 'record' ? node.name : node.kind === 'recall' ? node.index : undefined;
    if ((head?.kind === 'uint' || head?.kind === 'spellings') && headRange(head).least > 0) {
      context.report.error('head-without-zero', path, `it is ${headRange(head).least} at least`);
    }
    if (node.kind !== 'record' || node.terminator === undefined) return;
    if (!mayBeginWith(context, node.value, node.terminator)) return;
    context.report.error('ambiguous-terminator', path, `a value may begin with ${node.terminator} as well`);
  });
};

/** Whether the first byte of a node may be this one; of what is not looked into, any may be. */
function mayBeginWith(context: Context, node: Node, byte: number, seen: ReadonlySet<Node> = new Set()): boolean {
  if (seen.has(node)) return true;
  const inner = (of: Node | undefined) => of === undefined || mayBeginWith(context, of, byte, new Set([...seen, node]));
  switch (node.kind) {
    case 'uint':
      return mayBe(node, byte);
    case 'enum':
      return mayBe(node.base, byte) && (node.open || node.base.bits !== 8 || isMember(node, byte));
    case 'constant':
      return node.base.bits !== 8 || node.value === byte;
    case 'magic':
      return Number.parseInt(node.hex.slice(0, 2), 16) === byte;
    case 'prefixed':
      return node.head.kind !== 'uint' || mayBe(node.head, byte);
    case 'list':
      return typeof node.until === 'string' || !('count' in node.until) || inner(node.until.count);
    case 'ref': {
      const type = target(context, node);
      return type?.interned !== undefined || inner(type?.type);
    }
    case 'struct':
      return inner(node.fields[0]?.type);
    case 'variant':
      if (!('marker' in node.tag) || node.tag.marker.bits !== 8 || node.else !== undefined) return true;
      return node.cases.some(({ tag }) => tag === byte);
    default:
      return true;
  }
}

function mayBe({ bits, order = 'big', min = 0, max = 2 ** bits - 1 }: Uint, byte: number): boolean {
  const others = 2 ** (bits - 8);
  if (bits % 8 !== 0 || (bits > 8 && order !== 'big')) return true;
  return byte >= Math.floor(min / others) && byte <= Math.floor(max / others);
}

const isMember = ({ members }: Enumeration, number: number): boolean =>
  Object.values(members).some(({ value }) => value === number);
