import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { MtrudeError } from '../../src/runtime/errors.js';
import { encodeUnchecked } from './support/encoders.js';
import { subjects } from './support/inputs.js';
import { withOneReplaced } from './support/parts.js';

const runs = Number(process.env.LAW_RUNS ?? 100);

/** What no type of ours lets stand where something else is wanted; one holds itself. */
const cyclic: unknown[] = [];
cyclic.push(cyclic);
const misfits = fc.constantFrom<unknown>(null, undefined, 5, 'b', true, 1n, Symbol.iterator, [], {}, cyclic, () => 0);

describe('malformed values', () => {
  for (const { entry, cases } of subjects) {
    it(`are written or refused with an error of ours: ${entry.name}`, () => {
      fc.assert(
        fc.property(cases, fc.nat(), misfits, ({ given, value }, at, thing) => {
          const spoilt = withOneReplaced(value, at, () => true, thing);
          check(() => encodeUnchecked(entry.name, spoilt, given));
          check(() => encodeUnchecked(entry.name, thing, given));
        }),
        { numRuns: runs },
      );
    });
  }
});

function check(action: () => unknown): void {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof MtrudeError, error instanceof Error ? error : String(error));
  }
}
