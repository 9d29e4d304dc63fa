import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { schema } from '../support/schema.js';
import { subjects } from './support/inputs.js';
import { goalsOf, reached } from './support/reach.js';

/** Values that are drawn at once; no more are, once all goals are reached. */
const batch = 1000;
/** What is made of many other types has many goals, each behind several choices. */
const mostForGoal = 500;
/** Always the same: what is measured here is the arbitraries, not luck. */
const seed = 1;

describe('the arbitraries reach all that their types can be made of', () => {
  for (const { entry, cases } of subjects) {
    const goals = goalsOf(schema, entry.name);
    if (goals.size === 0) continue;

    it(`${entry.name}: ${goals.size} cases, sides of conditions, members and spellings`, () => {
      const found = new Set<string>();
      const missed = () => [...goals].filter((goal) => !found.has(goal));
      const most = Math.max(4 * batch, goals.size * mostForGoal);
      let drawn = 0;
      for (; drawn < most && missed().length > 0; drawn += batch) {
        for (const { value } of fc.sample(cases, { seed: seed + drawn, numRuns: batch })) {
          reached(schema, entry.name, value, (goal) => found.add(goal));
        }
      }
      assert.deepEqual(missed(), [], `${drawn} values reach ${goals.size - missed().length} of ${goals.size}`);
      const strange = [...found].filter((goal) => !goals.has(goal));
      assert.deepEqual(strange, [], 'the arbitrary makes values that the type does not have');
    });
  }
});
