import type { ResolvedType } from '../../schema/resolved.js';
import { walk } from '../../schema/resolver/walk.js';

/** The named types that a type mentions itself. */
export function usedTypes(type: ResolvedType): string[] {
  const used: string[] = [];
  walk(type.type, type.name, ({ node }) => {
    if (node.kind === 'ref') used.push(node.type);
    if (node.kind === 'calls') used.push(node.over);
    if (node.kind === 'extension') used.push(...Object.values(node.types));
  });
  return used;
}
