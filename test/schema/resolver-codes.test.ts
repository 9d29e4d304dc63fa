import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { diagnosticCodes, formCodes } from '../../src/schema/index.js';

describe('the codes of schema errors', () => {
  const here = new URL('.', import.meta.url);
  const tests = readdirSync(here)
    .filter((name) => /^(resolver|meta-schema).*\.test\.ts$/.test(name))
    .map((name) => readFileSync(new URL(name, here), 'utf8'))
    .join('\n');

  for (const [code, meaning] of Object.entries({ ...diagnosticCodes, ...formCodes })) {
    it(`show ${code}: ${meaning}`, () => {
      assert.ok(tests.includes(`'${code}'`), `no test reports ${code}`);
    });
  }
});
