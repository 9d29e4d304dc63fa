import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { reportFromJson } from '../../conformance/report/json.js';
import { reportForm } from '../../conformance/report/json-form.js';
import { matrixHtml } from '../../conformance/report/matrix/html.js';
import { matrixMarkdown } from '../../conformance/report/matrix/markdown.js';
import { matrixOf, type Target } from '../../conformance/report/matrix/matrix.js';
import { UsageError } from '../../runtime/index.js';
import { readJsonFile } from '../json-file.js';
import type { Terminal } from '../terminal.js';

interface Options {
  readonly html?: string;
  readonly markdown?: string;
}

export const matrixCommand = (terminal: Terminal): Command =>
  new Command('matrix')
    .description('Join the JSON reports of several runs into a table: cases down, targets across.')
    .argument(
      '<report...>',
      'files of JSON; NAME=FILE says what stands over the column (default: the name of the file)',
    )
    .option('--html <file>', 'write a page of HTML that shows the bytes too')
    .option('--markdown <file>', 'write Markdown; without both options, it goes to standard output')
    .addHelpText(
      'after',
      `
Example:
  $ mtrude conformance matrix nginx=nginx.json ours=ours.json --html matrix.html --markdown matrix.md`,
    )
    .action(async (files: readonly string[], { html, markdown }: Options) => {
      const matrix = matrixOf(await Promise.all(files.map(target)));
      if (html !== undefined) await writeFile(html, matrixHtml(matrix));
      if (markdown !== undefined) await writeFile(markdown, matrixMarkdown(matrix));
      if (html === undefined && markdown === undefined) terminal.output.write(matrixMarkdown(matrix));
    });

async function target(argument: string): Promise<Target> {
  const [, given, rest] = argument.match(/^([^=/\\]+)=(.+)$/s) ?? [];
  const file = rest ?? argument;
  const report = await readJsonFile(file, reportForm, (what) => new UsageError('bad-report', what));
  return { name: given ?? basename(file, '.json'), report: reportFromJson(report) };
}
