import { readFileSync } from 'node:fs';

export interface CodeBlock {
  readonly language: string;
  /** What stands behind the language. */
  readonly info: string;
  readonly text: string;
  /** The last heading before it. */
  readonly heading: string;
  readonly line: number;
}

/** The fenced code blocks of a page, in order. */
export function codeBlocks(path: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let heading = '';
  let open: { language: string; info: string; line: number; lines: string[] } | undefined;
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      const fence = line.match(/^```(\w*)\s*(.*)$/);
      if (open !== undefined && fence) {
        const { lines, ...rest } = open;
        blocks.push({ ...rest, heading, text: lines.join('\n') });
        open = undefined;
      } else if (open !== undefined) open.lines.push(line);
      else if (fence) open = { language: fence[1] ?? '', info: fence[2] ?? '', line: index + 1, lines: [] };
      else heading = line.match(/^#+ (.*)/)?.[1] ?? heading;
    });
  if (open !== undefined) throw new Error(`${path}: the code block of line ${open.line} does not end`);
  return blocks;
}
