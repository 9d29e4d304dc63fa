import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { schema } from '../support/schema.js';

const formats = schema.formats.map(({ format }) => format);

describe('the generated codecs in a browser', () => {
  for (const format of formats) {
    it(`bundle without modules of Node and without packages: ${format}`, async () => {
      const { warnings, metafile } = await build({
        entryPoints: [`generated/${format}/index.ts`],
        bundle: true,
        platform: 'browser',
        format: 'esm',
        write: false,
        metafile: true,
        logLevel: 'silent',
      });
      assert.deepEqual(warnings, []);
      const strangers = Object.keys(metafile.inputs).filter((path) => !/^(generated|src\/runtime)\//.test(path));
      assert.deepEqual(strangers, []);
    });
  }
});
