import { Command } from 'commander';
import { addPeerOptions, type ConformanceOptions } from '../../../src/cli/conformance/options.js';
import { runCases, type Suite } from '../../../src/cli/conformance/run-cases.js';
import { failureOf } from '../../../src/cli/failure.js';
import { terminal } from '../command-line.js';

/** Runs a suite with options of the command line, as the subcommands do. */
export async function tested(suite: Suite, args: readonly string[], isTTY = false) {
  const { terminal: to, said } = terminal({ isTTY });
  const command = addPeerOptions(new Command('test'))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, outputError: () => undefined })
    .action((options: ConformanceOptions) => runCases(to, suite, options));
  try {
    await command.parseAsync(args, { from: 'user' });
    return { ...said(), status: 0, line: '' };
  } catch (error) {
    const { status, line } = failureOf(error);
    return { ...said(), status, line };
  }
}
