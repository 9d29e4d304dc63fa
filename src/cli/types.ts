import { Command } from 'commander';
import type { Terminal } from './terminal.js';
import { wireTypes } from './wire-types.js';

export const typesCommand = (terminal: Terminal): Command =>
  new Command('types')
    .description('List every type of the spec, one a line.')
    .option('--json', 'with their descriptions and parameters, as JSON')
    .addHelpText(
      'after',
      `
Example:
  $ mtrude types | grep amf0
  amf0.value
  amf0.anonymousObject
  ...`,
    )
    .action(({ json }: { json?: true }) => {
      const types = [...wireTypes.values()];
      const list = types.map(({ name, doc, given }) => ({ name, doc, given }));
      terminal.output.write(
        json ? `${JSON.stringify(list, undefined, 2)}\n` : list.map(({ name }) => `${name}\n`).join(''),
      );
    });
