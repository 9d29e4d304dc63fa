import * as build from '../../src/schema/build/index.js';
import { resolve } from '../../src/schema/index.js';
import type { AnyDefinition, Specification } from '../../src/schema/model.js';
import type { ResolvedSchema } from '../../src/schema/resolved.js';
import type { CodeBlock } from './code-blocks.js';

/** The blocks of the manual that are specs of their own. */
export const exampleBlocks = (blocks: readonly CodeBlock[]): readonly CodeBlock[] =>
  blocks.filter(({ language, info }) => language === 'ts' && info === 'example');

/** Evaluates a block as the spec that it is: its constants that are definitions, in order. */
export function definitionsOf({ text }: CodeBlock): AnyDefinition[] {
  const names = [...text.matchAll(/^const (\w+) = /gm)].map(([, name]) => name);
  const scope = { ...build, guide: build.document('guide') };
  // A block may use the name of a constructor for a constant of its own.
  const others = Object.entries(scope).filter(([name]) => !names.includes(name));
  const evaluate = new Function(...others.map(([name]) => name), `${text}\nreturn [${names.join(', ')}];`);
  const values: unknown[] = evaluate(...others.map(([, value]) => value));
  return values.filter(isDefinition);
}

const isDefinition = (value: unknown): value is AnyDefinition =>
  typeof value === 'object' && value !== null && 'define' in value;

const specificationOf = (definitions: readonly AnyDefinition[]): Specification => ({
  documents: { guide: { title: 'The manual of the schema language', year: 2026 } },
  formats: [{ format: 'demo', doc: 'Types to learn from.', definitions }],
});

export const schemaOf = (definitions: readonly AnyDefinition[]): ResolvedSchema =>
  resolve(specificationOf(definitions));
