import type { Block, Inline, Page, Row, Text } from '../content.js';
import { inlineSvg } from '../diagram/svg.js';
import { placeOf } from '../links.js';
import type { Site } from '../site.js';
import { escaped } from './escaped.js';
import { exampleHtml } from './example-html.js';

/** What stands around a page: where it was made from, and its neighbours in reading order. */
export interface Around {
  readonly comment: string;
  readonly before?: Page;
  readonly after?: Page;
}

/** A static page; it needs the style sheet and nothing else, and long ones can be searched with a script. */
export function htmlPage(site: Site, page: Page, around: Around): string {
  const up = '../'.repeat(page.path.split('/').length - 1);
  const link = (path: string, text: string) => `<a href="${up}${path}.html">${escaped(text)}</a>`;
  const trail = [
    link('index', 'Reference'),
    ...(page.format === undefined ? [] : [link(`${page.format}/index`, page.format)]),
  ];
  const neighbour = (of: Page | undefined, mark: string) =>
    of === undefined ? '' : `<span>${mark} ${link(of.path, of.title)}</span>`;
  return [
    '<!doctype html>',
    `<!-- ${around.comment} -->`,
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(page.title)} · mtrude reference</title>`,
    `<link rel="stylesheet" href="${up}reference.css">`,
    `<header><nav>${trail.join(' <i>›</i> ')}</nav><nav>${link('names', 'Names')} ${link('rules', 'Rules')} ${link('documents', 'Documents')} ${link('coverage', 'Coverage')}</nav></header>`,
    '<main>',
    `<p class="about">${escaped(page.about)}</p>`,
    `<h1>${breakable(page.title)}</h1>`,
    ...page.blocks.map((block) => blockHtml(site, page, up, block)),
    '</main>',
    ...(page.search === true ? [`<script src="${up}search.js"></script>`] : []),
    `<footer>${neighbour(around.before, '←')}${neighbour(around.after, '→')}</footer>`,
    '</html>',
    '',
  ].join('\n');
}

/** Long names may go on in the next line where a word of theirs begins. */
const breakable = (name: string): string => escaped(name).replaceAll(/(?<=[a-z.])(?=[A-Z])|(?<=\.)/g, '<wbr>');

function blockHtml(site: Site, page: Page, up: string, block: Block): string {
  const text = (of: Text) => textHtml(site, page, up, of);
  switch (block.block) {
    case 'heading':
      return `<h${block.depth} id="${escaped(block.id)}">${escaped(block.text)}</h${block.depth}>`;
    case 'paragraph':
      return `<p${block.lead === true ? ' class="lead"' : ''}>${text(block.text)}</p>`;
    case 'list':
      return block.items.length === 0
        ? ''
        : `<ul>\n${block.items.map((item) => `<li>${text(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return tableHtml(block.head, block.rows, text);
    case 'drawing': {
      const href = (name: string) => hrefOf(site, page, up, { to: 'definition', name });
      return `<figure>${inlineSvg(block.drawing, block.title, href)}</figure>`;
    }
    case 'rule': {
      const { id, level, text: sentence, from, reads, writes } = block.rule;
      const readings =
        reads === undefined && writes === undefined
          ? ''
          : `<dl><dt>Read here</dt><dd>${prose(reads ?? '')}</dd><dt>Written here</dt><dd>${prose(writes ?? '')}</dd></dl>`;
      const source = { link: { to: 'clause', of: from }, text: `${block.title}, ${from.clause}` } as const;
      return `<div class="rule" id="${escaped(id)}"><p>${text([{ level }])} ${prose(sentence)}.</p>${readings}<p class="source">${text([source])} · <a href="#${escaped(id)}"><code>${escaped(id)}</code></a></p></div>`;
    }
    case 'example':
      return exampleHtml(block.example, text);
  }
}

function tableHtml(head: readonly string[], rows: readonly Row[], text: (of: Text) => string): string {
  const used = head.map((title, column) => title === '' || rows.some(({ cells }) => (cells[column]?.length ?? 0) > 0));
  const only = <T>(of: readonly T[]) => of.filter((_, column) => used[column]);
  const headHtml = head.every((title) => title === '')
    ? ''
    : `<thead><tr>${only(head)
        .map((title) => `<th>${escaped(title)}</th>`)
        .join('')}</tr></thead>\n`;
  const body = rows.map(
    ({ cells, id }) =>
      `<tr${id === undefined ? '' : ` id="${escaped(id)}"`}>${only(cells)
        .map((cell) => `<td>${text(cell)}</td>`)
        .join('')}</tr>`,
  );
  return `<div class="wide"><table>\n${headHtml}<tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}

/** Authors mark code in prose with backticks. */
const prose = (text: string): string => escaped(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

const textHtml = (site: Site, page: Page, up: string, text: Text): string =>
  text.map((inline) => inlineHtml(site, page, up, inline)).join('');

function inlineHtml(site: Site, page: Page, up: string, of: Inline): string {
  if (typeof of === 'string') return prose(of);
  if ('link' in of) {
    const inner = escaped(of.text);
    return `<a href="${escaped(hrefOf(site, page, up, of.link))}">${of.code === true ? `<code>${inner}</code>` : inner}</a>`;
  }
  if ('code' in of) return `<code>${escaped(of.code)}</code>`;
  if ('strong' in of) return `<strong>${escaped(of.strong)}</strong>`;
  return `<span class="level ${of.level.toLowerCase()}">${of.level}</span>`;
}

function hrefOf(site: Site, page: Page, up: string, target: Parameters<typeof placeOf>[1]): string {
  const { path, anchor } = placeOf(site, target, page.names);
  const fragment = anchor === undefined ? '' : `#${anchor}`;
  return path === page.path && fragment !== '' ? fragment : `${up}${path}.html${fragment}`;
}
