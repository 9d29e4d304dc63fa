import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { schema } from '../support/schema.js';

const existing = new Set(schema.formats.map(({ format }) => format));

/** In bytes: what a page may spend on all codecs together. */
const budget = { minified: 120 * 1024, gzipped: 30 * 1024 };

const formats = ['amf0', 'amf3', 'flv', 'rtmp'].filter((format) => existing.has(format));

describe('the codecs for a page', () => {
  it(`fit into ${budget.minified} bytes minified and ${budget.gzipped} bytes compressed`, async () => {
    const { bytes } = await bundled(
      formats.map((format) => `export * as ${format} from './generated/${format}/index.js';`),
    );
    const compressed = gzipSync(bytes, { level: 9 }).length;
    console.log(`bundle of ${formats.join(', ')}: ${bytes.length} bytes minified, ${compressed} compressed`);
    assert.ok(bytes.length <= budget.minified, `${bytes.length} bytes minified`);
    assert.ok(compressed <= budget.gzipped, `${compressed} bytes compressed`);
  });

  const leaves: readonly (readonly [format: string, name: string, without: readonly string[]])[] = [
    ['amf0', 'decodeZonedDate', ['generated/rtmp/', 'generated/flv/', 'generated/amf3/', 'generated/amf0/value']],
    ['flv', 'decodeHeader', ['generated/rtmp/', 'generated/amf0/', 'generated/flv/tag']],
    ['rtmp', 'decodeSetChunkSize', ['generated/flv/', 'generated/amf0/', 'generated/rtmp/command']],
  ];
  for (const [format, name, without] of leaves) {
    it(`leave out what a page does not use: ${name} of ${format} brings only its own part`, async () => {
      const { bytes, parts } = await bundled([`export { ${name} } from './generated/${format}/index.js';`]);
      assert.deepEqual(
        parts.filter((path) => without.some((start) => path.startsWith(start))),
        [],
      );
      assert.ok(bytes.length < 8 * 1024, `${bytes.length} bytes minified`);
    });
  }
});

async function bundled(
  lines: readonly string[],
): Promise<{ readonly bytes: Uint8Array; readonly parts: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: '.', loader: 'ts' },
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.entries(output?.inputs ?? {});
  return {
    bytes: outputFiles[0]?.contents ?? new Uint8Array(),
    parts: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
  };
}
