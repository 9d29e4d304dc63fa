import { readFileSync } from 'node:fs';
import type { Backend } from '../backend.js';
import { header } from '../text/header.js';
import { formatsWithTypes } from '../text/types.js';
import { moduleText } from './module.js';

/** io-ts types for every type: they check values that come from outside, before a codec sees them. */
export const ioTsBackend: Backend = {
  name: 'io-ts',
  generate: (schema) => [
    { path: 'io-ts/support.ts', text: `${header('src/generator/io-ts/support/support.ts')}\n\n${supportText()}` },
    ...formatsWithTypes(schema).map((format) => ({ path: `io-ts/${format}.ts`, text: moduleText(schema, format) })),
  ],
};

/** What all io-ts types are made of is written by hand and comes along as it is. */
const supportText = (): string => readFileSync(new URL('./support/support.ts', import.meta.url), 'utf8');
