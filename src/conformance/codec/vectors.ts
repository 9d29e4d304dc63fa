import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GivenJson } from './protocol.js';

/** A test vector, as docs/guide/vectors.md describes them. */
export interface Vector {
  readonly id: string;
  readonly type: string;
  readonly doc?: string;
  readonly hex: string;
  readonly given?: GivenJson;
  readonly value?: unknown;
  readonly canonical: boolean;
  readonly validity: 'valid' | 'invalid' | 'contested';
  readonly error?: string;
  readonly rules: readonly string[];
  readonly source: readonly { readonly document: string; readonly clause: string }[];
}

/** All vectors of one format. */
export interface VectorFile {
  readonly format: string;
  readonly vectors: readonly Vector[];
}

/** The vectors of all formats, in order of their names. The package refers to itself: its place does not matter. */
export function readVectors(): readonly VectorFile[] {
  const root = dirname(createRequire(import.meta.url).resolve('mtrude/package.json'));
  const folder = join(root, 'generated', 'vectors');
  const isFile = (name: string) => name.endsWith('.json') && name !== 'schema.json';
  return readdirSync(folder)
    .filter(isFile)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}
