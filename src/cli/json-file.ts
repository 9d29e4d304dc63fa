import { readFile } from 'node:fs/promises';
import { isLeft } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';

/** Reads a file of JSON. What is thrown is made from the file, the path inside it and what was expected there. */
export async function readJsonFile<A>(file: string, type: t.Type<A>, failure: (what: string) => Error): Promise<A> {
  const fail = (what: string) => failure(`${file}${what}`);
  const found = type.decode(parsed(await readFile(file, 'utf8'), fail));
  if (!isLeft(found)) return found.right;
  const errors = found.left.map(described);
  const more = errors.length > mostErrors ? [`and ${errors.length - mostErrors} more`] : [];
  throw fail(`#${[...errors.slice(0, mostErrors), ...more].join('; ')}`);
}

/** All of what a person wrote, but not each line of what a program did. */
const mostErrors = 20;

function described(error: t.ValidationError): string {
  const path = error.context.map(({ key }) => key).join('/') || '/';
  const hint = 'nearest' in error ? `, did you mean ${error.nearest}?` : '';
  return `${path}: ${error.message ?? `expected ${error.context.at(-1)?.type.name}`}${hint}`;
}

function parsed(text: string, fail: (what: string) => Error): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fail(`: expected JSON: ${error instanceof Error ? error.message : ''}`);
  }
}
