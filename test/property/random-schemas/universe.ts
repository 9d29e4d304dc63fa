import { posix } from 'node:path';
import vm from 'node:vm';
import { build, type Plugin } from 'esbuild';
import * as fc from 'fast-check';
import * as ioTs from 'io-ts';
import type { Case } from '../../../generated/arbitraries/catalog.js';
import type { CatalogEntry } from '../../../generated/catalog.js';
import { arbitrariesBackend } from '../../../src/generator/arbitraries/index.js';
import { catalogBackend } from '../../../src/generator/catalog/index.js';
import { codecsBackend } from '../../../src/generator/codecs/index.js';
import { ioTsBackend } from '../../../src/generator/io-ts/index.js';
import * as runtime from '../../../src/runtime/index.js';
import { resolve } from '../../../src/schema/index.js';
import type { Specification } from '../../../src/schema/model.js';
import { type Encoders, encodersOf } from '../support/encoders.js';
import type { Subject } from '../support/inputs.js';
import type { Universe } from '../support/universe.js';

const backends = [codecsBackend, ioTsBackend, arbitrariesBackend, catalogBackend];

/** What generated code imports and does not bring along: the same modules that the tests have. */
const shared: Readonly<Record<string, unknown>> = { runtime, 'fast-check': fc, 'io-ts': ioTs };

/** Resolves a specification, generates its code and runs it: what the laws judge, and its types. */
export async function universeOf(specification: Specification): Promise<{ universe: Universe; subjects: Subject[] }> {
  const schema = resolve(specification);
  const files = new Map(backends.flatMap((backend) => backend.generate(schema).map(({ path, text }) => [path, text])));
  const { catalog, classes, arbitraries, formats } = await loaded(files, specification);
  const encoders = encodersOf(formats, schema);
  const subjects = [...catalog.values()].map((entry): Subject => {
    const cases = arbitraries.get(entry.name);
    if (cases === undefined) throw new Error(`${entry.name} has a codec but no arbitrary`);
    return { entry, cases };
  });
  return { universe: { schema, classes, encodeUnchecked: encoders.encodeUnchecked }, subjects };
}

interface Loaded {
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  readonly classes: Universe['classes'];
  readonly arbitraries: ReadonlyMap<string, fc.Arbitrary<Case>>;
  readonly formats: Parameters<Encoders>[0];
}

async function loaded(files: ReadonlyMap<string, string>, { formats }: Specification): Promise<Loaded> {
  const names = formats.map(({ format }) => format);
  const entry = [
    "export * from './catalog.js';",
    "export * from './arbitraries/catalog.js';",
    ...names.map((name) => `import * as ${name} from './${name}/index.js';`),
    `export const formats = { ${names.join(', ')} };`,
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents: entry, loader: 'ts', sourcefile: 'entry.ts' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
    logLevel: 'silent',
    plugins: [inMemory(files)],
  });
  // What the code exports takes the place of this.
  const module: { exports: Loaded } = {
    exports: { catalog: new Map(), classes: {}, arbitraries: new Map(), formats: {} },
  };
  vm.compileFunction(outputFiles[0]?.text ?? '', ['module', 'shared'])(module, shared);
  return module.exports;
}

/** Finds generated modules in memory, and everything else in what is shared. */
function inMemory(files: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'in-memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path, importer, namespace }) => {
        if (!path.startsWith('.')) return { path, namespace: 'shared' };
        const folder = namespace === 'generated' ? posix.dirname(importer) : '';
        const target = posix.join(folder, path).replace(/\.js$/, '.ts');
        return files.has(target) ? { path: target, namespace: 'generated' } : { path: 'runtime', namespace: 'shared' };
      });
      onLoad({ filter: /.*/, namespace: 'generated' }, ({ path }) => ({
        contents: files.get(path) ?? '',
        loader: 'ts',
      }));
      onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
        contents: `module.exports = shared[${JSON.stringify(path)}];`,
        loader: 'js',
      }));
    },
  };
}
