import type { Node, Shape } from '../../schema/model.js';
import type { ResolvedSchema } from '../../schema/resolved.js';
import { referencedTypes } from '../../schema/resolver/graph.js';
import { walk } from '../../schema/resolver/walk.js';

/** What a format declares, in groups: a group refers to earlier groups only, and types that contain each other share one. */
export function declarationGroups(schema: ResolvedSchema, format: string): string[][] {
  const declared = (schema.formats.find((of) => of.format === format)?.names ?? []).filter(
    (name) => name in schema.types || name in schema.shapes,
  );
  const trees = declared.filter((name) => schema.types[name]?.analysis.recursive === true);
  const groups: string[][] = [];
  const placed = new Set<string>();
  const place = (name: string): void => {
    if (placed.has(name)) return;
    const group = trees.includes(name) ? trees : [name];
    for (const member of group) placed.add(member);
    for (const member of group) for (const used of uses(schema, member)) if (declared.includes(used)) place(used);
    groups.push(group);
  };
  for (const name of declared) place(name);
  return groups;
}

function uses(schema: ResolvedSchema, name: string): readonly string[] {
  const shape = schema.shapes[name]?.shape;
  if (shape !== undefined) return namedShapes(shape);
  const node = schema.types[name]?.type;
  return node === undefined ? [] : [...referencedTypes(node), ...shapesOf(node)];
}

function shapesOf(node: Node): string[] {
  const found: string[] = [];
  walk(node, '', ({ node: at }) => {
    if (at.kind === 'calls')
      found.push(...at.calls.flatMap(({ items }) => items.flatMap(({ shape }) => namedShapes(shape))));
  });
  return found;
}

function namedShapes(shape: Shape): string[] {
  switch (shape.shape) {
    case 'named':
      return [shape.type];
    case 'list':
      return namedShapes(shape.of);
    case 'either':
      return shape.of.flatMap(namedShapes);
    case 'object':
      return Object.values(shape.properties).flatMap((of) => namedShapes(of.shape));
    default:
      return [];
  }
}
