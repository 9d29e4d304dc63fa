import { type Feature, features } from '../case.js';
import type { DeclaredFeatures } from '../run-options.js';
import { NotMet } from '../verdict.js';
import { ServerBench } from './bench.js';
import { probes } from './probes.js';
import type { ServerTarget } from './target.js';

/** Whether the server has a feature, and how that is known. */
export interface Found {
  readonly has: boolean;
  readonly why: string;
}

export type FoundFeatures = { readonly [K in Feature]: Found };

/** Asks the server for what was not declared. */
export async function findFeatures(
  target: ServerTarget,
  timeoutMilliseconds: number,
  declared: DeclaredFeatures,
): Promise<FoundFeatures> {
  const names = Object.keys(features) as Feature[];
  const found = await Promise.all(
    names.map(async (name): Promise<[Feature, Found]> => {
      const said = declared[name];
      if (said !== undefined) return [name, { has: said, why: said ? 'declared' : 'declared as missing' }];
      return [name, await probed(target, timeoutMilliseconds, name)];
    }),
  );
  return Object.fromEntries(found) as FoundFeatures;
}
