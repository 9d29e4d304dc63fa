import type { Interned } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { snake } from '../text/snake.js';
import { call, indented, list, quote, quoteBytes, table } from './lua-text.js';
import { headText, nodeText } from './nodes.js';

/** The numbers that belong to no field. */
export function constantsText(schema: ResolvedSchema): string {
  const entries = Object.values(schema.constants).map(({ name, value }) => `  [${quote(name)}] = ${value},`);
  return ['local constants = {', ...entries, '}'].join('\n');
}

/** Bytes that belong to no field: keys. */
export function namedBytesText(schema: ResolvedSchema): string {
  const entries = Object.values(schema.bytes).map(({ name, hex }) => `  [${quote(name)}] = ${quoteBytes(hex)},`);
  return ['local named_bytes = {', ...entries, '}'].join('\n');
}

/** Every type of a format. */
export function typesText(schema: ResolvedSchema, format: string): string {
  const types = Object.values(schema.types).filter((type) => type.format === format);
  return types.map((type) => typeText(schema, type)).join('\n\n');
}

function typeText(schema: ResolvedSchema, type: ResolvedType): string {
  const clauses = type.from.map(({ document, clause }) => `${document} ${clause}`).join(', ');
  const node = nodeText(type.type, { schema, path: type.name });
  const text = call('define', quote(type.name), quote(fieldPath(type)), optionsText(type), indented(`\n${node}`));
  return `-- ${clauses}: ${type.doc}\n${text}`;
}

/** How the fields of a type begin. */
const fieldPath = ({ format, localName }: ResolvedType): string => `mtrude.${snake(format)}.${snake(localName)}`;

function optionsText({ nests, remember, interned, scopeOf, label, localName }: ResolvedType): string {
  return table([
    ...(nests ? [['nests', 'true'] as const] : []),
    ...(remember === undefined ? [] : [['remember', quote(remember)] as const]),
    ...(interned === undefined ? [] : [['interned', internedText(interned)] as const]),
    ...(scopeOf === undefined ? [] : [['scopes', list(scopeOf.map(quote))] as const]),
    ...(label === 'kind' ? [['kind', quote(localName)] as const] : []),
  ]);
}

function internedText({ table: entries, head, key, unlessEmpty }: Interned): string {
  return table([
    ['table', quote(entries)],
    ...(head === 'outer' ? [] : [['head', headText(head)] as const]),
    ...(key === 'content' ? [['content', 'true'] as const] : []),
    ...(unlessEmpty === true ? [['unless_empty', 'true'] as const] : []),
  ]);
}
