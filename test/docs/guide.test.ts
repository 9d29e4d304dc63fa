import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeBlocks } from './code-blocks.js';

const pages = ['README.md', ...readdirSync('docs/guide').map((name) => `docs/guide/${name}`)].sort();
/** The manual of the schema language has examples of another kind, and a test of its own. */
const withExamples = pages.filter((page) => !page.endsWith('schema-language.md'));
const tsx = import.meta.resolve('tsx');
const programs = readdirSync('examples').map((name) => `examples/${name}`);

describe('the guide', () => {
  for (const page of withExamples) {
    codeBlocks(page).forEach(({ language, info, text, line }, index, blocks) => {
      if (info !== 'example') return;
      if (language === 'ts') {
        it(`has a program that runs and says what it shows: ${page}, line ${line}`, () => {
          const program = programs.find((path) => asShown(path) === text);
          assert.ok(program, 'no file of examples/ is this program');
          const said = execFileSync(process.execPath, ['--import', tsx, program], {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'ignore'],
            timeout: 30_000,
          });
          const shown = blocks[index + 1];
          if (shown?.language === 'text') assert.equal(said.trimEnd(), shown.text);
        });
      }
      if (language === 'sh') {
        it(`has commands that say what it shows: ${page}, line ${line}`, () => {
          const folder = mkdtempSync(join(tmpdir(), 'mtrude-guide-'));
          try {
            for (const { command, output } of commandsOf(text)) assert.equal(said(command, folder), output, command);
          } finally {
            rmSync(folder, { recursive: true });
          }
        });
      }
    });
  }

  it('shows every program of examples/', () => {
    const shown = withExamples.flatMap((page) => codeBlocks(page)).map(({ text }) => text);
    assert.deepEqual(
      programs.filter((path) => !shown.includes(asShown(path))),
      [],
    );
  });

  for (const page of [...pages, 'CONTRIBUTING.md']) {
    it(`has links that lead somewhere: ${page}`, () => {
      for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)) {
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? page : join(dirname(page), path);
        assert.ok(existsSync(file), `${target} leads to no file`);
        if (anchor !== undefined) assert.ok(anchorsOf(file).includes(anchor), `${target} leads to no heading`);
      }
    });
  }
});

/** A program imports the sources; whoever reads the page imports the package. */
const asShown = (path: string): string => readFileSync(path, 'utf8').trimEnd().replace("'../src/index.js'", "'mtrude'");

function commandsOf(text: string): { command: string; output: string }[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...output] = part.trimEnd().split('\n');
      return { command, output: output.join('\n') };
    });
}

/** Runs a command of the shell, in which `mtrude` is the command line of the sources. */
function said(command: string, folder: string): string {
  const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const script = join(folder, 'command.sh');
  writeFileSync(script, `mtrude() { "${process.execPath}" --import "${tsx}" "${resolve(main)}" "$@"; }\n${command}\n`);
  const { stdout, stderr } = spawnSync('sh', [script], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  return `${stdout}${stderr}`.trimEnd();
}

const anchorsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(/\s/g, '-'),
  );
