import { isLate } from '../../late.js';
import type { Node } from '../../model.js';
import { type Check, eachNode } from './check.js';

/** Fields without a value, or without bytes, mean something in a struct only; pointers back in a host variant only. */
export const checkPlaces: Check = (context) => {
  const { index, report } = context;
  eachNode(context, ({ node, path, parent }) => {
    if (isPartOnly(node) && !isField(node, parent)) {
      report.error('misplaced-node', path, `${node.kind} stands only as a field of a struct`);
    }
    if ((node.kind === 'overlay' || node.kind === 'trial') && parent !== undefined) {
      report.error('misplaced-node', path, `${node.kind} stands only as the node of a type`);
    }
    if ((node.kind === 'at' && parent?.kind !== 'overlay') || (node.kind === 'digest' && parent?.kind !== 'at')) {
      report.error('misplaced-node', path, `${node.kind} stands only as a part of an overlay`);
    }
    if (isLate(node) && parent?.kind !== 'struct') {
      report.error('misplaced-node', path, 'what is read late stands only as a field of a struct');
    }
    if (node.kind === 'variant' && node.counts !== undefined && node.values !== 'host') {
      report.error('misplaced-node', `${path}.counts`, 'values are counted in a host variant only');
    }
    if (node.kind === 'recall' && !(parent?.kind === 'variant' && parent.values === 'host')) {
      report.error('recall-outside-host', path, 'a pointer into a table stands only as a case of a host variant');
    }
  });
  for (const { name, label, type } of index.types.values()) {
    if (label === undefined || type.kind === 'struct' || (type.kind === 'overlay' && label === 'kind')) continue;
    report.error('label-misfit', name, `the label ${label} stands on a struct, not on ${type.kind}`);
  }
};

const isPartOnly = ({ kind }: Node): boolean =>
  kind === 'reserved' ||
  kind === 'constant' ||
  kind === 'magic' ||
  kind === 'derived' ||
  kind === 'computed' ||
  kind === 'ifMore';

const isField = ({ kind }: Node, parent: Node | undefined): boolean =>
  parent?.kind === 'struct' ||
  (parent?.kind === 'overlay' && kind === 'computed') ||
  (parent?.kind === 'when' && kind !== 'computed' && kind !== 'ifMore');
