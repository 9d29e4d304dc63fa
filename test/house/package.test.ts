import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const subpaths = Object.keys(manifest.exports).filter((subpath) => subpath !== './package.json');
const specifier = (subpath: string) => `mtrude${subpath.slice(1)}`;

/** In a process of its own, without loaders: as users import it. */
function evaluate(code: string): string {
  const options = ['--input-type=module', '--eval', code];
  return execFileSync(process.execPath, options, { encoding: 'utf8', timeout: 30_000 });
}

describe('the package', () => {
  let packed: string[];

  before(() => {
    const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    const [first]: { files: { path: string }[] }[] = JSON.parse(said);
    packed = first?.files.map(({ path }) => path) ?? [];
  });

  for (const subpath of subpaths) {
    it(`can be imported as ${specifier(subpath)}, with types`, () => {
      const names = evaluate(`console.log(Object.keys(await import('${specifier(subpath)}')).length)`);
      assert.ok(Number(names) > 0, 'exports nothing');
      const target = manifest.exports[subpath];
      assert.ok(typeof target === 'object' && existsSync(target.types), 'has no types');
    });
  }

  it('loads nothing but the runtime with a codec', () => {
    const loaded = evaluate(`
      import { register } from 'node:module';
      const seen = 'export async function load(url, context, next) { console.log(url); return next(url, context); }';
      register('data:text/javascript,' + encodeURIComponent(seen));
      await import('mtrude/amf3');
    `);
    const others = loaded.split('\n').filter((url) => url && !/\/dist\/(generated\/amf3|src\/runtime)\//.test(url));
    assert.deepEqual(others, []);
  });

  it('holds what its entry points name, the licence and the read-me', () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? target : Object.values(target),
    );
    const wanted = [...targets, ...Object.values(manifest.bin), 'LICENSE', 'README.md'].map((path) =>
      path.replace('./', ''),
    );
    const missing = wanted.filter((path) => !packed.includes(path));
    assert.deepEqual(missing, []);
  });

  it('holds no tests, benchmarks, sources or leftovers', () => {
    const strangers = packed.filter(
      (path) =>
        !/^(dist\/(src|spec|generated)\/|generated\/(kaitai|schema|vectors|wireshark)\/|LICENSE$|README\.md$|package\.json$)/.test(
          path,
        ),
    );
    assert.deepEqual(strangers, []);
    assert.deepEqual(
      packed.filter((path) => path.startsWith('dist/src/generator/')),
      [],
    );
  });

  it('has a command line that starts', () => {
    const said = execFileSync(process.execPath, [manifest.bin.mtrude ?? '', '--help'], {
      encoding: 'utf8',
      timeout: 30_000,
    });
    assert.match(said, /serve/);
  });

  it('names no registry in its lock file', () => {
    assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved"/);
  });
});
