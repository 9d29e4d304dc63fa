import { golombRange } from '../../schema/exp-golomb.js';
import { mayBeUndefined } from '../../schema/may-be-undefined.js';
import type { Call, Calls, Enumeration, Field, Node, Shape, Spellings, Struct, Uint } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { spelled } from '../../schema/spellings.js';
import { recordClass, recordField } from '../arbitraries/shapes.js';
import type { Imports } from '../text/imports.js';
import { formatOf, key, localName, pascal, quote } from '../text/names.js';
import { asStruct } from '../text/overlays.js';

/** What the text of one format's io-ts types is made with. */
export interface Context {
  readonly schema: ResolvedSchema;
  readonly format: string;
  readonly imports: Imports;
}

/** The io-ts type of a node's values, as source text. */
export function nodeText(context: Context, node: Node, owner?: ResolvedType): string {
  const inner = (of: Node) => nodeText(context, of);
  switch (node.kind) {
    case 'uint':
      return uintText(context, node);
    case 'int':
      return `${support(context, 'whole')}([${-(2 ** (node.bits - 1))}, ${2 ** (node.bits - 1) - 1}])`;
    case 'float':
      return 't.number';
    case 'continued':
      return `${support(context, 'whole')}([${node.signed ? '-268435456, 268435455' : '0, 536870911'}])`;
    case 'flag':
    case 'headFlag':
      return 't.boolean';
    case 'enum':
      return enumText(context, node);
    case 'spellings':
      return spellingsText(context, node);
    case 'expGolomb': {
      const { least, most } = golombRange(node);
      return `${support(context, 'whole')}([${least}, ${most}])`;
    }
    case 'uintOf':
      return `${support(context, 'whole')}([0, ${2 ** 53 - 1}])`;
    case 'differences':
      return `t.array(${support(context, 'whole')}([${1 - 2 ** 31}, ${2 ** 31 - 1}]))`;
    case 'remainingBits':
      return support(context, 'bitString');
    case 'bitstream':
      return structText(context, node.type, owner);
    case 'utf8':
    case 'terminated':
      return support(context, 'text');
    case 'bytes':
      return support(context, 'bytes');
    case 'nothing':
      return node.value === 'null' || node.value === 'undefined' ? `t.${node.value}` : `t.literal(${node.value})`;
    case 'ref':
      return typeName(context, node.type);
    case 'computed':
    case 'sized':
    case 'prefixed':
      return inner(node.type);
    case 'overlay':
      return structText(context, asStruct(node), owner);
    case 'trial':
      return unionText(node.cases.map(({ type }) => inner(type)));
    case 'struct':
      return structText(context, node, owner);
    case 'variant': {
      const cases = [...node.cases, ...(node.else === undefined ? [] : [node.else])];
      return unionText(cases.filter(({ type }) => type.kind !== 'recall').map(({ type }) => inner(type)));
    }
    case 'list':
      return `t.array(${inner(node.item)})`;
    case 'record':
      return `${support(context, 'record')}(${inner(node.value)})`;
    case 'extension':
      return unionText([node.inner, ...Object.values(node.types)].map((name) => typeName(context, name)));
    case 'calls':
      return callsText(context, node);
    default:
      throw new RangeError(`A ${node.kind} has no values of its own`);
  }
}

const support = (context: Context, name: string): string => context.imports.use(name, './support.js');

/** How a named type or shape is called. */
function typeName(context: Context, name: string): string {
  const format = formatOf(name);
  const local = `${localName(name)}Type`;
  return format === context.format ? local : `${context.imports.all(`${format}Types`, `./${format}.js`)}.${local}`;
}

function uintText(context: Context, { bits, min = 0, max = 2 ** bits - 1 }: Uint): string {
  return `${support(context, 'whole')}([${min}, ${max}])`;
}

function enumText(context: Context, { open, base, members }: Enumeration): string {
  if (open) return uintText(context, base);
  return `${support(context, 'oneOf')}(${Object.values(members)
    .map(({ value }) => value)
    .join(', ')})`;
}

function spellingsText(context: Context, node: Spellings): string {
  return `${support(context, 'whole')}(${spelled(node)
    .map(([least, most]) => `[${least}, ${most}]`)
    .join(', ')})`;
}

const unionText = (texts: readonly string[]): string => {
  const distinct = [...new Set(texts)];
  return distinct.length === 1 ? distinct.join() : `t.union([${distinct.join(', ')}])`;
};

