import { readdirSync, readFileSync } from 'node:fs';
import { isPlainObject } from '../../../src/schema/lossless-json/host-objects.js';

/** The words that tell the forms of data apart. */
const tellers = ['kind', 'define', 'op', 'shape'] as const;

/** What is never drawn, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  session: 'is no type: examples hold it, and what a random one means nobody can say',
  conduct: 'has no bytes: what its rules mean shows in what peers do',
};

/**
 * Every construct that the model has, as `word` and `word.attribute`: of the interfaces that have a word that tells them
 * apart, and of the unions of expressions and shapes.
 */
export function constructsOfModel(): ReadonlySet<string> {
  const folder = new URL('../../../src/schema/model/', import.meta.url);
  const found = new Set<string>();
  for (const file of readdirSync(folder)) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    for (const [, body = ''] of text.matchAll(/^export interface \w+[^{]*\{\n([\s\S]*?)^\}/gm)) {
      const word = /^ {2}readonly (?:kind|define): '(\w+)'/m.exec(body)?.[1];
      if (word === undefined) continue;
      found.add(word);
      for (const [, name = ''] of body.matchAll(/^ {2}readonly (\w+)\??:/gm)) {
        if (!['kind', 'define'].includes(name)) found.add(`${word}.${name}`);
      }
    }
    for (const [, words = ''] of text.matchAll(/readonly (?:op|shape): ((?:'\w+'(?: \| )?)+)/g)) {
      for (const [, word = ''] of words.matchAll(/'(\w+)'/g)) found.add(word);
    }
    for (const [, words = ''] of text.matchAll(/^export type (?:Comparison|Arithmetic) = (.*);$/gm)) {
      for (const [, word = ''] of words.matchAll(/'(\w+)'/g)) found.add(word);
    }
  }
  return found;
}

/** The constructs that data of the language use, as above; of some attributes also which of their forms. */
export function constructsIn(data: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isPlainObject(value)) return;
    const teller = tellers.find((of) => typeof value[of] === 'string');
    const word = teller === undefined ? undefined : String(value[teller]);
    if (word !== undefined) found.add(word);
    for (const [name, of] of Object.entries(value)) {
      if (word !== undefined && name !== teller) {
        found.add(`${word}.${name}`);
        for (const form of formsOf(name, of)) found.add(`${word}.${name} ${form}`);
      }
      visit(of);
    }
  };
  visit(data);
  return found;
}

/** Attributes that take one of several words, or are told apart by a key. */
const choices = ['label', 'mismatch', 'value', 'values', 'until', 'tag', 'length', 'order', 'open', 'signed', 'ends'];

function formsOf(name: string, of: unknown): string[] {
  if (!choices.includes(name)) return name === 'interned' && isPlainObject(of) ? Object.keys(of) : [];
  if (typeof of === 'string' || typeof of === 'boolean') return [String(of)];
  if (Array.isArray(of)) return ['listed'];
  return isPlainObject(of) && tellers.every((teller) => !(teller in of)) ? Object.keys(of) : [];
}

/** The forms that have to be there beside all that the model lists. */
export const forms: readonly string[] = [
  ...['kind', 'class'].map((of) => `type.label ${of}`),
  ...['table', 'head', 'key', 'unlessEmpty'].map((of) => `type.interned ${of}`),
  ...['error', 'noted', 'used'].map((of) => `derived.mismatch ${of}`),
  ...['null', 'undefined', 'true', 'false'].map((of) => `nothing.value ${of}`),
  ...['kinds', 'host'].map((of) => `variant.values ${of}`),
  ...['marker', 'on', 'peek'].map((of) => `variant.tag ${of}`),
  ...['end', 'head', 'count', 'counted', 'carries'].map((of) => `list.until ${of}`),
  ...['rest', 'head'].flatMap((of) => [`utf8.length ${of}`, `bytes.length ${of}`]),
  ...['zeros', 'stopBit'].map((of) => `bitstream.ends ${of}`),
  ...['little', 'listed'].map((of) => `uint.order ${of}`),
  ...['true', 'false'].flatMap((of) => [`enum.open ${of}`, `continued.signed ${of}`]),
];
