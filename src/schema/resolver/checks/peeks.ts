import type { Node, Uint } from '../../model.js';
import { bare, type Check, type Context, eachNode } from './check.js';

/** Each case of a union that looks ahead reads what was looked at first. */
export const checkPeeks: Check = (context) => {
  eachNode(context, ({ node, path }) => {
    if (node.kind !== 'variant' || !('peek' in node.tag)) return;
    const { peek } = node.tag;
    if (node.values !== 'kinds' || (peek.order ?? 'big') !== 'big' || peek.bits > 32) {
      context.report.error(
        'peek-misfit',
        path,
        'looks ahead at an integer of at most 32 bits in network byte order, for a union of kinds',
      );
    }
    for (const { name, tag, type } of node.cases) {
      const first = firstField(context, type)?.type;
      if (first === undefined || (first.kind === 'constant' && first.base.bits === peek.bits && first.value === tag)) {
        continue;
      }
      context.report.error(
        'peek-misfit',
        `${path}.cases.${name}`,
        `does not begin with ${tag} in ${peek.bits} bits, a constant`,
      );
    }
    if (node.else !== undefined) checkElse(context, `${path}.else`, node.else, peek);
  });
};

function checkElse(context: Context, path: string, of: { type: Node; tagField: string }, peek: Uint): void {
  const first = firstField(context, of.type);
  if (first === undefined) return;
  const { name, type } = first;
  const base = type.kind === 'enum' ? type.base : type;
  if (name === of.tagField && base.kind === 'uint' && base.bits === peek.bits) return;
  context.report.error('peek-misfit', path, `does not begin with a field ${of.tagField} of ${peek.bits} bits`);
}

/** A case that is no struct is reported elsewhere. */
function firstField(context: Context, node: Node) {
  const inner = bare(context, node);
  return inner.kind === 'struct' ? inner.fields[0] : undefined;
}
