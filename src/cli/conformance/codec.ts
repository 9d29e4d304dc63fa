import { Command } from 'commander';
import { codecPlan } from '../../conformance/codec/cases.js';
import { runCodec } from '../../conformance/codec/run-codec.js';
import type { Terminal } from '../terminal.js';
import { addRunOptions, type ConformanceOptions, missing } from './options.js';
import { runCases } from './run-cases.js';

export const codecCommand = (terminal: Terminal): Command =>
  addRunOptions(
    new Command('codec')
      .description('Test a codec in any language: a command that decodes and encodes what it is asked to.')
      .argument('[command...]', 'a testee: it answers on its standard output what it is asked on its standard input'),
  )
    // The command has options of its own.
    .passThroughOptions()
    .addHelpText(
      'after',
      `
Examples:
  $ mtrude conformance codec -- mtrude testee
  $ mtrude conformance codec --case 'amf0.*' --junit report.xml -- python3 testee.py`,
    )
    .action((command: readonly string[], options: ConformanceOptions) => {
      // A list of the cases needs no command.
      if (command.length === 0 && !options.list) throw missing('command');
      return runCases(terminal, { plan: codecPlan(), run: (given) => runCodec(command, given) }, options);
    });
