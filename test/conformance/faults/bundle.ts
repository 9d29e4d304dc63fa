import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { type Mutation, mutated } from './fault.js';

/** What a process runs: a server or a client. */
export type Program = 'server' | 'client';

/**
 * One file with a program and all that it imports, the mutations applied: it starts faster than its modules would. It
 * is there until this process ends, and written once: another process may be reading it.
 */
export function bundled(program: Program, name: string, mutations: readonly Mutation[]): Promise<string> {
  const file = `${program}-${name}.mjs`;
  const made = bundles.get(file) ?? write(program, file, mutations);
  bundles.set(file, made);
  return made;
}

const bundles = new Map<string, Promise<string>>();

async function write(program: Program, file: string, mutations: readonly Mutation[]): Promise<string> {
  folder ??= temporaryFolder();
  const outfile = join(folder, file);
  const applied = new Set<Mutation>();
  await build({
    entryPoints: [fileURLToPath(programs[program])],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
    plugins: mutations.length === 0 ? [] : [mutating(mutations, applied)],
  });
  const unused = mutations.filter((mutation) => !applied.has(mutation));
  if (unused.length > 0) throw new Error(`The ${program} does not import ${unused.map(({ file }) => file).join(', ')}`);
  return outfile;
}

const programs: Readonly<Record<Program, string>> = {
  server: import.meta.resolve('./server-program.ts'),
  client: import.meta.resolve('./client-program.ts'),
};
const top = fileURLToPath(new URL('../../..', import.meta.url));

const mutating = (mutations: readonly Mutation[], applied: Set<Mutation>): Plugin => ({
  name: 'mutating',
  setup({ onLoad }) {
    onLoad({ filter: endingIn(mutations) }, async ({ path }) => {
      const file = relative(top, path).replaceAll('\\', '/');
      const here = mutations.filter((mutation) => mutation.file === file);
      if (here.length === 0) return null;
      for (const mutation of here) applied.add(mutation);
      return { contents: here.reduce(mutated, await readFile(path, 'utf8')), loader: 'ts' };
    });
  },
});

/** Only what is to be changed is asked for: each question costs more than reading a file. */
const endingIn = (mutations: readonly Mutation[]): RegExp =>
  new RegExp(`(?:${mutations.map(({ file }) => file.replaceAll(/[.]/g, '\\.')).join('|')})$`);

let folder: string | undefined;

function temporaryFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'mtrude-faults-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  return made;
}
