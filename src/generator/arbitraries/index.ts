import { readFileSync } from 'node:fs';
import type { Backend, GeneratedFile } from '../backend.js';
import { header } from '../text/header.js';
import { formatsWithTypes } from '../text/types.js';
import { catalogText } from './catalog.js';
import { moduleText } from './module.js';

/** fast-check arbitraries for every type: values that encode, with the odd ones among them. */
export const arbitrariesBackend: Backend = {
  name: 'arbitraries',
  generate: (schema) => [
    support('primitives'),
    support('graph'),
    ...formatsWithTypes(schema).map((format) => ({
      path: `arbitraries/${format}.ts`,
      text: moduleText(schema, format),
    })),
    { path: 'arbitraries/catalog.ts', text: catalogText(schema) },
  ],
};

/** What all arbitraries are made of is written by hand and comes along as it is. */
function support(name: string): GeneratedFile {
  const text = readFileSync(new URL(`./support/${name}.ts`, import.meta.url), 'utf8');
  return {
    path: `arbitraries/${name}.ts`,
    text: `${header(`src/generator/arbitraries/support/${name}.ts`)}\n\n${text}`,
  };
}
