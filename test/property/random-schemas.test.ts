import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { constructsIn, constructsOfModel, forms, leftOut } from './random-schemas/constructs.js';
import { specifications } from './random-schemas/schemas.js';
import { universeOf } from './random-schemas/universe.js';
import type { Holds } from './support/laws.js';
import { lawsOf } from './support/laws.js';
import { transitionLaws } from './support/transition-laws.js';

/** Schemas a run: 300, unless SCHEMA_RUNS says otherwise. SCHEMA_SEED replays an earlier run. */
const runs = Number(process.env.SCHEMA_RUNS ?? 300);
const seed = process.env.SCHEMA_SEED === undefined ? Date.now() & 0x7fffffff : Number(process.env.SCHEMA_SEED);

/** Cases a law and type get: few, since there are many types. */
const casesOfLaw = 8;

describe('L7: the laws hold for random schemas', () => {
  it('300 of them use every construct that the model has', () => {
    const found = new Set(fc.sample(specifications, { numRuns: 300, seed: 1 }).flatMap((of) => [...constructsIn(of)]));
    const isLeftOut = (of: string) => (of.split('.')[0] ?? '') in leftOut;
    const wanted = [...constructsOfModel()].filter((of) => !isLeftOut(of));
    assert.deepEqual(
      [...wanted, ...forms].filter((of) => !found.has(of)),
      [],
      'these are never drawn',
    );
    assert.deepEqual(
      Object.keys(leftOut).filter((of) => found.has(of)),
      [],
      'these are said to be left out',
    );
  });

  it(`${runs} schemas are resolved, their code is generated, and runs`, async function () {
    this.timeout(20 * 60_000);
    console.log(`random schemas: seed ${seed}`);
    let types = 0;
    let moves = 0;
    const found = await fc.check(
      fc.asyncProperty(specifications, fc.nat(), async (specification, lawSeed) => {
        const { universe, subjects, transitions } = await universeOf(specification);
        types += subjects.length;
        moves += transitions.length;
        const holds: Holds = (cases, check) =>
          fc.assert(fc.property(cases, check), { seed: lawSeed, numRuns: casesOfLaw, endOnFailure: true });
        for (const subject of subjects) {
          for (const { title, hold } of lawsOf(universe, subject))
            inContext(`${subject.entry.name}, ${title}`, () => hold(holds));
        }
        for (const subject of transitions) {
          for (const { title, hold } of transitionLaws(universe.schema, subject))
            inContext(`${subject.name} ${title}`, () => hold(holds));
        }
      }),
      { seed, numRuns: runs, endOnFailure: process.env.SCHEMA_SHRINK === undefined },
    );
    if (found.failed) {
      const story = [
        `A schema breaks a law in run ${found.numRuns} of ${runs}; SCHEMA_SEED=${seed} replays it, SCHEMA_SHRINK=1 makes it smaller:`,
        JSON.stringify(found.counterexample?.[0]?.formats),
        found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance),
      ];
      throw new Error(story.join('\n'), { cause: found.errorInstance });
    }
    console.log(`random schemas: ${runs} schemas with ${types} types and ${moves} transitions`);
  });
});

function inContext(what: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
