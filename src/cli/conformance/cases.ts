import { Command } from 'commander';
import { caseList } from '../../conformance/report/case-list.js';
import { serverPlan } from '../../conformance/server/run.js';
import type { Terminal } from '../terminal.js';

export const casesCommand = (terminal: Terminal): Command =>
  new Command('cases')
    .description('Print all cases for servers as Markdown; those for codecs are the vectors.')
    .action(() => {
      terminal.output.write(caseList([{ title: 'Servers', plan: serverPlan() }]));
    });
