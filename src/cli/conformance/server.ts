import { Command } from 'commander';
import { parseStreamUrl } from '../../client/index.js';
import type { RunOptions } from '../../conformance/run-options.js';
import { Keeper } from '../../conformance/server/keeper.js';
import { checkPortIsFree } from '../../conformance/server/port-check.js';
import { runServer, serverPlan } from '../../conformance/server/run.js';
import type { ServerTarget } from '../../conformance/server/target.js';
import { UsageError } from '../../runtime/index.js';
import type { Terminal } from '../terminal.js';
import { type ExploreCommandOptions, exploreServer, replayOnServer } from './explore.js';
import { checkConflicts } from './option-conflicts.js';
import { addPeerOptions, type ConformanceOptions, missing, whole } from './options.js';
import { runCases } from './run-cases.js';

export const serverCommand = (terminal: Terminal): Command =>
  addPeerOptions(
    new Command('server')
      .description('Test a server: as a client that publishes, plays, and does what is not allowed.')
      .argument('[url]', 'rtmp://host[:port]/app/stream; cases publish under names that begin with that of the stream'),
  )
    .option('--start <command>', 'start the server with a command of the shell, and again where it has died')
    .option('--one-connection', 'the server takes one connection and ends: it is started for each')
    .option('--explore <n>', 'in place of the cases, try so many sessions drawn at random', whole(1))
    .option('--explore-output <dir>', 'where to write what shows the failures of --explore')
    .option('--replay <file>', 'in place of the cases, run a session that --explore has written')
    .addHelpText(
      'after',
      `
{port} and {url} in the command stand for the port and the URL that are tested.

Examples:
  $ mtrude conformance server rtmp://127.0.0.1/live/test
  $ mtrude conformance server rtmp://127.0.0.1/live/test --case handshake --level MUST
  $ mtrude conformance server rtmp://127.0.0.1/live/test --known-failing known.json --junit report.xml
  $ mtrude conformance server rtmp://127.0.0.1:1936/live/test --start './my-server --port {port}'
  $ mtrude conformance server rtmp://127.0.0.1/live/test --explore 300 --explore-output found`,
    )
    .action(async (url: string | undefined, options: ExploreCommandOptions) => {
      checkConflicts(options);
      const target = () => targetOf(url, options);
      if (options.replay !== undefined) return replayOnServer(terminal, await target(), options.replay, options);
      if (options.explore !== undefined) return exploreServer(terminal, await target(), options.explore, options);
      // A list of the cases needs no server.
      const run = async (given: RunOptions) => runServer(await target(), given);
      return runCases(terminal, { plan: serverPlan(), run }, options);
    });

async function targetOf(url: string | undefined, options: ConformanceOptions): Promise<ServerTarget> {
  const target = addressOf(url);
  const keeper = keeperOf(target, url, options);
  if (keeper === undefined) return target;
  await checkPortIsFree(target.host, target.port);
  return { ...target, keeper };
}

function addressOf(url: string | undefined): ServerTarget {
  if (url === undefined) throw missing('url');
  const { secure, connectArguments, ...target } = parseStreamUrl(url);
  if (secure) throw new UsageError('unsupported-scheme', 'The conformance tester speaks no TLS: test behind it');
  if (connectArguments.length > 0) {
    throw new UsageError('bad-url', 'The conformance tester has no use for the user information of a URL');
  }
  return target;
}

function keeperOf({ port }: ServerTarget, url = '', { start, oneConnection }: ConformanceOptions): Keeper | undefined {
  if (start === undefined && oneConnection === true) {
    throw new UsageError('bad-option', '--one-connection needs --start: the server is started for each connection');
  }
  if (start === undefined) return undefined;
  const command = start.replaceAll('{port}', String(port)).replaceAll('{url}', url);
  return new Keeper({ command, isForOneConnection: oneConnection === true });
}
