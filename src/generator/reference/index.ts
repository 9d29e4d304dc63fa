import { readFileSync } from 'node:fs';
import type { Backend, GeneratedFile } from '../backend.js';
import { header, origin } from '../text/header.js';
import type { Page } from './content.js';
import { svgFile } from './diagram/svg.js';
import { htmlPage } from './html/html-page.js';
import { fileOf, markdownFile } from './markdown/markdown-file.js';
import { allPages } from './pages/all-pages.js';
import { type Site, siteOf } from './site.js';

/** What the spec says, for readers: a page for each definition in HTML, a file for each format in Markdown, drawings. */
export const referenceBackend: Backend = {
  name: 'reference',
  folder: 'docs/reference',
  generate(schema) {
    const site = siteOf(schema);
    const pages = allPages(site);
    return [
      { path: 'reference.css', text: `/* ${origin('src/generator/reference/support')} */\n${styleSheet()}` },
      { path: 'search.js', text: `${header('src/generator/reference/support')}\n\n${supportText('search.js')}` },
      ...pages.map((page, index) => htmlFile(site, page, pages[index - 1], pages[index + 1])),
      ...markdownFiles(site, pages),
      ...pages.flatMap(drawings),
    ];
  },
};

const comment = (page: Page): string => origin(page.format === undefined ? 'spec' : `spec/${page.format}`);

const htmlFile = (site: Site, page: Page, before: Page | undefined, after: Page | undefined): GeneratedFile => ({
  path: `${page.path}.html`,
  text: htmlPage(site, page, {
    comment: comment(page),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }),
});

function markdownFiles(site: Site, pages: readonly Page[]): readonly GeneratedFile[] {
  const files = new Map<string, Page[]>();
  for (const page of pages) {
    const path = fileOf(page.path);
    files.set(path, [...(files.get(path) ?? []), page]);
  }
  return [...files].map(([path, inside]) => {
    const [first] = inside;
    return { path, text: markdownFile(site, path, first === undefined ? '' : comment(first), inside) };
  });
}

const drawings = ({ blocks }: Page): readonly GeneratedFile[] =>
  blocks.flatMap((of) => (of.block === 'drawing' ? [{ path: of.file, text: svgFile(of.drawing, of.title) }] : []));

/** Written by hand: the pages, then the drawings inside them. */
const styleSheet = (): string => ['page.css', 'drawing.css'].map(supportText).join('\n');

const supportText = (name: string): string => readFileSync(new URL(`./support/${name}`, import.meta.url), 'utf8');
