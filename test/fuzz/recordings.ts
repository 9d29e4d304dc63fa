import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FlvReader } from '../../src/media/index.js';

export interface RecordingsReport {
  readonly files: number;
  readonly tags: number;
  readonly problems: readonly string[];
}

/** Reads every file of the data folder to its end. */
export async function readRecordings(folder: string): Promise<RecordingsReport> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const problems: string[] = [];
  let tags = 0;
  const files = entries.filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    const reader = new FlvReader({
      tag: () => {
        tags++;
      },
      note: (rule, offset) => problems.push(`${path}: ${rule} at byte ${offset}`),
    });
    try {
      for await (const bytes of createReadStream(path)) reader.push(new Uint8Array(bytes));
      reader.end();
    } catch (error) {
      problems.push(`${path}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return { files: files.length, tags, problems };
}
