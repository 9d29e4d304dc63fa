import { Command } from 'commander';
import { classes } from '../../generated/catalog.js';
import { UsageError } from '../runtime/index.js';
import { fromLosslessJson } from '../schema/lossless-json/index.js';
import { InputError } from './failure.js';
import { addGiven, checkGiven, givenOption } from './given.js';
import { readInput } from './input.js';
import type { Terminal } from './terminal.js';
import type { Given } from './wire-type.js';
import { wireType } from './wire-types.js';

interface Options {
  readonly given?: Given;
  readonly hex?: true;
}

export const encodeCommand = (terminal: Terminal): Command =>
  new Command('encode')
    .description('Read a value of a type as lossless JSON and write its bytes.')
    .argument('<type>', 'a type of the spec, as mtrude types lists them')
    .argument('[file]', 'where the JSON is; - is standard input', '-')
    .option('--hex', 'write text: pairs of hexadecimal digits')
    .option(...givenOption, addGiven)
    .option('--json', 'print errors as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ echo '{ "a": null }' | mtrude encode amf0.value --hex
  0300016105000009
  $ mtrude decode flv.file film.flv | mtrude encode flv.file > same.flv`,
    )
    .action(async (name: string, file: string, { given = {}, hex }: Options) => {
      const type = wireType(name);
      checkGiven(type, given);
      const value = hostValue(Buffer.from(await readInput(file, terminal)).toString('utf8'));
      const bytes = type.encode(value, given);
      terminal.output.write(hex ? `${Buffer.from(bytes).toString('hex')}\n` : bytes);
    });

/** Throws InputError `bad-json`. */
function hostValue(text: string): unknown {
  try {
    return fromLosslessJson(JSON.parse(text), classes);
  } catch (error) {
    if (error instanceof SyntaxError) throw new InputError('bad-json', `Expected JSON: ${error.message}`);
    if (error instanceof UsageError) throw new InputError(error.code, error.message);
    throw error;
  }
}
