import type { Shape, ShapeDefinition } from '../../schema/model.js';
import type { ResolvedSchema } from '../../schema/resolved.js';
import type { Module } from './module.js';
import { kebab, key, pascal, quote } from './names.js';
import { isCovered } from './shape-cover.js';
import { hasValue } from './types.js';

const localOf = (name: string): string => name.slice(name.indexOf('.') + 1);
const formatOf = (name: string): string => name.slice(0, name.indexOf('.'));

function shapeFile(from: string, name: string): string {
  const file = `${kebab(localOf(name))}.js`;
  return formatOf(name) === from ? `./${file}` : `../${formatOf(name)}/${file}`;
}

/** The TypeScript type of a shape, as text. */
export function shapeText(place: Place, shape: Shape, anyType: string): string {
  const { module: m, owner } = place;
  const { format } = owner;
  const go = (of: Shape) => shapeText(place, of, anyType);
  switch (shape.shape) {
    case 'any':
      return anyType;
    case 'number':
    case 'string':
    case 'boolean':
    case 'null':
    case 'undefined':
      return shape.shape;
    case 'literal':
      return quote(shape.value);
    case 'vocabulary':
      return m.useType(pascal(localOf(shape.type)), shapeFile(format, shape.type));
    case 'named':
      return m.useType(pascal(localOf(shape.type)), shapeFile(format, shape.type));
    case 'list':
      return `(${go(shape.of)})[]`;
    case 'either':
      return shape.of.map(go).join(' | ');
    case 'object':
      return `{ ${propertyLines(place, shape, anyType).join(' ')} }`;
  }
}

type ObjectShape = Extract<Shape, { shape: 'object' }>;

function propertyLines(place: Place, shape: ObjectShape, anyType: string): string[] {
  const { schema, owner } = place;
  const holds = (of: Shape) => isCovered(schema, overType(schema, owner.format), of);
  const all = new Set([anyType]);
  const own = Object.entries(shape.properties).map(([name, of]) => {
    const doc = of.doc === undefined ? '' : `/** ${of.doc} */\n`;
    const text = shapeText(place, of.shape, anyType);
    if (!holds(of.shape)) all.add(text);
    if (!of.required && !holds({ shape: 'undefined' })) all.add('undefined');
    return of.required ? `${doc}${key(name)}: ${text};` : `${doc}${key(name)}?: ${text} | undefined;`;
  });
  return [...own, `[name: string]: ${[...all].join(' | ')};`];
}

/** What a value of the shape has to be, in the words of the runtime. */
export function guardText(part: Place, shape: Shape): string {
  const { module: m, owner } = part;
  switch (shape.shape) {
    case 'any':
    case 'number':
    case 'string':
    case 'boolean':
    case 'null':
    case 'undefined':
      return m.use(`is${pascal(shape.shape)}`);
    case 'literal':
      return quote(shape.value);
    case 'vocabulary':
      return m.use('isString');
    case 'named':
      return m.use(`is${pascal(localOf(shape.type))}`, shapeFile(owner.format, shape.type));
    case 'list':
      return `{ listOf: ${guardText(part, shape.of)} }`;
    case 'either':
      if (takesAll(shape)) return m.use('isAny');
      return `[${shape.of.map((each) => guardText(part, each)).join(', ')}]`;
    case 'object':
      return `(value: unknown) => ${objectGuard(part, shape)}`;
  }
}

/** Whether every value has the shape, so that nothing need be looked at. */
const takesAll = (shape: Shape): boolean =>
  shape.shape === 'any' || (shape.shape === 'either' && shape.of.some(takesAll));

type Place = { readonly schema: ResolvedSchema; readonly module: Module; readonly owner: { readonly format: string } };

