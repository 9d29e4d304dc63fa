import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is there while the tests of a suite run: called in its `describe`. Gives the paths of files in it. */
export function temporaryFolder(): (name: string) => string {
  let folder: string | undefined;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mtrude-test-'));
  });
  after(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  return (name) => {
    if (folder === undefined) throw new Error('The folder is there while tests run, and not yet');
    return join(folder, name);
  };
}
