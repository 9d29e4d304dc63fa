import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** All TypeScript files below a folder of the checkout, as paths with slashes from its top, in order. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .sort();
}
