import * as fc from 'fast-check';
import { specifications } from './random-schemas/schemas.js';
import { universeOf } from './random-schemas/universe.js';
import type { Holds } from './support/laws.js';
import { lawsOf } from './support/laws.js';

/** Schemas a run: 300, unless SCHEMA_RUNS says otherwise. SCHEMA_SEED replays an earlier run. */
const runs = Number(process.env.SCHEMA_RUNS ?? 300);
const seed = process.env.SCHEMA_SEED === undefined ? Date.now() & 0x7fffffff : Number(process.env.SCHEMA_SEED);

/** Cases a law and type get: few, since there are many types. */
const casesOfLaw = 12;

describe('L7: the laws hold for random schemas', () => {
  it(`${runs} schemas are resolved, their code is generated, and runs`, async function () {
    this.timeout(20 * 60_000);
    console.log(`random schemas: seed ${seed}`);
    let types = 0;
    await fc.assert(
      fc.asyncProperty(specifications, fc.nat(), async (specification, lawSeed) => {
        const { universe, subjects } = await universeOf(specification);
        types += subjects.length;
        const holds: Holds = (cases, check) =>
          fc.assert(fc.property(cases, check), { seed: lawSeed, numRuns: casesOfLaw });
        for (const subject of subjects) {
          for (const { title, hold } of lawsOf(universe, subject))
            inContext(`${subject.entry.name}, ${title}`, () => hold(holds));
        }
      }),
      { seed, numRuns: runs, endOnFailure: process.env.SCHEMA_SHRINK === undefined },
    );
    console.log(`random schemas: ${runs} schemas with ${types} types`);
  });
});

function inContext(what: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
