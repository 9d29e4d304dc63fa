import type { ResolvedSchema } from '../../schema/resolved.js';
import type { Backend, GeneratedFile } from '../backend.js';
import { header } from '../text/header.js';
import { emitCodec } from './codec.js';
import { emitConstants, emitVocabulary } from './declarations.js';
import { Module } from './module.js';
import { kebab } from './names.js';
import { ownNames } from './own-names.js';
import { emitShape } from './shapes.js';
import { sharedStrings } from './share-strings.js';
import { emitTransition } from './transition.js';

/** Types, codecs, constants and names: one file a definition, one barrel a format. */
export const codecsBackend: Backend = { name: 'codecs', generate };

function generate(schema: ResolvedSchema): readonly GeneratedFile[] {
  return schema.formats.flatMap(({ format, doc, names }) => formatFiles(schema, format, doc, names));
}

function formatFiles(schema: ResolvedSchema, format: string, doc: string, names: readonly string[]): GeneratedFile[] {
  const header = headerOf(format);
  const modules: Module[] = [];
  const open = (file: string, own: Iterable<string> = []) => {
    const m = new Module(`./${file}.js`, header, own);
    modules.push(m);
    return m;
  };
  const constants = names.filter((name) => schema.constants[name] !== undefined || schema.bytes[name] !== undefined);
  if (constants.length > 0) emitConstants(schema, format, open('constants'));
  for (const name of names) {
    const file = kebab(name.slice(format.length + 1));
    const type = schema.types[name];
    const shape = schema.shapes[name];
    const transition = schema.transitions[name];
    if (type !== undefined) emitCodec(schema, type, open(file, ownNames(type)));
    else if (shape !== undefined) emitShape(schema, shape, open(file));
    else if (transition !== undefined) emitTransition(schema, transition, open(file));
    else if (schema.vocabularies[name] !== undefined) emitVocabulary(schema, name, open(file));
  }
  for (const m of modules) m.rewrite((lines) => sharedStrings(schema, lines));
  return [
    ...modules.map((m) => ({ path: `${format}/${m.path.slice(2, -3)}.ts`, text: m.text })),
    { path: `${format}/index.ts`, text: barrel(header, doc, modules.flatMap(wholes)) },
    {
      path: `${format}/parts.ts`,
      text: barrel(header, `${doc} The functions on parts of an input, too.`, modules.map(all)),
    },
  ];
}

const barrel = (header: string, doc: string, lines: readonly string[]): string =>
  `${[header, `/** ${doc} */`, ...lines].join('\n')}\n`;

const all = ({ path }: Module): string => `export * from '${path}';`;

/**
 * What whole values need. The functions that read, write and measure parts are as many again, and a page that loads all
 * of a format would pay for each name.
 */
function wholes(m: Module): string[] {
  const names = m.exported;
  const kept = names.filter((name) => !/^(read|write|size|fill|tagOf)[A-Z]/.test(name));
  if (kept.length === names.length) return [all(m)];
  const values = kept.length === 0 ? [] : [`export { ${kept.join(', ')} } from '${m.path}';`];
  return [`export type * from '${m.path}';`, ...values];
}

const headerOf = (format: string): string => header(`spec/${format}`);
