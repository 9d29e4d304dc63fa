import { Command, Option } from 'commander';
import { publishFile } from '../client/index.js';
import { PublishType } from '../session/index.js';
import { counted, seconds } from './summary.js';
import type { Terminal } from './terminal.js';

interface Options {
  readonly type?: PublishType;
  readonly fast?: true;
  readonly playpath?: string;
  readonly digestHandshake?: true;
  readonly json?: true;
}

export const publishCommand = (terminal: Terminal): Command =>
  new Command('publish')
    .description('Send an FLV file as a live stream, at the pace of its timestamps.')
    .argument('<file>', 'an FLV file; - is standard input')
    .argument('<url>', 'rtmp://host[:port]/app/stream')
    .addOption(new Option('--type <type>', 'what the server does with the stream').choices(Object.values(PublishType)))
    .option('--fast', 'send as fast as the server takes it')
    .option('--playpath <name>', 'the name of the stream; the whole path of the URL is then the application')
    .option('--digest-handshake', 'sign the handshake, which some servers insist on')
    .option('--json', 'print the summary and errors as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ mtrude publish film.flv rtmp://127.0.0.1/live/film
  $ mtrude publish film.flv rtmp://127.0.0.1/live/film --type record --fast`,
    )
    .action(async (file: string, url: string, { json, ...options }: Options) => {
      const source = file === '-' ? terminal.input : file;
      const published = await publishFile(source, url, { ...options, signal: terminal.stop });
      const { messages, bytes, milliseconds, complete } = published;
      const text = `${complete ? 'published' : 'interrupted after'} ${counted(messages, 'message')}, ${counted(bytes, 'byte')}, ${seconds(milliseconds)}`;
      terminal.output.write(json ? `${JSON.stringify(published)}\n` : `mtrude: ${text}\n`);
    });
