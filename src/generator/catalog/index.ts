import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import type { Backend } from '../backend.js';
import { header } from '../text/header.js';
import { Imports } from '../text/imports.js';
import { key, pascal, quote } from '../text/names.js';
import { hasCodec } from '../text/types.js';

/** Every codec by the full name of its type, for callers that learn the name at run time. */
export const catalogBackend: Backend = {
  name: 'catalog',
  generate: (schema) => [{ path: 'catalog.ts', text: catalogText(schema) }],
};

const runtime = '../src/runtime/index.js';

function catalogText(schema: ResolvedSchema): string {
  const imports = new Imports();
  const types = Object.values(schema.types).filter(hasCodec);
  const entries = types.map((type) => entryText(schema, imports, type));
  const instances = Object.values(schema.types).filter(({ label }) => label === 'class');
  const classes = instances.map((type) => `${quote(type.name)}: ${type.format}.${pascal(type.localName)},`);
  for (const name of ['EncodeError', 'UsageError', 'type Reader', 'type ReadOptions', 'type WriteOptions']) {
    imports.use(name, runtime);
  }
  imports.all('t', 'io-ts');
  imports.use('checked', './io-ts/support.js');
  return [
    header('spec'),
    imports.text,
    declarations,
    '/** Every type of the spec by its full name. */',
    `export const catalog: ReadonlyMap<string, CatalogEntry> = new Map<string, CatalogEntry>([\n${entries.join('\n')}\n]);`,
    '/** The classes that values are instances of, by the full name of their type. */',
    `export const classes = {\n${classes.join('\n')}\n};`,
  ]
    .join('\n\n')
    .replaceAll('*/\n\nexport', '*/\nexport')
    .concat('\n');
}

const declarations = `/** The parameters that a type needs to be read and written. */
export type Given = Readonly<Record<string, number | boolean | Uint8Array>>;

/** One type of the spec and its codec. Values are of any type here: encoding checks them first. */
export interface CatalogEntry {
  /** \`format.type\`. */
  readonly name: string;
  readonly doc: string;
  /** The parameters that the type needs, by name. */
  readonly given: Readonly<Record<string, { readonly type: 'number' | 'boolean' | 'bytes'; readonly doc: string }>>;
  /** Decodes all of the bytes. Throws DecodeError, LimitError, and UsageError \`bad-given\`. */
  readonly decode: (bytes: Uint8Array, given?: Given, options?: ReadOptions) => unknown;
  /** Reads one value and leaves the reader behind it. Throws as \`decode\` does. */
  readonly read: (reader: Reader, given?: Given) => unknown;
  /** Throws EncodeError, \`wrong-type\` among its codes, LimitError, and UsageError \`bad-given\`. */
  readonly encode: (value: unknown, given?: Given, options?: WriteOptions) => Uint8Array;
  /** Bytes that \`encode\` gives. Throws as \`encode\` does. */
  readonly size: (value: unknown, given?: Given) => number;
}

function fitting<A>(type: t.Type<A>, value: unknown, name: string, rule: string): A {
  return checked(type, value, (path, expected) => {
    const place = { offset: 0, path: [name, ...path].join('.'), rule };
    return new EncodeError('wrong-type', \`Expected \${expected}\`, place);
  });
}

function parameters<A>(type: t.Type<A>, given: unknown, name: string): A {
  return checked(type, given, (path, expected) => {
    const place = [name, ...path].join('.');
    return new UsageError('bad-given', \`Expected \${expected} as parameter \${place}\`);
  });
}`;

const parameterTypes = { uint: 'number', flag: 'boolean', bytes: 'bytes' } as const;

function entryText(schema: ResolvedSchema, imports: Imports, type: ResolvedType): string {
  const { format, localName: local, analysis } = type;
  const codec = imports.all(format, `./${format}/parts.js`);
  const types = imports.all(`${format}Types`, `./io-ts/${format}.js`);
  const name = quote(type.name);
  const rule = quote(type.layoutRule);
  const value = `fitting(${types}.${local}Type, value, ${name}, ${rule})`;
  const hasGiven = type.given !== undefined;
  const given = hasGiven ? [`parameters(${types}.${local}GivenType, given, ${name})`] : [];
  const tables = (fresh: (table: string) => string) => analysis.needsTables.map(fresh);
  const depth = analysis.needsDepth ? ['0'] : [];
  const references = (table: string) => {
    const content = Object.values(schema.types).find(
      ({ interned }) => interned?.table === table && interned.key === 'content',
    );
    if (content === undefined) return `new ${imports.use('References', runtime)}()`;
    const keyOf = content.type.kind === 'struct' ? `${content.format}.keyOf${pascal(content.localName)}` : '';
    return `new ${imports.use('Contents', runtime)}(${keyOf})`;
  };
  const lambda = (first: string, more: string, body: string) =>
    `(${[first, ...(hasGiven ? ['given'] : more === '' ? [] : ['_given']), ...(more === '' ? [] : [more])].join(', ')}) => ${codec}.${body}`;
  const described = Object.entries(type.given ?? {}).map(
    ([parameter, node]) =>
      `${key(parameter)}: { type: '${parameterTypes[node.kind]}', doc: ${quote(node.doc ?? '')} },`,
  );
  return [
    `[${name}, {`,
    `name: ${name},`,
    `doc: ${quote(type.doc)},`,
    `given: { ${described.join('\n')} },`,
    `decode: ${lambda('bytes', 'options', `decode${pascal(local)}(${['bytes', ...given, 'options'].join(', ')})`)},`,
    `read: ${lambda('reader', '', `read${pascal(local)}(${['reader', ...given, ...tables(() => '[]'), ...depth].join(', ')})`)},`,
    `encode: ${lambda('value', 'options', `encode${pascal(local)}(${[value, ...given, 'options'].join(', ')})`)},`,
    `size: ${lambda('value', '', `size${pascal(local)}(${[value, ...given, ...tables(references), ...depth].join(', ')})`)},`,
    '}],',
  ].join('\n');
}