function structText(context: Context, node: Struct, owner: ResolvedType | undefined): string {
  const fields = node.fields.filter(
    ({ type }) => !['derived', 'constant', 'magic', 'reserved', 'carry', 'alignment'].includes(type.kind),
  );
  const isOptional = ({ type }: Field) => type.kind === 'when' || type.kind === 'ifMore';
  const entry = ({ name, type }: Field) =>
    `${key(name)}: ${nodeText(context, type.kind === 'when' || type.kind === 'ifMore' ? type.type : type)},`;
  const kind = owner?.label === 'kind' ? [`kind: t.literal(${quote(owner.localName)}),`] : [];
  const optional = fields.filter(isOptional).map(entry);
  const required = [...kind, ...fields.filter((field) => !isOptional(field)).map(entry)];
  const text = joined(context, required, optional);
  if (owner?.label !== 'class') return text;
  const name = `${context.imports.all(owner.format, `../${owner.format}/index.js`)}.${pascal(owner.localName)}`;
  return `${support(context, 'instance')}(${fields.length === 0 ? name : `${name}, ${text}`})`;
}

function joined(context: Context, required: readonly string[], optional: readonly string[]): string {
  const must = `t.type({ ${required.join('\n')} })`;
  const may = optional.length === 0 ? undefined : `${support(context, 'optional')}({ ${optional.join('\n')} })`;
  if (may === undefined) return must;
  return required.length === 0 ? may : `t.intersection([${must}, ${may}])`;
}

function callsText(context: Context, node: Calls): string {
  const other = `t.type({ kind: t.literal('other'), values: t.array(${typeName(context, node.over)}) })`;
  return unionText([...node.calls.map((call) => callText(context, node, call)), other]);
}

function callText(context: Context, { over }: Calls, call: Call): string {
  const entry = ({ name, shape, presence }: Call['items'][number]) => {
    const text = shapeText(context, shape, over);
    return `${key(name)}: ${presence === 'rest' ? `t.array(${text})` : text},`;
  };
  const isMissing = ({ presence, shape }: Call['items'][number]) =>
    presence === 'optional' || (presence === 'required' && mayBeUndefined(shape));
  const required = call.items.filter((item) => !isMissing(item)).map(entry);
  const optional = call.items.filter(isMissing).map(entry);
  return joined(context, [`kind: t.literal(${quote(call.name)}),`, ...required], optional);
}

/** The io-ts type of the host values that have a shape, as source text. `over` is the type of any value. */
export function shapeText(context: Context, shape: Shape, over: string): string {
  switch (shape.shape) {
    case 'any':
      return typeName(context, over);
    case 'number':
    case 'boolean':
    case 'null':
    case 'undefined':
      return `t.${shape.shape}`;
    case 'string':
    case 'vocabulary':
      return support(context, 'text');
    case 'literal':
      return `t.literal(${quote(shape.value)})`;
    case 'named':
      return typeName(context, shape.type);
    case 'list':
      return `t.array(${shapeText(context, shape.of, over)})`;
    case 'either':
      return unionText(shape.of.map((of) => shapeText(context, of, over)));
    case 'object': {
      const entries = (required: boolean) =>
        Object.entries(shape.properties)
          .filter(([, of]) => of.required === required)
          .map(([name, of]) => `${key(name)}: ${shapeText(context, of.shape, over)},`);
      const others = `${support(context, 'record')}(${typeName(context, over)})`;
      const own = joined(context, entries(true), entries(false));
      return alsoWrapped(context, `t.intersection([${others}, ${own}])`, over);
    }
  }
}

/** The properties as they are, or in the class that stands for such objects. */
function alsoWrapped(context: Context, plain: string, over: string): string {
  const type = context.schema.types[over];
  const wrapper = type && recordClass(context.schema, type);
  const field = wrapper?.type.kind === 'struct' ? recordField(wrapper.type)?.name : undefined;
  if (wrapper === undefined || field === undefined) return plain;
  const name = `${context.imports.all(wrapper.format, `../${wrapper.format}/index.js`)}.${pascal(wrapper.localName)}`;
  const wrapped = `t.intersection([${support(context, 'instance')}(${name}), t.type({ ${key(field)}: properties })])`;
  return `${support(context, 'either')}(${plain}, (properties) => ${wrapped})`;
}
