import { type Feature, featureNames } from '../case.js';
import { inParallel } from '../in-parallel.js';
import type { DeclaredFeatures } from '../run-options.js';
import { missedBy, Unsupported } from '../verdict.js';
import { ServerBench } from './bench.js';
import { probes } from './probes.js';
import type { ServerTarget } from './target.js';

/** Whether the server has a feature, and how that is known. */
export interface Found {
  readonly has: boolean;
  readonly why: string;
}

export type FoundFeatures = ReadonlyMap<Feature, Found>;

/** Asks the server for what was not declared. */
export async function findFeatures(
  target: ServerTarget,
  timeoutMilliseconds: number,
  declared: DeclaredFeatures,
): Promise<FoundFeatures> {
  const found = new Map<Feature, Found>();
  // A server that is started for each connection is probed for one feature at a time.
  await inParallel(target.keeper?.isForOneConnection === true ? 1 : featureNames.length, featureNames, async (name) => {
    const said = declared[name];
    const why = said === true ? 'declared' : 'declared as missing';
    const probe = () => probed(new ServerBench(target, 'whole', timeoutMilliseconds), name);
    found.set(name, said === undefined ? await probe() : { has: said, why });
  });
  return found;
}

async function probed(bench: ServerBench, name: Feature): Promise<Found> {
  const probe = probes[name];
  if (probe === undefined) return { has: false, why: 'not declared, and not to be found out' };
  try {
    const missed = await missedBy(() => probe(bench));
    return { has: missed === undefined, why: missed ?? 'found' };
  } catch (error) {
    if (error instanceof Unsupported) return { has: false, why: error.message };
    throw error;
  } finally {
    bench.dispose();
  }
}
