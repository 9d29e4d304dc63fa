/** The lines of a table in Markdown. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.map(markdownCell).join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map((row) => `| ${row.map(markdownCell).join(' | ')} |`),
];

export const markdownCell = (text: string): string => markdownLine(text).replaceAll('|', '\\|');

/** What peers sent may stand in it: it stays on its line, without its full stop, and holds no HTML. */
export const markdownLine = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '').replaceAll('<', '&lt;');
