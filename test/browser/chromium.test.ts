import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { pageText } from '../support/chromium.js';
import { needsPeers } from '../support/requirements.js';
import { vectors } from '../support/vectors.js';

describe('the codecs in Chromium', () => {
  it('pass every vector', async function () {
    this.timeout(180_000);
    needsPeers(this, 'Chromium');
    const folder = await mkdtemp(join(tmpdir(), 'mtrude-page-'));
    try {
      const text = await pageText(folder, await writePage(folder));
      const { run, failures }: { run: number; failures: string[] } = JSON.parse(text);
      assert.deepEqual(failures, []);
      assert.equal(run, vectors.length);
      console.log(`Chromium: ${run} vectors`);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

/** The page; its scripts stand in files beside it. */
async function writePage(folder: string): Promise<string> {
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
  return `<!doctype html><meta charset="utf-8"><body>${scripts}</body>`;
}
