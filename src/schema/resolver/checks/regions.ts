import type { Node } from '../../model.js';
import { areExclusive } from '../exclusive.js';
import { delimited, fixedBits, minBits } from '../sizes.js';
import { type Check, type Context, eachNode } from './check.js';

/** What lasts to the end of its region is the last thing in it, and lists to the end get there. */
export const checkRegions: Check = (context) => {
  const { report } = context;
  const lasts = (node: Node) => !delimited(node, (type) => context.analysis.get(type)?.delimited ?? true);
  const notLast = (path: string, follows: string) =>
    report.error('not-last', path, `lasts to the end of its region, but ${follows}`);

  eachNode(context, ({ node, path }) => {
    if (node.kind === 'struct') {
      node.fields.forEach(({ name, type }, at) => {
        if (!lasts(type)) return;
        const next = node.fields.slice(at + 1).find((of) => onWire(context, of.type) && !excludes(type, of.type));
        if (next !== undefined) notLast(`${path}.fields.${name}`, `${next.name} follows`);
      });
    }
    if (node.kind === 'list' && lasts(node.item)) notLast(`${path}.item`, 'more items may follow');
    if (node.kind === 'record' && lasts(node.value)) notLast(`${path}.value`, 'the next name or the end follows');
    const item = node.kind === 'list' && node.until === 'end' ? node.item : undefined;
    if (item !== undefined && minBits(item, (type) => (context.analysis.get(type)?.minBytes ?? 1) * 8) === 0) {
      report.error('empty-item', `${path}.item`, 'may take no bytes, so that the end is never reached');
    }
  });
};

/** Of two fields of which never both are there, either may be last. */
const excludes = (one: Node, other: Node): boolean =>
  one.kind === 'when' && other.kind === 'when' && areExclusive(one.condition, other.condition);

const onWire = ({ analysis }: Context, node: Node): boolean =>
  fixedBits(node, (type) => analysis.get(type)?.fixedBits) !== 0;
