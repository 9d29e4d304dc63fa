import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type RecoveredFlv, recoverFlv } from '../media/index.js';
import { pathPart, type StreamName } from './stream-names.js';

/** Where the recording of a stream is, or will be. */
export async function recordingPath(data: string, { app, name }: StreamName): Promise<string> {
  const folder = join(data, 'recordings', pathPart(app));
  await mkdir(folder, { recursive: true });
  return join(folder, `${pathPart(name)}.flv`);
}

/** Makes an empty file. An older one of that name is kept under a name with a number. */
export async function createAside(path: string): Promise<FileHandle> {
  for (;;) {
    try {
      return await open(path, 'wx');
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    await rename(path, await freeName(path));
  }
}

/** What can be continued in the file; undefined if there is none, or nothing in it to continue. */
export async function recoverFile(path: string): Promise<RecoveredFlv | undefined> {
  try {
    return await recoverFlv(createReadStream(path));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** `~` does not occur in the names of streams, so that no stream is ever recorded under this name. */
async function freeName(path: string): Promise<string> {
  const stem = `${basename(path, extension)}~`;
  const numbers = (await readdir(dirname(path)))
    .filter((name) => name.startsWith(stem) && name.endsWith(extension))
    .map((name) => Number(name.slice(stem.length, -extension.length)));
  const next = numbers.reduce((most, number) => Math.max(most, number), 0) + 1;
  return join(dirname(path), `${stem}${next}${extension}`);
}

const extension = '.flv';

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
