import assert from 'node:assert/strict';
import { posix } from 'node:path';
import type { GeneratedFile } from '../../../src/generator/backend.js';
import { referenceBackend } from '../../../src/generator/reference/index.js';
import { siteOf } from '../../../src/generator/reference/site.js';
import type { ResolvedSchema } from '../../../src/schema/resolved.js';
import { codeBlocks } from '../../docs/code-blocks.js';
import { definitionsOf, exampleBlocks, schemaOf } from '../../docs/manual-specs.js';
import { schema } from '../../support/schema.js';
import { xmlMistakes } from './xml.js';

const manual = exampleBlocks(codeBlocks('docs/guide/schema-language.md'));

describe('the reference', () => {
  describe('of the spec', () => pagesHold(schema));

  // Every construct of the language, also those that the spec has no use for.
  for (const block of manual) {
    describe(`of what the manual shows under ${block.heading} (line ${block.line})`, () => {
      pagesHold(schemaOf(definitionsOf(block)));
    });
  }

  it('stays small enough to be kept with the sources', () => {
    const bytes = referenceBackend.generate(schema).reduce((total, { text }) => total + Buffer.byteLength(text), 0);
    assert.ok(bytes < 6e6, `${bytes} bytes`);
  });
});

function pagesHold(of: ResolvedSchema): void {
  const files = referenceBackend.generate(of);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const html = files.filter(({ path }) => path.endsWith('.html'));
  const markdown = files.filter(({ path }) => path.endsWith('.md'));

  it('has a page and a section for each definition', () => {
    for (const [name, { define }] of siteOf(of).definitions) {
      const title = define === 'constant' ? name.slice(name.indexOf('.') + 1) : name;
      const named = (kind: readonly GeneratedFile[], pattern: RegExp) =>
        kind.some(({ text }) => pattern.test(bare(text)));
      const place = title.replaceAll('.', '\\.');
      assert.ok(named(html, new RegExp(`<(?:h1|td><code)>${place}<`)), name);
      assert.ok(named(markdown, new RegExp(`^(?:## ${place}$|\\| .*\`${place}\`)`, 'm')), name);
    }
  });

  it('names every rule in the index of rules and on the page of what states it', () => {
    for (const { id, statedBy } of Object.values(of.rules)) {
      assert.ok(texts.get('rules.html')?.includes(`id="${id}"`), id);
      assert.ok(texts.get('rules.md')?.includes(`<a id="${id}"></a>`), id);
      for (const name of statedBy) {
        assert.ok(
          html.some(
            ({ text }) => bare(text).includes(`${name.split('.')[0]}`) && text.includes(`class="rule" id="${id}"`),
          ),
          id,
        );
      }
    }
  });

  it('has no link that leads nowhere', () => {
    const anchors = new Map(
      [...html, ...markdown].map(({ path, text }) => [
        path,
        new Set([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)),
      ]),
    );
    const links = [
      ...html.flatMap(({ path, text }) => matches(path, text, / (?:href|src)="([^"]*)"/g)),
      ...markdown.flatMap(({ path, text }) => matches(path, withoutCode(text), /\]\(([^)\s]*)\)/g)),
    ];
    assert.ok(links.length > 0);
    for (const { path, href } of links) {
      const [file = '', anchor] = href.split('#');
      const target = file === '' ? path : posix.join(posix.dirname(path), file);
      assert.ok(texts.has(target), `${path}: ${href}`);
      if (anchor !== undefined) assert.ok(anchors.get(target)?.has(anchor), `${path}: ${href}`);
    }
  });

  it('says each thing once on a page', () => {
    for (const { path, text } of html) {
      const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      assert.deepEqual(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        [],
        path,
      );
    }
  });

  it('has well-formed drawings', () => {
    for (const { path, text } of files) {
      const drawings = path.endsWith('.svg') ? [text] : (text.match(/<svg.*?<\/svg>/gs) ?? []);
      for (const drawing of drawings) assert.deepEqual(xmlMistakes(drawing), [], path);
    }
  });
}

/** Names may be broken into lines. */
const bare = (text: string): string => text.replaceAll('<wbr>', '');

const withoutCode = (text: string): string =>
  text.replaceAll(/^```.*?^```/gms, '').replaceAll(/(?<!\[)`[^`\n]*`(?!\])/g, '');

const matches = (path: string, text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, href = '']) => ({ path, href }));
