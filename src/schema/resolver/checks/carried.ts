import type { List, Node, Overlay, Struct } from '../../model.js';
import { expressions, subexpressions, walk } from '../walk.js';
import { type Check, type Context, eachNode, target } from './check.js';
import { checkFixed } from './numbers.js';

/** A carried field is a plain number in front of its list; each item of the list ends with the next one. */
export const checkCarried: Check = (context) => {
  const items = new Set<Node>();
  eachNode(context, ({ node }) => {
    if (node.kind === 'list' && isCarried(node)) items.add(itemOf(context, node));
  });
  eachNode(context, ({ node, path, parent, within }) => {
    if (node.kind === 'list' && typeof node.until === 'object' && 'carries' in node.until) {
      if (parent?.kind !== 'struct' || within === undefined) {
        context.report.error(
          'misplaced-node',
          path,
          'a list that carries a field stands only as a field of its struct',
        );
      } else checkList(context, path, node, node.until, within);
    }
    if (node.kind === 'carry' && !(parent !== undefined && items.has(parent))) {
      context.report.error('misplaced-node', path, 'carry stands only in an item of a list that carries a field');
    }
  });
};

function checkList(
  context: Context,
  path: string,
  list: List,
  { carries, while: is }: { readonly carries: string; readonly while: number },
  { struct, index }: { readonly struct: Struct | Overlay; readonly index: number },
): void {
  const { report } = context;
  const names = struct.fields.map(({ name }) => name);
  if (!report.known('unknown-field', path, 'field', carries, names)) return;
  const at = names.indexOf(carries);
  if (at >= index) {
    report.error('field-before-declaration', path, `${carries} is not read yet at this place`);
    return;
  }
  const misfit = (where: string, what: string) => report.error('carried-misfit', where, what);
  const field = struct.fields[at]?.type;
  const base = field?.kind === 'enum' && field.open ? field.base : field;
  if (base?.kind !== 'uint' || base.bits > 8 || base.min !== undefined || base.max !== undefined) {
    misfit(path, `${carries} is no integer or open enumeration of at most 8 bits without limits`);
    return;
  }
  checkFixed(context, `${path}.while`, is, base);
  const others = struct.fields
    .slice(at + 1, index)
    .filter(({ type }) => looksAt(type, carries) || isCarrying(type, carries));
  for (const { name } of others) misfit(path, `${name} looks at ${carries} before its last number is known`);
  const item = itemOf(context, list);
  const last = item.kind === 'struct' ? item.fields.at(-1)?.type : undefined;
  const count = item.kind === 'struct' ? item.fields.filter(({ type }) => type.kind === 'carry').length : 0;
  const next = last?.kind === 'carry' ? last.type : undefined;
  const same = next !== undefined && (next.kind === 'enum' ? next.base : next).bits === base.bits;
  const limited = next?.kind === 'enum' ? !next.open : next?.min !== undefined || next?.max !== undefined;
  if (!same || limited || count !== 1) {
    misfit(`${path}.item`, `is no struct that ends with one carry of ${base.bits} bits without limits`);
  }
}

const isCarried = ({ until }: List): boolean => typeof until === 'object' && 'carries' in until;

/** The item itself, or the named type that it is. */
const itemOf = (context: Context, { item }: List): Node => target(context, item)?.type ?? item;

const isCarrying = (node: Node, name: string): boolean =>
  node.kind === 'list' && typeof node.until === 'object' && 'carries' in node.until && node.until.carries === name;

function looksAt(node: Node, field: string): boolean {
  let found = false;
  walk(node, '', ({ node: at }) => {
    for (const [, of] of expressions(at)) {
      found ||= subexpressions(of).some((part) => part.op === 'field' && part.name === field);
    }
  });
  return found;
}
