import { Command, InvalidArgumentError } from 'commander';
import { playStream } from '../client/index.js';
import { UsageError } from '../runtime/index.js';
import { counted, seconds } from './summary.js';
import type { Terminal } from './terminal.js';

interface Options {
  readonly output?: string;
  readonly start?: number;
  readonly duration?: number;
  readonly timeout?: number;
  readonly playpath?: string;
  readonly digestHandshake?: true;
  readonly json?: true;
}

export const playCommand = (terminal: Terminal): Command =>
  new Command('play')
    .description('Play a stream into an FLV file until it ends or the command is interrupted.')
    .argument('<url>', 'rtmp://host[:port]/app/stream')
    .option('-o, --output <file>', 'the FLV file; without it, or with -, the bytes go to standard output')
    .option('--start <seconds>', 'where to start; -2 for live or else recorded (default), -1 for live only', number)
    .option('--duration <seconds>', 'end after so much of the stream', positive)
    .option('--timeout <seconds>', 'give up when nothing came for so long (default: wait)', positive)
    .option('--playpath <name>', 'the name of the stream; the whole path of the URL is then the application')
    .option('--digest-handshake', 'sign the handshake, which some servers insist on')
    .option('--json', 'print the summary and errors as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ mtrude play rtmp://127.0.0.1/live/film -o film.flv
  $ mtrude play rtmp://127.0.0.1/live/film | ffplay -`,
    )
    .action(async (url: string, { output = '-', duration, timeout, json, ...options }: Options) => {
      const toFile = output !== '-';
      if (!toFile && terminal.output.isTTY) {
        throw new UsageError('output-is-terminal', 'An FLV file is no text: name one with -o, or pipe the output');
      }
      const played = await playStream(url, toFile ? output : terminal.output, {
        ...options,
        ...(duration !== undefined && { durationMilliseconds: duration * 1000 }),
        ...(timeout !== undefined && { timeoutMilliseconds: timeout * 1000 }),
        signal: terminal.stop,
      });
      const { frames, bytes, milliseconds, end } = played;
      const text = `played ${counted(frames, 'frame')}, ${counted(bytes, 'byte')}, ${seconds(milliseconds)} (${end})`;
      // Standard output may be the file.
      const summary = toFile ? terminal.output : terminal.complaints;
      summary.write(json ? `${JSON.stringify(played)}\n` : `mtrude: ${text}\n`);
    });

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('Expected a number.');
  return value;
}

function positive(text: string): number {
  const value = number(text);
  if (value <= 0) throw new InvalidArgumentError('Expected a number above 0.');
  return value;
}
