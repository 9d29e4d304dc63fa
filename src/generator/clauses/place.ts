import type { Node, Shape } from '../../schema/model.js';
import type { ResolvedSchema } from '../../schema/resolved.js';

/**
 * Whether a path leads to a part of the spec: a definition, then fields, cases, members, calls, arguments, properties or
 * words inside it, by their names.
 */
export function isPlace(schema: ResolvedSchema, path: string): boolean {
  const [format = '', local = '', ...steps] = path.split('.');
  const name = `${format}.${local}`;
  const type = schema.types[name];
  if (type !== undefined) return leads(schema, type.type, steps);
  const shape = schema.shapes[name];
  if (shape !== undefined) return leadsInShape(schema, shape.shape, steps);
  const words = schema.vocabularies[name];
  if (words !== undefined)
    return steps.length === 0 || (steps.length === 1 && steps.every((of) => of in words.members));
  return (
    steps.length === 0 &&
    [schema.constants, schema.tables, schema.transitions, schema.conducts].some((of) => name in of)
  );
}

function leads(schema: ResolvedSchema, node: Node, steps: readonly string[]): boolean {
  const [step, ...more] = steps;
  if (step === undefined) return true;
  return (
    partsOf(schema, node).some(([name, part]) =>
      name === undefined ? leads(schema, part, steps) : name === step && leads(schema, part, more),
    ) ||
    namesIn(schema, node).some((name) => name === step && more.length === 0) ||
    leadsInCalls(schema, node, steps)
  );
}

/** The nodes inside a node; those without a name are stepped through. */
function partsOf(schema: ResolvedSchema, node: Node): readonly (readonly [string | undefined, Node])[] {
  switch (node.kind) {
    case 'struct':
      return node.fields.map(({ name, type }) => [name, type]);
    case 'variant':
      return [...node.cases, ...(node.else === undefined ? [] : [node.else])].map(({ name, type }) => [name, type]);
    case 'ref': {
      const type = schema.types[node.type];
      return type === undefined ? [] : [[undefined, type.type]];
    }
    case 'list':
      return [[undefined, node.item]];
    case 'record':
      return [[undefined, node.value]];
    default:
      return 'type' in node && typeof node.type === 'object' ? [[undefined, node.type]] : [];
  }
}

function namesIn(_schema: ResolvedSchema, node: Node): readonly string[] {
  if (node.kind === 'enum') return Object.keys(node.members);
  return node.kind === 'variant' ? (node.refused ?? []).map(({ name }) => name) : [];
}

function leadsInCalls(schema: ResolvedSchema, node: Node, steps: readonly string[]): boolean {
  if (node.kind !== 'calls') return false;
  const [step, item, ...more] = steps;
  if (step === 'other') return item === undefined;
  const call = node.calls.find(({ name }) => name === step);
  if (call === undefined || item === undefined) return call !== undefined;
  const found = call.items.find(({ name }) => name === item);
  return found !== undefined && leadsInShape(schema, found.shape, more);
}

function leadsInShape(schema: ResolvedSchema, shape: Shape, steps: readonly string[]): boolean {
  const [step, ...more] = steps;
  if (step === undefined) return true;
  switch (shape.shape) {
    case 'object': {
      const property = shape.properties[step];
      return property !== undefined && leadsInShape(schema, property.shape, more);
    }
    case 'either':
      return shape.of.some((of) => leadsInShape(schema, of, steps));
    case 'list':
      return leadsInShape(schema, shape.of, steps);
    case 'named': {
      const named = schema.shapes[shape.type];
      return named !== undefined && leadsInShape(schema, named.shape, steps);
    }
    case 'vocabulary':
      return more.length === 0 && step in (schema.vocabularies[shape.type]?.members ?? {});
    default:
      return false;
  }
}
