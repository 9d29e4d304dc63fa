import { createRequire } from 'node:module';

/** Of the package, which refers to itself by name so that its place does not matter. */
export const version: string = createRequire(import.meta.url)('mtrude/package.json').version;
