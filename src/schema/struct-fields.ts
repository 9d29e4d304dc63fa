import type { Field, Node, Struct } from './model.js';

/** The fields that are part of the value. */
export const valueFields = (fields: readonly Field[]): readonly Field[] =>
  fields.filter(({ type: { kind } }) => !onWireOnly.has(kind));

/**
 * The fields that are filled once the struct exists, so that they can hold the struct itself: from the first list or
 * record on.
 */
export function growingFields(struct: Struct, node: (of: Node) => Node): readonly Field[] {
  const fields = valueFields(struct.fields);
  const first = fields.findIndex(({ type }) => ['list', 'record'].includes(node(type).kind));
  return first < 0 ? [] : fields.slice(first);
}

const onWireOnly: ReadonlySet<Node['kind']> = new Set([
  'reserved',
  'constant',
  'magic',
  'derived',
  'carry',
  'alignment',
]);
