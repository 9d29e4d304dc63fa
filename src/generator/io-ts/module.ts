import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { declarationGroups } from '../arbitraries/order.js';
import { valueType } from '../arbitraries/shapes.js';
import { header } from '../text/header.js';
import { Imports } from '../text/imports.js';
import { key, localName, pascal, quote } from '../text/names.js';
import { type Context, nodeText, shapeText } from './nodes.js';

/** The io-ts types of one format. */
export function moduleText(schema: ResolvedSchema, format: string): string {
  const context: Context = { schema, format, imports: new Imports() };
  context.imports.all('t', 'io-ts');
  const declarations = declarationGroups(schema, format)
    .flat()
    .map((name) => {
      const type = schema.types[name];
      return type === undefined ? shapeDeclaration(context, name) : typeDeclaration(context, type);
    });
  return `${[header(`spec/${format}`), context.imports.text, ...declarations].join('\n\n')}\n`;
}

function typeDeclaration(context: Context, type: ResolvedType): string {
  const from = context.imports.all(type.format, `../${type.format}/index.js`);
  const annotation = `t.Type<${from}.${pascal(type.localName)}${type.collapses === undefined ? '' : 'Value'}>`;
  const declaration = `/** ${type.doc} */\nexport const ${type.localName}Type: ${annotation} = ${typeText(context, type)};`;
  if (type.given === undefined) return declaration;
  const given = Object.entries(type.given).map(([name, node]) => `${key(name)}: ${nodeText(context, node)},`);
  const givenType = `t.Type<${from}.${pascal(type.localName)}Given>`;
  return [
    declaration,
    '',
    `/** The parameters of ${type.name}. */`,
    `export const ${type.localName}GivenType: ${givenType} = t.type({ ${given.join('\n')} });`,
  ].join('\n');
}

/** Recursive types name themselves, and those that enter a table may be shared or contain themselves. */
function typeText(context: Context, type: ResolvedType): string {
  const field =
    type.type.kind === 'struct' ? type.type.fields.find(({ name }) => name === type.collapses?.to) : undefined;
  const own = nodeText(context, type.type, type);
  const alone = field && nodeText(context, field.type.kind === 'when' ? field.type.type : field.type);
  const text = alone === undefined ? own : `t.union([${own}, ${alone}])`;
  const isRecursive = type.analysis.recursive;
  const recursive = isRecursive ? `t.recursion(${quote(type.name)}, () => ${text})` : text;
  if (type.remember === undefined && type.interned?.key !== 'identity') return recursive;
  return `${context.imports.use('shared', './support.js')}(${recursive})`;
}

function shapeDeclaration(context: Context, name: string): string {
  const definition = context.schema.shapes[name];
  const over = valueType(context.schema, context.format);
  if (definition === undefined || over === undefined)
    throw new RangeError(`No calls say what the values of ${name} are`);
  const from = context.imports.all(context.format, `../${context.format}/index.js`);
  const annotation = `t.Type<${from}.${pascal(localName(name))}>`;
  const text = shapeText(context, definition.shape, over.name);
  return `/** ${definition.doc} */\nexport const ${localName(name)}Type: ${annotation} = ${text};`;
}
