import { classTypeOf, getOwn, isPlainObject } from '../lossless-json/host-objects.js';
import type { Shape } from '../model.js';
import type { ResolvedSchema } from '../resolved.js';
import { valueFields } from '../struct-fields.js';

/** Whether a host value has the shape. Cycles in the value are taken to fit where they close. */
export function hasShape(schema: ResolvedSchema, shape: Shape, value: unknown): boolean {
  return matches(schema, shape, value, new Map());
}

type Open = Map<unknown, Set<Shape>>;

function matches(schema: ResolvedSchema, shape: Shape, value: unknown, open: Open): boolean {
  switch (shape.shape) {
    case 'any':
      return true;
    case 'null':
      return value === null;
    case 'literal':
      return value === shape.value;
    case 'vocabulary':
      return typeof value === 'string';
    case 'list':
      return Array.isArray(value) && value.every((item) => matches(schema, shape.of, item, open));
    case 'either':
      return shape.of.some((of) => matches(schema, of, value, open));
    case 'named': {
      const definition = schema.shapes[shape.type];
      return definition !== undefined && matches(schema, definition.shape, value, open);
    }
    case 'object':
      return matchesObject(schema, shape, value, open);
    default:
      return typeof value === shape.shape;
  }
}

function matchesObject(
  schema: ResolvedSchema,
  shape: Extract<Shape, { shape: 'object' }>,
  value: unknown,
  open: Open,
): boolean {
  const properties = propertiesOf(schema, value);
  if (properties === undefined) return false;
  const checking = open.get(properties) ?? new Set();
  if (checking.has(shape)) return true;
  open.set(properties, checking.add(shape));
  const fits = Object.entries(shape.properties).every(([name, { shape: of, required }]) => {
    const property = getOwn(properties, name);
    if (!required && property === undefined) return true;
    return Object.hasOwn(properties, name) && matches(schema, of, property, open);
  });
  checking.delete(shape);
  return fits;
}

/** The properties of a plain object, or of an instance whose only field is a record: an ECMA array. */
function propertiesOf(schema: ResolvedSchema, value: unknown): object | undefined {
  if (isPlainObject(value)) return value;
  const node = schema.types[classTypeOf(value) ?? '']?.type;
  if (node?.kind !== 'struct' || typeof value !== 'object' || value === null) return undefined;
  const [only, ...others] = valueFields(node.fields);
  if (only?.type.kind !== 'record' || others.length > 0) return undefined;
  const held = getOwn(value, only.name);
  return isPlainObject(held) ? held : undefined;
}
