import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../../runtime/index.js';
import type { ConformanceOptions } from './options.js';

/** Finds out before a run whether its reports can be written. @throws UsageError `bad-option`. */
export async function checkReportFiles(options: ConformanceOptions): Promise<void> {
  const seen = new Map<string, string>();
  for (const name of ['json', 'junit', 'html'] as const) {
    const path = options[name];
    if (path === undefined) continue;
    const file = resolve(path);
    const before = seen.get(file);
    if (before !== undefined) throw bad(`--${before} and --${name} name the same file, ${path}`);
    seen.set(file, name);
    const fault = await faultOf(file);
    if (fault !== undefined) throw bad(`--${name} ${path}: ${fault}`);
  }
}

/** Why a file cannot be written; undefined if it can. */
async function faultOf(file: string): Promise<string | undefined> {
  const there = await found(file);
  if (there?.isDirectory()) return 'it is a folder, not a file';
  if (there !== undefined) return (await isWritable(file)) ? undefined : 'the file cannot be written';
  const folder = dirname(file);
  if (!(await found(folder))?.isDirectory()) return `there is no folder ${folder}`;
  return (await isWritable(folder)) ? undefined : `the folder ${folder} cannot be written`;
}

const found = (path: string) => stat(path).catch(() => undefined);

const isWritable = (path: string): Promise<boolean> =>
  access(path, constants.W_OK).then(
    () => true,
    () => false,
  );

const bad = (what: string): UsageError => new UsageError('bad-option', what);
