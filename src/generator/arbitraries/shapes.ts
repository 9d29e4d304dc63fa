import { headRange } from '../../schema/heads.js';
import type { Field, Shape, Struct } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { longestName, shortestName } from '../text/heads.js';
import { formatOf, key, localName, pascal, quote } from '../text/names.js';
import { type Context, generated, primitive, typeOf } from './context.js';
import { typeText } from './nodes.js';

/** The type that `any` value of a format's shapes is of: the one that its calls are rows of. */
export function valueType(schema: ResolvedSchema, format: string): ResolvedType | undefined {
  const rows = Object.values(schema.types).filter(({ type }) => type.kind === 'calls');
  const { type } = rows.find((row) => row.format === format) ?? rows[0] ?? {};
  return type?.kind === 'calls' ? typeOf(schema, type.over) : undefined;
}

/** The arbitrary of the host values that have a shape, as source text. */
export function shapeText(context: Context, shape: Shape, over: ResolvedType): string {
  const inner = (of: Shape) => shapeText(context, of, over);
  switch (shape.shape) {
    case 'any':
      return typeText(context, over, { inTrees: false, grafted: false });
    case 'number':
      return primitive(context, 'double');
    case 'string':
      return `${primitive(context, 'text')}(${longestText(context.schema, over) === undefined ? '' : `0, ${longestText(context.schema, over)}`})`;
    case 'boolean':
      return 'fc.boolean()';
    case 'null':
    case 'undefined':
      return `fc.constant(${shape.shape})`;
    case 'literal':
      return `fc.constant(${quote(shape.value)})`;
    case 'vocabulary': {
      const members = Object.values(context.schema.vocabularies[shape.type]?.members ?? {});
      const longest = longestText(context.schema, over);
      return `${primitive(context, 'word')}([${members.map(({ value }) => quote(value)).join(', ')}]${longest === undefined ? '' : `, ${longest}`})`;
    }
    case 'named': {
      const name = `${localName(shape.type)}Arbitrary`;
      const format = formatOf(shape.type);
      return format === context.format
        ? name
        : `${context.imports.all(`${format}Arbitraries`, `./${format}.js`)}.${name}`;
    }
    case 'list':
      return `fc.array(${inner(shape.of)}, { maxLength: 3 })`;
    case 'either':
      return `fc.oneof(${shape.of.map(inner).join(', ')})`;
    case 'object':
      return objectText(context, shape, over);
  }
}

/** Plain objects with these properties and others; and the same in the class that stands for such objects. */
function objectText(context: Context, shape: Extract<Shape, { shape: 'object' }>, over: ResolvedType): string {
  const properties = Object.entries(shape.properties);
  const texts = (required: boolean) =>
    properties
      .filter(([, of]) => of.required === required)
      .map(([name, of]) => `${key(name)}: ${shapeText(context, of.shape, over)},`);
  const others = typeText(context, over, { inTrees: false, grafted: false });
  const [shortest, longest] = namesRange(context.schema, over);
  const names = `${primitive(context, 'text')}(${shortest}, ${longest})`;
  const plain = `${primitive(context, 'open')}({\n${texts(true).join('\n')}\n}, {\n${texts(false).join('\n')}\n}, ${names}, ${others})`;
  const wrapper = recordClass(context.schema, over);
  if (wrapper === undefined) return plain;
  const name = `${generated(context, wrapper.format)}.${pascal(wrapper.localName)}`;
  const field = wrapper.type.kind === 'struct' ? recordField(wrapper.type)?.name : undefined;
  return `${primitive(context, 'alsoAs')}((${field}) => Object.assign(new ${name}(${field}), { ${field} }), ${plain})`;
}

/** The class among the cases of a value whose only field is a record: an ECMA array. */
export function recordClass(schema: ResolvedSchema, over: ResolvedType): ResolvedType | undefined {
  const cases = over.type.kind === 'variant' ? over.type.cases : [];
  return cases
    .flatMap(({ type }) => (type.kind === 'ref' ? [typeOf(schema, type.type)] : []))
    .find(({ label, type }) => label === 'class' && type.kind === 'struct' && recordField(type) !== undefined);
}

/** The field of a struct that has no other, if it is a record. */
export function recordField({ fields }: Struct): Field | undefined {
  const [only, ...others] = fields.filter(({ type }) => type.kind !== 'derived');
  return only?.type.kind === 'record' && others.length === 0 ? only : undefined;
}

/** The most bytes that text among such values can have; undefined where any that is drawn has room. */
function longestText(schema: ResolvedSchema, over: ResolvedType): number | undefined {
  const cases = over.type.kind === 'variant' ? over.type.cases : [];
  const nodes = cases.map(({ type }) => (type.kind === 'ref' ? typeOf(schema, type.type).type : type));
  const texts = nodes.flatMap((node) => {
    if (node.kind === 'prefixed' && node.type.kind === 'utf8') return [headRange(node.head).most];
    return node.kind === 'utf8' || node.kind === 'terminated' ? [Number.POSITIVE_INFINITY] : [];
  });
  const longest = Math.max(...texts);
  return longest >= 2 ** 16 || texts.length === 0 ? undefined : longest;
}

/** The fewest and the most bytes that a name in a plain object of such values can have. */
function namesRange(schema: ResolvedSchema, over: ResolvedType): readonly [number, number] {
  const cases = over.type.kind === 'variant' ? over.type.cases : [];
  const nodes = cases.map(({ type }) => (type.kind === 'ref' ? typeOf(schema, type.type).type : type));
  const records = nodes.filter((node) => node.kind === 'record');
  return [Math.max(0, ...records.map(shortestName)), Math.min(...records.map(longestName), 2 ** 32 - 1)];
}
