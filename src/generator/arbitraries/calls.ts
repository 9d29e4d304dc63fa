import type { Call, Calls } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { key, property, quote } from '../text/names.js';
import { type Context, primitive, typeOf } from './context.js';
import { type Place, typeText } from './nodes.js';
import { shapeText } from './shapes.js';

/** Every call with items of its shapes, and rows that are none of them. */
export function callsText(context: Context, node: Calls, { position }: Place): string {
  const over = typeOf(context.schema, node.over);
  const calls = node.calls.map((call) => callText(context, call, over));
  return `fc.oneof(\n${[...calls, ...otherTexts(context, node, over, position)].join(',\n')}\n)`;
}

function callText(context: Context, call: Call, over: ResolvedType): string {
  const items = call.items.map(({ name, shape, presence }) => {
    const text = shapeText(context, shape, over);
    return `${key(name)}: ${presence === 'rest' ? `fc.array(${text}, { maxLength: 3 })` : text},`;
  });
  const fields = [`kind: fc.constant(${quote(call.name)}),`, ...items];
  const drawn = `${primitive(context, 'struct')}({\n${fields.join('\n')}\n})`;
  const optional = call.items.filter(({ presence }) => presence === 'optional');
  if (optional.length === 0) return drawn;
  // Arguments have no names on the wire: whoever leaves one out leaves out those behind it.
  const left = optional.map(
    ({ name }, index) => `${key(name)}: present > ${index} ? ${property('drawn', name)} : undefined,`,
  );
  return `fc.tuple(${drawn}, fc.nat(${optional.length})).map(([drawn, present]) => ({\n...drawn,\n${left.join('\n')}\n}))`;
}

function otherTexts(context: Context, node: Calls, over: ResolvedType, position: Place['position']): string[] {
  const rows = rowType(context.schema, over);
  const row =
    rows === undefined
      ? `fc.array(${typeText(context, over, position)}, { maxLength: 6 })`
      : typeText(context, rows, position);
  const names = [...new Set(node.calls.map(({ opens }) => opens))].map(quote).join(', ');
  const strangers = `${row}.filter(([first]) => ![${names}].some((name) => name === first))`;
  const incomplete = [...new Set(node.calls.map(({ opens }) => opens))].filter((opens) =>
    node.calls.every((call) => call.opens !== opens || call.items.some(({ presence }) => presence === 'required')),
  );
  const other = (values: string) =>
    `${primitive(context, 'struct')}({ kind: fc.constant('other'), values: ${values} })`;
  if (incomplete.length === 0) return [other(strangers)];
  return [other(strangers), other(`fc.constantFrom(${incomplete.map(quote).join(', ')}).map((name) => [name])`)];
}

/** A type that is a row of such values up to the end: it knows how to share values between them. */
function rowType(schema: ResolvedSchema, over: ResolvedType): ResolvedType | undefined {
  return Object.values(schema.types).find(
    ({ type }) =>
      type.kind === 'list' && type.until === 'end' && type.item.kind === 'ref' && type.item.type === over.name,
  );
}
