import type * as t from 'io-ts';
import { featuresFile } from '../../conformance/declared-features.js';
import { type KnownFailing, knownFailingFile } from '../../conformance/known-failing.js';
import type { DeclaredFeatures } from '../../conformance/run-options.js';
import { UsageError } from '../../runtime/index.js';
import { readJsonFile } from '../json-file.js';

export const readFeatures = async (file: string | undefined): Promise<DeclaredFeatures> =>
  file === undefined ? {} : readOptionFile('--features', file, featuresFile, 'bad-features');

export const readKnownFailing = async (file: string | undefined): Promise<readonly KnownFailing[]> =>
  file === undefined ? [] : readOptionFile('--known-failing', file, knownFailingFile, 'bad-known-failing');

/** What the file of an option holds. @throws UsageError with the code; where there is no such file, it names the option. */
export async function readOptionFile<A>(option: string, file: string, type: t.Type<A>, code: string): Promise<A> {
  try {
    return await readJsonFile(file, type, (what) => new UsageError(code, what));
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error)) throw error;
    throw new UsageError(code, `${option} ${file} cannot be read: ${error.message}`);
  }
}
