import { InvalidArgumentError } from 'commander';
import { UsageError } from '../runtime/index.js';
import { nearest } from '../schema/diagnostics.js';
import { bytesOfHex } from './input.js';
import type { Given, WireType } from './wire-type.js';

export const givenOption = [
  '-g, --given <name=value>',
  'a parameter of the type, once for each that it has (mtrude types --json lists them)',
] as const;

/** Adds one `name=value` of the command line to those before it. */
export function addGiven(text: string, before: Given = {}): Given {
  const [name, value, ...more] = text.split('=');
  if (!name || value === undefined || more.length > 0) throw new InvalidArgumentError('Expected name=value.');
  if (value.startsWith('hex:')) return { ...before, [name]: bytesOfHex(value.slice('hex:'.length)) };
  if (value === 'true' || value === 'false') return { ...before, [name]: value === 'true' };
  const number = Number(value);
  if (value.trim() === '' || !Number.isInteger(number)) {
    throw new InvalidArgumentError('Expected an integer, true, false or hex:DIGITS as value.');
  }
  return { ...before, [name]: number };
}

const forms = { number: 'NUMBER', boolean: 'true|false', bytes: 'hex:DIGITS' };

/** Throws UsageError `unknown-given` for a parameter that the type does not have, `missing-given` for one that it lacks. */
export function checkGiven(type: WireType, given: Given): void {
  const names = Object.keys(type.given);
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    const near = nearest(name, names) ?? names.join(', ');
    const hint = names.length === 0 ? 'it has none' : `did you mean ${near}?`;
    throw new UsageError('unknown-given', `${type.name} has no parameter ${name}; ${hint}`);
  }
  for (const [name, { type: kind, doc }] of Object.entries(type.given)) {
    if (Object.hasOwn(given, name)) continue;
    throw new UsageError('missing-given', `${type.name} needs --given ${name}=${forms[kind]}: ${doc}`);
  }
}
