import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import compiler from 'kaitai-struct-compiler';
import { parse } from 'yaml';

const folder = new URL('../../../generated/kaitai/', import.meta.url);
const load = createRequire(import.meta.url);

/** A compiled description: makes an object from a stream, and what is at the root of its file. */
export type Parser = new (
  stream: object,
  parent: null,
  root: null,
  ...given: (number | boolean | Uint8Array)[]
) => object;

/** The class of a type; without a name, that of the root. */
export type Classes = (type?: string) => Parser;

/** Compiles the description of a format, and those it imports, to JavaScript. */
export async function compiled(format: string): Promise<Classes> {
  const sources = await sourcesIn('javascript', format);
  const modules = new Map<string, object>();
  const required = (name: string): unknown => {
    const file = `${name.replace('./', '')}.js`;
    const source = sources.get(file);
    if (source === undefined) return load(name);
    const known = modules.get(file);
    if (known !== undefined) return known;
    const exported = {};
    modules.set(file, exported);
    compileFunction(source, ['require', 'exports', 'define'])(required, exported, undefined);
    return exported;
  };
  const [root] = [...sources.keys()].filter((file) => file.toLowerCase() === `${format}.js`);
  const file = root?.replace('.js', '') ?? format;
  const whole = property(required(`./${file}`), file);
  return (type) => {
    const parser = type === undefined ? whole : property(whole, type);
    if (!isParser(parser)) throw new TypeError(`${format} has no ${type ?? 'root'}`);
    return parser;
  };
}

/** What the compiler makes of the description of a format, and of those it imports: files by name. */
export const sourcesIn = async (language: string, format: string): Promise<ReadonlyMap<string, string>> =>
  sourcesOf(language, await text(format));

/** The same for the text of a description. */
export async function sourcesOf(language: string, ksy: string): Promise<ReadonlyMap<string, string>> {
  const importer = { importYaml: async (name: string): Promise<unknown> => parse(await text(name)) };
  return new Map(Object.entries(await compiler.compile(language, parse(ksy), importer, false)));
}

const text = (name: string): Promise<string> => readFile(new URL(`${name}.ksy`, folder), 'utf8');

const property = (of: unknown, name: string): unknown =>
  (typeof of === 'object' && of !== null) || typeof of === 'function' ? Reflect.get(of, name) : undefined;

const isParser = (value: unknown): value is Parser => typeof value === 'function';
