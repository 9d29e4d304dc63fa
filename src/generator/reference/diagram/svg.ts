import { readFileSync } from 'node:fs';
import { escaped } from '../html/escaped.js';
import type { Drawing, Look, Mark, TextLook } from './drawing.js';

/** One letter each: there are many marks. */
const letters: Readonly<Record<string, string>> = {
  box: 'b',
  fixed: 'f',
  derived: 'd',
  open: 'o',
  maybe: 'm',
  bare: 'x',
  edge: 'e',
  tick: 't',
  lead: 'l',
  arrow: 'a',
  name: 'n',
  note: 's',
  ruler: 'r',
};

const classesOf = (look: Look | TextLook): string =>
  look
    .split(' ')
    .map((word) => letters[word] ?? word)
    .join(' ');

/** A drawing inside a page, which has its style sheet; `href` says where links to definitions lead. */
export const inlineSvg = (drawing: Drawing, title: string, href: (name: string) => string): string =>
  svg(drawing, title, '', href);

/** A drawing as a file of its own, readable in a light and in a dark scheme. */
export const svgFile = (drawing: Drawing, title: string): string =>
  `${svg(drawing, title, `<style>${style()}</style>`, undefined)}\n`;

function svg(drawing: Drawing, title: string, head: string, href: ((name: string) => string) | undefined): string {
  const { width, height } = drawing;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="wire" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${escaped(title)}</title>${head}`,
    ...drawing.marks.map((mark) => markText(mark, href)),
    '</svg>',
  ].join('\n');
}

function markText(of: Mark, href: ((name: string) => string) | undefined): string {
  if (of.mark === 'path') return `<path class="${classesOf(of.look)}" d="${of.d}"/>`;
  const anchor = of.anchor === undefined ? '' : ` text-anchor="${of.anchor}"`;
  const text = `<text class="${classesOf(of.look)}" x="${rounded(of.x)}" y="${rounded(of.y)}"${anchor}>${escaped(of.text)}</text>`;
  return of.to === undefined || href === undefined ? text : `<a href="${escaped(href(of.to))}">${text}</a>`;
}

const rounded = (of: number): number => Math.round(of * 10) / 10;

/** Comments and needless blanks of the style sheet stay behind. */
const style = (): string =>
  readFileSync(new URL('../support/drawing.css', import.meta.url), 'utf8')
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s*([{};,])\s*/g, '$1')
    .trim();
