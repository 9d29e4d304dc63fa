import { readFile } from 'node:fs/promises';
import { InputError } from './failure.js';
import type { Terminal } from './terminal.js';

/** All bytes of a file, or of standard input for `-`. */
export async function readInput(file: string, terminal: Terminal): Promise<Uint8Array> {
  if (file !== '-') return readFile(file);
  const chunks: Uint8Array[] = [];
  for await (const chunk of terminal.input) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Bytes written as pairs of hexadecimal digits; white space between the pairs does not count. */
export function bytesOfHex(text: string): Uint8Array {
  const digits = text.replaceAll(/\s/g, '');
  const wrong = digits.search(/[^0-9a-fA-F]/);
  if (wrong >= 0) {
    throw new InputError('bad-hex', `Expected a hexadecimal digit as digit ${wrong + 1}, not ${digits.charAt(wrong)}`);
  }
  if (digits.length % 2 === 1) throw new InputError('bad-hex', `Expected pairs of digits, not ${digits.length} digits`);
  return Buffer.from(digits, 'hex');
}
