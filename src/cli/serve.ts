import { once } from 'node:events';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { createServer, type LogLevel, logLevels, type ServerOptions } from '../server/index.js';
import { UriScheme } from '../session/index.js';
import { readConfiguration } from './configuration.js';
import type { Terminal } from './terminal.js';

interface Options {
  readonly rtmp?: { readonly host: string; readonly port: number };
  readonly data?: string;
  readonly config?: string;
  readonly joinMilliseconds?: number;
  readonly logLevel?: LogLevel;
  readonly json?: true;
}

/** Below the current folder, unless the call or the configuration says otherwise. */
const dataFolder = 'data';

export const serveCommand = (terminal: Terminal): Command =>
  new Command('serve')
    .description('Run the media server until it is interrupted.')
    .option('--rtmp <host:port>', 'where to listen (default: 127.0.0.1 and the port of RTMP)', address)
    .option('--data <dir>', `folder for recordings (default: ${dataFolder})`)
    .option('--config <file>', 'options as JSON; what the call says counts more')
    .option('--join-milliseconds <n>', 'how long messages of a stream may wait for others to be sent together', integer)
    .addOption(new Option('--log-level <level>', 'the least important events to log').choices(logLevels))
    .option('--json', 'print the line that says where it listens, the log and errors as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ mtrude serve
  $ mtrude serve --rtmp 0.0.0.0:1935 --data /srv/streams
  $ mtrude serve --config server.json
  with { "port": 1936, "connections": 50, "log": { "level": "warn" } } in server.json`,
    )
    .action(async (options: Options) => {
      const server = createServer({ ...(await serverOptions(options)) });
      const { host, port } = await server.listen();
      try {
        terminal.output.write(announcement(host, port, options));
        if (!terminal.stop.aborted) await once(terminal.stop, 'abort');
      } finally {
        await server.close();
      }
    });

async function serverOptions({
  rtmp,
  data,
  config,
  joinMilliseconds,
  logLevel,
  json,
}: Options): Promise<ServerOptions> {
  const configured = config === undefined ? {} : await readConfiguration(config);
  return {
    ...configured,
    ...rtmp,
    data: resolve(data ?? configured.data ?? dataFolder),
    ...(joinMilliseconds !== undefined && { joinMilliseconds }),
    log: { ...configured.log, ...(logLevel && { level: logLevel }), ...(json && { json }) },
  };
}

function announcement(host: string, port: number, { json }: Options): string {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const url = `${UriScheme.rtmp}://${authority}/live/NAME`;
  return json
    ? `${JSON.stringify({ host, port, publish: url, play: url })}\n`
    : `mtrude: publish to ${url} and play from ${url} (any NAME)\n`;
}

function address(text: string): { host: string; port: number } {
  const [, bracketed, plain, port] = text.match(/^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || Number(port) > 0xffff) throw new InvalidArgumentError('Expected HOST:PORT.');
  return { host, port: Number(port) };
}

function integer(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Expected an integer.');
  return Number(text);
}
