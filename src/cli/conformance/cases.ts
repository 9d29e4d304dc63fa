import { Command } from 'commander';
import { clientPlan } from '../../conformance/client/run.js';
import { codecPlan } from '../../conformance/codec/cases.js';
import { caseLines, caseList } from '../../conformance/report/case-list.js';
import { serverPlan } from '../../conformance/server/run.js';
import type { Terminal } from '../terminal.js';

export const casesCommand = (terminal: Terminal): Command =>
  new Command('cases')
    .description('Print all cases for servers, clients and codecs as Markdown.')
    .option('--list', 'print each case on a line: target, id, level, rule and its sentence')
    .action(({ list }: { readonly list?: true }) => {
      const cases = { servers: serverPlan(), clients: clientPlan(), codecs: codecPlan() };
      terminal.output.write(list ? `${caseLines(cases).join('\n')}\n` : caseList(cases));
    });
