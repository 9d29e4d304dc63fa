import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { GeneratedFile } from './backend.js';

export async function write(root: string, files: readonly GeneratedFile[]): Promise<void> {
  for (const { path, text } of files) {
    const target = join(root, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

/** Generated code is formatted and linted as if it were written. */
export async function formatted(root: string): Promise<void> {
  await promisify(execFile)('npx', ['biome', 'check', '--write', '--unsafe', root]);
}
