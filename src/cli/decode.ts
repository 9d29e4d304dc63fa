import { Command } from 'commander';
import { toLosslessJson } from '../schema/lossless-json/index.js';
import { addGiven, checkGiven, givenOption } from './given.js';
import { bytesOfHex, readInput } from './input.js';
import type { Terminal } from './terminal.js';
import type { Given } from './wire-type.js';
import { wireType } from './wire-types.js';

interface Options {
  readonly given?: Given;
  readonly hex?: true;
}

export const decodeCommand = (terminal: Terminal): Command =>
  new Command('decode')
    .description('Read bytes of a type and print the value as lossless JSON.')
    .argument('<type>', 'a type of the spec, as mtrude types lists them')
    .argument('[file]', 'where the bytes are; - is standard input', '-')
    .option('--hex', 'the input is text: pairs of hexadecimal digits')
    .option(...givenOption, addGiven)
    .option('--json', 'print errors as JSON too')
    .addHelpText(
      'after',
      `
Examples:
  $ echo 03 0001 61 05 000009 | mtrude decode amf0.value --hex
  {
    "a": null
  }
  $ mtrude decode flv.file film.flv | mtrude encode flv.file > same.flv`,
    )
    .action(async (name: string, file: string, { given = {}, hex }: Options) => {
      const type = wireType(name);
      checkGiven(type, given);
      const input = await readInput(file, terminal);
      const value = type.decode(hex ? bytesOfHex(Buffer.from(input).toString('latin1')) : input, given);
      const structs = type.structs(value);
      const json = toLosslessJson(value, (of) => structs.has(of));
      terminal.output.write(`${JSON.stringify(json, undefined, 2)}\n`);
    });
