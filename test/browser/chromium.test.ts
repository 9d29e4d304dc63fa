import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { needsPeers } from '../support/requirements.js';
import { vectors } from '../support/vectors.js';

/** No sandbox, since tests may run as root; no network at all. */
const switches = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe('the codecs in Chromium', () => {
  it('pass every vector', async function () {
    this.timeout(180_000);
    needsPeers(this, 'Chromium');
    const folder = await mkdtemp(join(tmpdir(), 'mtrude-page-'));
    try {
      await writePage(folder);
      const { run, failures } = await openPage(folder);
      assert.deepEqual(failures, []);
      assert.equal(run, vectors.length);
      console.log(`Chromium: ${run} vectors`);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

async function writePage(folder: string): Promise<void> {
  await build({
    entryPoints: ['test/browser/page.ts'],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    outfile: join(folder, 'page.js'),
    logLevel: 'silent',
  });
  await writeFile(join(folder, 'vectors.js'), `const vectors = ${JSON.stringify(vectors)};`);
  const scripts = ['vectors.js', 'page.js'].map((name) => `<script src="${name}"></script>`).join('');
  await writeFile(join(folder, 'page.html'), `<!doctype html><meta charset="utf-8"><body>${scripts}</body>`);
}

async function openPage(folder: string): Promise<{ readonly run: number; readonly failures: readonly string[] }> {
  const { stdout } = await promisify(execFile)(
    'chromium',
    [
      ...switches,
      `--user-data-dir=${join(folder, 'profile')}`,
      '--dump-dom',
      pathToFileURL(join(folder, 'page.html')).href,
    ],
    { timeout: 150_000, maxBuffer: 2 ** 24 },
  );
  const [, text] = /<body>(.*)<\/body>/s.exec(stdout) ?? [];
  if (text === undefined) throw new Error(`Chromium shows ${stdout.slice(0, 500)}`);
  return JSON.parse(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
}
