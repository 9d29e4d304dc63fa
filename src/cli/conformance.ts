import { Command } from 'commander';
import { casesCommand } from './conformance/cases.js';
import { clientCommand } from './conformance/client.js';
import { codecCommand } from './conformance/codec.js';
import { matrixCommand } from './conformance/matrix.js';
import { serverCommand } from './conformance/server.js';
import type { Terminal } from './terminal.js';

export const conformanceCommand = (terminal: Terminal): Command =>
  new Command('conformance')
    .description('Hold others to the documents: which requirements they break, and the bytes that show it.')
    .enablePositionalOptions()
    .addCommand(serverCommand(terminal))
    .addCommand(codecCommand(terminal))
    .addCommand(clientCommand(terminal))
    .addCommand(matrixCommand(terminal))
    .addCommand(casesCommand(terminal));
