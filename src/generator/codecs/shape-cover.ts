import type { Node, Shape } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { hostOf } from '../../schema/resolver/hosts.js';

/** Whether all that has a shape is a value of `over`: the type of any property must be able to hold each named one. */
export function isCovered(
  schema: ResolvedSchema,
  over: ResolvedType | undefined,
  shape: Shape,
  inside: readonly string[] = [],
): boolean {
  if (over === undefined) return true;
  const hosts = hostsOf(schema, over);
  const go = (of: Shape) => isCovered(schema, over, of, inside);
  switch (shape.shape) {
    case 'any':
      return true;
    case 'literal':
    case 'vocabulary':
      return hosts.has('string');
    case 'boolean':
      return hosts.has('boolean') || (hosts.has('true') && hosts.has('false'));
    case 'named': {
      const named = schema.shapes[shape.type];
      if (named === undefined || inside.includes(shape.type)) return named !== undefined;
      return isCovered(schema, over, named.shape, [...inside, shape.type]);
    }
    case 'list':
      return hosts.has('array') && go(shape.of);
    case 'either':
      return shape.of.every(go);
    case 'object': {
      const properties = Object.values(shape.properties);
      const isWhole = properties.every(({ required }) => required) || hosts.has('undefined');
      return hosts.has('record') && isWhole && properties.every((of) => go(of.shape));
    }
    default:
      return hosts.has(shape.shape);
  }
}

/** What JavaScript has for the cases of a union, `true` and `false` apart where they are constants. */
function hostsOf({ types }: ResolvedSchema, { type }: ResolvedType): ReadonlySet<string> {
  const host = (node: Node) =>
    node.kind === 'nothing' ? node.value : hostOf(node, (name) => types[name]?.analysis.host ?? 'union');
  return new Set(type.kind === 'variant' ? type.cases.map((of) => host(of.type)) : [host(type)]);
}
