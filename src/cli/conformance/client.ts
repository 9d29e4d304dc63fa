import { Command, InvalidArgumentError, Option } from 'commander';
import { clientPlan, runClient } from '../../conformance/client/run.js';
import type { ClientTarget, Role } from '../../conformance/client/target.js';
import { UsageError } from '../../runtime/index.js';
import type { Terminal } from '../terminal.js';
import { addPeerOptions, type ConformanceOptions } from './options.js';
import { runCases } from './run-cases.js';

interface Options extends ConformanceOptions {
  readonly port?: number;
  readonly exec?: string;
  readonly role?: Role;
}

export const clientCommand = (terminal: Terminal): Command =>
  addPeerOptions(
    new Command('client')
      .description('Test a client that publishes or plays: as the server that it connects to.')
      .option('--port <n>', 'where to listen, on 127.0.0.1; further jobs take the ports after it', port)
      .option(
        '--exec <command>',
        'starts a client for each case: {url} is where to, {file} where a player may write to',
      )
      .addOption(new Option('--role <role>', 'what the client does, if it is known').choices(['publisher', 'player'])),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ mtrude conformance client --exec "mtrude publish film.flv {url}"
  $ mtrude conformance client --exec "mtrude play {url} -o {file}"
  $ mtrude conformance client --port 1935 --role publisher`,
    )
    .action((options: Options) => {
      if (options.exec?.includes('{url}') === false) {
        throw new UsageError('bad-option', '--exec: the command has no {url}, so the client cannot know where to go');
      }
      const target: ClientTarget = {
        ...(options.port !== undefined && { port: options.port }),
        ...(options.exec !== undefined && { exec: options.exec }),
        ...(options.role !== undefined && { role: options.role }),
        awaits: (url, what) => terminal.complaints.write(`${what}: connect to ${url}\n`),
      };
      return runCases(terminal, { plan: clientPlan(), run: (given) => runClient(target, given) }, options);
    });

function port(text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value < 1 || value > 65_535) {
    throw new InvalidArgumentError('Expected a port from 1 to 65535.');
  }
  return value;
}