function objectGuard(part: Place, shape: ObjectShape): string {
  const guards = (required: boolean) =>
    Object.entries(shape.properties)
      .filter(([, property]) => property.required === required && (required || !takesAll(property.shape)))
      .map(([name, property]) => `${key(name)}: ${guardText(part, property.shape)},`);
  const [required, optional] = [guards(true), guards(false)];
  const args = [unwrapped(part, 'value'), `{ ${required.join('\n')} }`];
  if (optional.length > 0) args.push(`{ ${optional.join('\n')} }`);
  return `${part.module.use('hasProperties')}(${args.join(', ')})`;
}

/** The class whose only field is a record, where the format has one: an ECMA array stands for its entries. */
function wrapperOf(part: Place): { readonly name: string; readonly field: string } | undefined {
  const over = overType(part.schema, part.owner.format);
  const cases = over?.type.kind === 'variant' ? over.type.cases : [];
  for (const { type } of cases) {
    const target = type.kind === 'ref' ? part.schema.types[type.type] : undefined;
    if (target?.label !== 'class' || target.type.kind !== 'struct') continue;
    const [only, ...others] = target.type.fields.filter((field) => hasValue(field.type));
    if (only === undefined || others.length > 0 || only.type.kind !== 'record') continue;
    const file = `${target.format === part.owner.format ? './' : `../${target.format}/`}${kebab(target.localName)}.js`;
    return { name: part.module.use(pascal(target.localName), file), field: only.name };
  }
  return undefined;
}

function unwrapped(part: Place, of: string): string {
  const wrapper = wrapperOf(part);
  return wrapper === undefined ? of : `${of} instanceof ${wrapper.name} ? ${of}.${wrapper.field} : ${of}`;
}

/** Emits a named shape: its interface and its guard. `anyType` is the union of all host values it can stand in. */
export function emitShape(schema: ResolvedSchema, definition: ShapeDefinition, m: Module): void {
  const format = formatOf(definition.name);
  const name = pascal(localOf(definition.name));
  const any = anyValue(schema, format, m);
  const { shape } = definition;
  const part = { schema, module: m, owner: { format } };
  if (shape.shape === 'object') {
    emitObject(part, definition, shape, name, any);
    return;
  }
  m.line(`/** ${definition.doc} */`, `export type ${name} = ${shapeText(part, shape, any)};`, '');
  m.line(`export function is${name}(value: unknown): value is ${name} {`);
  m.line(`return ${m.use('hasShape')}(value, ${guardText(part, shape)});`, '}');
}

function emitObject(part: Place, definition: ShapeDefinition, shape: ObjectShape, name: string, any: string): void {
  const { module: m } = part;
  const wrapper = wrapperOf(part);
  const inner = wrapper === undefined ? name : `${name}Properties`;
  m.line(`/** ${definition.doc} */`, `export interface ${inner} {`, ...propertyLines(part, shape, any), '}', '');
  if (wrapper !== undefined) {
    m.line(`/** Peers send a plain object or an ${wrapper.name}. */`);
    m.line(`export type ${name} = ${inner} | (${wrapper.name} & { readonly ${wrapper.field}: ${inner} });`, '');
  }
  m.line(`export function is${name}(value: unknown): value is ${name} {`);
  m.line(`return ${objectGuard(part, shape)};`, '}');
  if (wrapper === undefined) return;
  m.line('', '/** The properties, whichever way they came. */');
  m.line(`export function propertiesOf${name}(value: ${name}): ${inner} {`, `return ${unwrapped(part, 'value')};`, '}');
}

/** The type over which the format's calls run: what `any` stands for in its shapes. */
function overType(schema: ResolvedSchema, format: string) {
  const all = Object.values(schema.types).filter((type) => type.type.kind === 'calls');
  const calls = all.find((type) => type.format === format) ?? all[0];
  return calls?.type.kind === 'calls' ? schema.types[calls.type.over] : undefined;
}

function anyValue(schema: ResolvedSchema, format: string, m: Module): string {
  const over = overType(schema, format);
  if (over === undefined) return 'unknown';
  const file = `${over.format === format ? './' : `../${over.format}/`}${kebab(over.localName)}.js`;
  return m.useType(pascal(over.localName), file);
}
