import { type Feature, featureNames } from '../case.js';
import type { DeclaredFeatures } from '../run-options.js';
import { missedBy } from '../verdict.js';
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
  const found = featureNames.map(async (name): Promise<[Feature, Found]> => {
    const said = declared[name];
    if (said !== undefined) return [name, { has: said, why: said ? 'declared' : 'declared as missing' }];
    return [name, await probed(new ServerBench(target, 'whole', timeoutMilliseconds), name)];
  });
  return new Map(await Promise.all(found));
}

async function probed(bench: ServerBench, name: Feature): Promise<Found> {
  const probe = probes[name];
  if (probe === undefined) return { has: false, why: 'not declared, and not to be found out' };
  try {
    const missed = await missedBy(() => probe(bench));
    return { has: missed === undefined, why: missed ?? 'found' };
  } finally {
    bench.dispose();
  }
}
