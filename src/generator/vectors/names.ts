import { isPlainObject } from '../../schema/lossless-json/host-objects.js';
import type { Example } from '../../schema/model.js';

/** What an example is about: what its author says, or else its value or error. It stays when others come and go. */
export function nameOf(type: string, { doc, hex, given, error, canonical, ...example }: Example): string {
  const said = slug(doc ?? '');
  if (said !== '') return said;
  const digits = hex.replaceAll(/\s/g, '').toLowerCase();
  const parameters = Object.entries(given ?? {}).map(([name, value]) => slug(`${name} ${shown(value)}`));
  return [...wordsFor(error, type, example.value, digits, canonical !== false), ...parameters].join('-');
}

function wordsFor(
  error: string | undefined,
  type: string,
  value: unknown,
  digits: string,
  canonical: boolean,
): string[] {
  if (error !== undefined) return [error, shortened(digits)];
  const [first, ...rest] = wordsOf(value)
    .map(slug)
    .filter((word) => word !== '');
  const words = first === undefined || (first === slug(type) && rest.length > 0) ? rest : [first, ...rest];
  if (words.length === 0) return [shortened(digits)];
  return [fitting(words), ...(canonical ? [] : ['as', shortened(digits)])];
}

/** Of several with one name, the second and later are numbered. */
export function distinct(names: readonly string[]): string[] {
  const met = new Map<string, number>();
  return names.map((name) => {
    const count = (met.get(name) ?? 0) + 1;
    met.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  });
}

const slug = (text: string): string =>
  text
    .replaceAll('NaN', 'nan')
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll(/^-(?=\d)/g, 'minus ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

const mostDigits = 12;

function shortened(digits: string): string {
  if (digits === '') return 'empty';
  return digits.length > mostDigits ? `${digits.slice(0, mostDigits)}-${digits.length / 2}` : digits;
}

const longest = 40;

/** As many words as make a short name, and the first in any case. */
function fitting([first = '', ...rest]: readonly string[]): string {
  let name = first.slice(0, longest);
  for (const word of rest) {
    if (name.length + 1 + word.length > longest) return name;
    name = `${name}-${word}`;
  }
  return name;
}

/** What a value in lossless JSON says, from the outside in: kinds and classes, then what is in them. */
function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['nothing'] : value.flatMap(wordsOf);
  if (!isPlainObject(value)) return [shown(value)];
  const entries = Object.entries(value);
  // What has a kind or a class needs no names to be known by.
  const isNamed = 'kind' in value || '$class' in value;
  return entries.length === 0 ? ['nothing'] : entries.flatMap(([name, of]) => wordsOfEntry(name, of, isNamed));
}

function wordsOfEntry(name: string, of: unknown, isNamed: boolean): string[] {
  switch (name) {
    case '$undefined':
      return ['undefined'];
    case '$class':
      return [String(of).replace(/^.*\./, '')];
    case '$ref':
      return [`reference ${String(of)}`];
    case '$id':
      return [];
    case '$array':
    case '$object':
      return wordsOf(of);
    case '$bytes':
      return [String(of).slice(0, mostDigits)];
    case '$number':
      return [String(of)];
    default:
      return [...(isNamed ? [] : [name]), ...wordsOf(of)];
  }
}

const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
