import type { Block, Inline, Page, Row, Text } from '../content.js';
import { placeOf } from '../links.js';
import type { Site } from '../site.js';
import { exampleMarkdown } from './example-markdown.js';

/** Several pages as one file, each as a section of it. */
export function markdownFile(site: Site, file: string, comment: string, pages: readonly Page[]): string {
  const sections = pages.map((page, index) => {
    const title = index === 0 ? `# ${page.title}` : `## ${page.title}`;
    const blocks = page.blocks.map((block) => blockMarkdown(site, file, page, block, index === 0 ? 0 : 1));
    return [`<a id="${page.path}"></a>`, title, ...blocks].filter((text) => text !== '').join('\n\n');
  });
  return `<!-- ${comment} -->\n\n${sections.join('\n\n')}\n`;
}

/** The file that has a page: one for each format, and the front page where folders show it. */
export function fileOf(path: string): string {
  if (path === 'index') return 'README.md';
  const slash = path.indexOf('/');
  return `${slash < 0 ? path : path.slice(0, slash)}.md`;
}

function blockMarkdown(site: Site, file: string, page: Page, block: Block, deeper: number): string {
  const text = (of: Text) => textMarkdown(site, file, page, of);
  switch (block.block) {
    case 'heading':
      return `${'#'.repeat(block.depth + deeper)} ${block.text}`;
    case 'paragraph':
      return text(block.text);
    case 'list':
      return block.items.map((item) => `- ${text(item)}`).join('\n');
    case 'table':
      return tableMarkdown(block.head, block.rows, text);
    case 'drawing':
      return `![${block.title}](${block.file})`;
    case 'rule': {
      const { id, level, text: sentence, from, reads, writes } = block.rule;
      const readings =
        reads === undefined ? '' : `<br>Read here: ${marked(reads)}.<br>Written here: ${marked(writes ?? '')}.`;
      const source = { link: { to: 'clause', of: from }, text: `${block.title}, ${from.clause}` } as const;
      return `- <a id="${page.path}/${id}"></a>**${level}** ${marked(sentence)}.${readings}<br>${text([source])} · \`${id}\``;
    }
    case 'example':
      return exampleMarkdown(block.example, text);
  }
}

function tableMarkdown(head: readonly string[], rows: readonly Row[], text: (of: Text) => string): string {
  const used = head.map((title, column) => title === '' || rows.some(({ cells }) => (cells[column]?.length ?? 0) > 0));
  const only = <T>(of: readonly T[]) => of.filter((_, column) => used[column]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map(({ cells, id }) => {
    const texts = only(cells).map((cell) => text(cell).replaceAll('|', '\\|').replaceAll('\n', ' '));
    const [first = '', ...others] = texts;
    return line([id?.includes('/') ? `<a id="${id}"></a>${first}` : first, ...others]);
  });
  return [line(only(head)), line(only(head).map(() => '---')), ...body].join('\n');
}

const textMarkdown = (site: Site, file: string, page: Page, text: Text): string =>
  text.map((inline) => inlineMarkdown(site, file, page, inline)).join('');

function inlineMarkdown(site: Site, file: string, page: Page, of: Inline): string {
  if (typeof of === 'string') return marked(of);
  if ('link' in of) {
    const inner = of.code === true ? quoted(of.text) : marked(of.text);
    return `[${inner}](${hrefOf(site, file, page, of.link)})`;
  }
  if ('code' in of) return quoted(of.code);
  return `**${'strong' in of ? marked(of.strong) : of.level}**`;
}

function hrefOf(site: Site, file: string, page: Page, target: Parameters<typeof placeOf>[1]): string {
  const { path, anchor } = placeOf(site, target, page.names);
  const fragment = target.to === 'rule' ? `${path}/${anchor}` : target.to === 'clause' ? (anchor ?? path) : path;
  const inFile = fileOf(path);
  return `${inFile === file ? '' : inFile}#${fragment}`;
}

const quoted = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

/** Words that Markdown would take for marks; authors mark code in prose with backticks. */
const marked = (text: string): string =>
  text
    .split(/(`[^`]+`)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(/([\\`*_<>[\]|])/g, '\\$1')))
    .join('');
