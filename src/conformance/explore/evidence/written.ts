import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResolvedSchema } from '../../../schema/resolved.js';
import type { ServerTarget } from '../../server/target.js';
import type { FoundFailure } from '../explore.js';
import { dumpOf } from './dump.js';
import { pcapOf } from './pcap.js';
import { scriptOf } from './script.js';

/** Writes what shows a failure: the session to run again, a capture, a script and the dump. Gives the paths. */
export async function written(
  folder: string,
  name: string,
  target: ServerTarget,
  schema: ResolvedSchema,
  { session, execution }: Pick<FoundFailure, 'session' | 'execution'>,
  timeoutMilliseconds = 2000,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['json', `${JSON.stringify(session, undefined, 2)}\n`],
    ['pcap', pcapOf(execution.transcripts)],
    ['py', scriptOf(target, execution, timeoutMilliseconds)],
    ['txt', `${dumpOf(schema, execution).join('\n')}\n`],
  ];
  return Promise.all(
    files.map(async ([suffix, content]) => {
      const path = join(folder, `${name}.${suffix}`);
      await writeFile(path, content);
      return path;
    }),
  );
}
