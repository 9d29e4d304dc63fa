import type * as t from 'io-ts';
import { featuresFile } from '../../conformance/declared-features.js';
import { type KnownFailing, knownFailingFile } from '../../conformance/known-failing.js';
import type { DeclaredFeatures } from '../../conformance/run-options.js';
import { UsageError } from '../../runtime/index.js';
import { readJsonFile } from '../json-file.js';

export const readFeatures = async (file: string | undefined): Promise<DeclaredFeatures> =>
  file === undefined
    ? {}
    : readOptionFile('--features', file, featuresFile, (what) => new UsageError('bad-features', what));

export const readKnownFailing = async (file: string | undefined): Promise<readonly KnownFailing[]> =>
  file === undefined
    ? []
    : readOptionFile('--known-failing', file, knownFailingFile, (what) => new UsageError('bad-known-failing', what));

/** What the file of an option holds. Where it cannot be read, what is thrown names the option. */
export async function readOptionFile<A>(
  option: string,
  file: string,
  type: t.Type<A>,
  failure: (what: string) => UsageError,
): Promise<A> {
  try {
    return await readJsonFile(file, type, failure);
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error)) throw error;
    throw failure(`${option} ${file} cannot be read: ${error.message}`);
  }
}
