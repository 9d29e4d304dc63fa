import type { ResolvedSchema } from '../../schema/resolved.js';
import { quote } from './names.js';

/**
 * Names what a generated file says again and again: ids of rules and paths of values, which each check mentions. It
 * halves what they take in a bundle, and lets the lines be read.
 */
export function sharedStrings(schema: ResolvedSchema, lines: readonly string[]): readonly string[] {
  const text = lines.join('\n');
  const shared = new Map<string, string>();
  for (const [literal, uses] of countLiterals(text)) {
    const words = wordsOf(schema, literal);
    if (words === undefined || uses < 3) continue;
    shared.set(literal, freeName(camelCase(words), [text, ...shared.values()].join(' ')));
  }
  const named = lines.map((line) => line.replace(literals, (literal) => shared.get(literal) ?? literal));
  const constants = [...shared].map(([literal, name]) => `const ${name} = ${literal};`);
  return constants.length === 0 ? named : [...constants, '', ...named];
}

const literals = /"(?:[^"\\]|\\.)*"/g;

function countLiterals(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [literal] of text.matchAll(literals)) counts.set(literal, (counts.get(literal) ?? 0) + 1);
  return counts;
}

/** The words that a constant for the literal is named with, if it is the id of a rule or the path of a value. */
function wordsOf(schema: ResolvedSchema, literal: string): readonly string[] | undefined {
  const text = JSON.parse(literal);
  if (typeof text !== 'string' || quote(text) !== literal) return undefined;
  if (text in schema.rules) return [...(text.split('/').at(-1) ?? '').split('-'), 'rule'];
  const [format, type, ...parts] = text.split('.');
  if (!(`${format}.${type}` in schema.types)) return undefined;
  return [parts.at(-1) ?? type ?? '', 'path'];
}

const camelCase = (words: readonly string[]): string =>
  words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');

function freeName(name: string, taken: string): string {
  let free = name;
  for (let count = 2; new RegExp(`\\b${free}\\b`).test(taken); count++) free = `${name}${count}`;
  return free;
}
