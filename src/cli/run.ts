import { Command, CommanderError } from 'commander';
import { conformanceCommand } from './conformance.js';
import { decodeCommand } from './decode.js';
import { encodeCommand } from './encode.js';
import { failureOf } from './failure.js';
import { playCommand } from './play.js';
import { publishCommand } from './publish.js';
import { serveCommand } from './serve.js';
import type { Terminal } from './terminal.js';
import { testeeCommand } from './testee.js';
import { typesCommand } from './types.js';
import { version } from './version.js';

/** Runs one call of the command line. Returns its exit status: 0 done, 1 the input or the peer, 2 the call is at fault. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await program(terminal).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = failureOf(error);
    // To the conformance tester the option is the file of its report.
    const json = args.includes('--json') && args[0] !== 'conformance';
    terminal.complaints.write(`${json ? JSON.stringify(failure.report) : failure.line}\n`);
    return failure.status;
  }
}

function program(terminal: Terminal): Command {
  const commands = makers.map((make) => make(terminal));
  const all = new Command('mtrude')
    .description('RTMP, AMF and FLV: a media server, a publisher, a player, and codecs for every type of the spec.')
    .version(version)
    .enablePositionalOptions()
    .addHelpText('after', epilogue);
  for (const command of commands) all.addCommand(command);
  for (const command of withInner(all)) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.output.write(text),
      writeErr: () => undefined,
      outputError: () => undefined,
    });
  }
  return all;
}

const withInner = (command: Command): Command[] => [command, ...command.commands.flatMap(withInner)];

const makers = [
  serveCommand,
  publishCommand,
  playCommand,
  typesCommand,
  decodeCommand,
  encodeCommand,
  testeeCommand,
  conformanceCommand,
];

const epilogue = `
Exit status: 0 done, 1 the input or the peer is at fault, 2 the call is at fault.
Errors are one line on standard error; with --json they are one line of JSON.`;
