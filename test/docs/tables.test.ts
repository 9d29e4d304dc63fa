import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { encryptedVersions } from '../../generated/rtmp/constants.js';
import { defaultLimits } from '../../src/runtime/index.js';
import { diagnosticCodes, formCodes } from '../../src/schema/index.js';
import { losslessJsonSchema } from '../../src/schema/lossless-json/index.js';
import { resolveOptions } from '../../src/server/options.js';
import { defaultConnectionLimits } from '../../src/session/connection/options.js';
import { codeBlocks } from './code-blocks.js';
import { errorCodes } from './error-codes.js';

/** The rows of the tables below a heading, or of the whole page: cells without their code marks. */
function rows(page: string, heading?: string): string[][] {
  const text = readFileSync(page, 'utf8');
  const part = heading === undefined ? text : (text.split(`\n${heading}\n`)[1]?.split(/\n## /)[0] ?? '');
  return [...part.matchAll(/^\| (`.*) \|$/gm)].map(([, row = '']) => row.split(' | ').map((cell) => cell.trim()));
}

const bare = (cell = ''): string => cell.replaceAll('`', '');

describe('the tables of the guide', () => {
  const errors = 'docs/guide/errors.md';

  it('have every error code that the sources can give', () => {
    const documented = rows(errors).map(([code]) => bare(code));
    const missing = [...errorCodes()].filter(([code]) => !documented.includes(code));
    assert.deepEqual(missing, []);
  });

  it('have every version of the handshake that is refused as encrypted', () => {
    const [, meaning = ''] = rows(errors).find(([code]) => bare(code) === 'encrypted-version') ?? [];
    const named = Array.from(meaning.matchAll(/\d+/g), ([version]) => Number(version));
    assert.deepEqual(named, [...encryptedVersions]);
  });

  it('have no error code that nothing gives', () => {
    const known = errorCodes();
    // Made of the names that the parser of the command line has for its errors.
    const parsed = ['unknown-option', 'missing-argument', 'excess-arguments', 'invalid-argument'];
    const others = [...parsed, 'option-missing-argument', 'missing-command'];
    const classes = /^(\w+Error|MtrudeError itself)$/;
    const stale = rows(errors)
      .map(([code]) => bare(code))
      .filter((code) => !known.has(code) && !others.includes(code) && !classes.test(code));
    assert.deepEqual(stale, []);
  });

  it('say of schema diagnostics what the sources say', () => {
    const said = rows(errors, '## Schema diagnostics')
      .filter((row) => row.length === 3)
      .map(([code, means]) => [bare(code), means]);
    assert.deepEqual(Object.fromEntries(said), { ...diagnosticCodes, ...formCodes });
  });

  it('have every option of the server with its default', () => {
    const { connectionLimits: _, gopCache, data: __, ...flat } = resolveOptions({});
    const nested = Object.entries(gopCache).map(([name, value]) => [`gopCache.${name}`, value]);
    const expected = Object.fromEntries([...Object.entries(flat), ...nested]);
    const said = rows('docs/guide/server.md', '## Options').map(([name, value]) => [bare(name), value]);
    const shown = Object.fromEntries(said);
    for (const [name, value] of Object.entries(expected)) assert.equal(shown[name], String(value), name);
    const others = ['data', 'connectionLimits', 'log'];
    assert.deepEqual(Object.keys(shown).sort(), [...Object.keys(expected), ...others].sort());
  });

  it('have every limit of a connection with its default', () => {
    const said = rows('docs/guide/server.md', '## Limits').map(([name, value]) => [bare(name), Number(value)]);
    assert.deepEqual(Object.fromEntries(said), { ...defaultConnectionLimits });
    const { depth, elements } = defaultLimits;
    const text = readFileSync('docs/guide/server.md', 'utf8');
    assert.ok(text.includes(`\`depth\` (${depth}) and \`elements\` (${elements.toLocaleString('en')})`));
  });

  it('show the JSON Schema of lossless JSON as it is', () => {
    const block = codeBlocks('docs/guide/json.md').find(({ info }) => info === 'schema');
    assert.deepEqual(JSON.parse(block?.text ?? ''), JSON.parse(JSON.stringify(losslessJsonSchema)));
  });
});
