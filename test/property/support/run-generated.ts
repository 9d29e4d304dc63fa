import { posix } from 'node:path';
import vm from 'node:vm';
import { build, type Plugin } from 'esbuild';
import * as fc from 'fast-check';
import * as ioTs from 'io-ts';
import * as runtime from '../../../src/runtime/index.js';

/** What generated code imports and does not bring along: the same modules that the tests have. */
const shared: Readonly<Record<string, unknown>> = { runtime, 'fast-check': fc, 'io-ts': ioTs };

/** Runs generated files that are nowhere on the disk. Gives what `entry` exports, in place of `exports`. */
export async function runGenerated<T extends object>(
  files: ReadonlyMap<string, string>,
  entry: string,
  exports: T,
): Promise<T> {
  const { outputFiles } = await build({
    stdin: { contents: entry, loader: 'ts', sourcefile: 'entry.ts' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
    logLevel: 'silent',
    plugins: [inMemory(files)],
  });
  const module = { exports };
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
