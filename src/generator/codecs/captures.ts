import type { Expression, Node } from '../../schema/model.js';

/** Fields of the enclosing struct that a structure inside one of its fields looks at: they become parameters. */
export function captured(node: Node): string[] {
  const names = new Set<string>();
  const look = (e: Expression): void => {
    if (e.op === 'field') names.add(e.name);
    if ('left' in e) [e.left, e.right].forEach(look);
    if ('all' in e) e.all.forEach(look);
    if ('of' in e) look(e.of);
    if (e.op === 'if') [e.condition, e.yes, e.no].forEach(look);
  };
  const visit = (of: Node, isOwn = false): void => {
    if (of.kind === 'ref') Object.values(of.given ?? {}).forEach(look);
    if (of.kind === 'variant') {
      if ('on' in of.tag) look(of.tag.on);
      for (const { type } of of.cases) visit(type);
      if (of.else !== undefined) visit(of.else.type);
    }
    if (of.kind === 'list') {
      // The count of the structure itself is a parameter of its own.
      if (!isOwn && typeof of.until === 'object' && 'counted' in of.until) look(of.until.counted);
      if (typeof of.until === 'object' && 'carries' in of.until) names.add(of.until.carries);
      visit(of.item);
    }
    if (of.kind === 'record') visit(of.value);
    if (of.kind === 'sized') look(of.length);
    if (of.kind === 'sized' || of.kind === 'prefixed') visit(of.type);
    if ((of.kind === 'utf8' || of.kind === 'bytes') && typeof of.length === 'object') look(of.length);
  };
  visit(node, true);
  return [...names];
}
