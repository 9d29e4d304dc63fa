import type { ResolvedSchema } from '../../schema/resolved.js';
import type { Backend, GeneratedFile } from '../backend.js';
import { header } from '../text/header.js';
import { emitCodec } from './codec.js';
import { emitConstants, emitVocabulary } from './declarations.js';
import { Module } from './module.js';
import { kebab } from './names.js';
import { emitShape } from './shapes.js';
import { emitTransition } from './transition.js';

/** Types, codecs, constants and names: one file a definition, one barrel a format. */
export const codecsBackend: Backend = { name: 'codecs', generate };

function generate(schema: ResolvedSchema): readonly GeneratedFile[] {
  return schema.formats.flatMap(({ format, doc, names }) => formatFiles(schema, format, doc, names));
}

function formatFiles(schema: ResolvedSchema, format: string, doc: string, names: readonly string[]): GeneratedFile[] {
  const header = headerOf(format);
  const modules: Module[] = [];
  const open = (file: string) => {
    const m = new Module(`./${file}.js`, header);
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
    if (type !== undefined) emitCodec(schema, type, open(file));
    else if (shape !== undefined) emitShape(schema, shape, open(file));
    else if (transition !== undefined) emitTransition(schema, transition, open(file));
    else if (schema.vocabularies[name] !== undefined) emitVocabulary(schema, name, open(file));
  }
  const barrel = [header, `/** ${doc} */`, ...modules.map(({ path }) => `export * from '${path}';`)].join('\n');
  return [
    ...modules.map((m) => ({ path: `${format}/${m.path.slice(2, -3)}.ts`, text: m.text })),
    { path: `${format}/index.ts`, text: `${barrel}\n` },
  ];
}

const headerOf = (format: string): string => header(`spec/${format}`);
