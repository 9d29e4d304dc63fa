import assert from 'node:assert/strict';
import fc from 'fast-check';
import { References } from '../../src/runtime/index.js';

describe('References', () => {
  it('knows nothing at first', () => {
    assert.equal(new References().indexOf({}), -1);
  });

  for (const count of [1, 31, 32, 33, 1000]) {
    it(`finds each of ${count} objects by identity under the index it was given`, () => {
      const references = new References();
      const objects = Array.from({ length: count }, () => ({}));
      for (const object of objects) {
        assert.equal(references.indexOf(object), -1);
        references.add(object);
      }
      for (const [index, object] of objects.entries()) assert.equal(references.indexOf(object), index);
      assert.equal(references.indexOf({}), -1);
    });
  }

  for (const count of [0, 1, 31, 32, 100]) {
    it(`goes on in a copy of ${count} objects without changing them`, () => {
      const references = new References();
      const objects = Array.from({ length: count }, () => ({}));
      for (const object of objects) references.add(object);
      const copy = references.copy();
      const later = {};
      copy.add(later);
      for (const [index, object] of [...objects, later].entries()) assert.equal(copy.indexOf(object), index);
      assert.equal(references.indexOf(later), -1);
    });
  }

  it('copies as many objects as there may be', () => {
    const references = new References();
    const last = {};
    for (let index = 0; index < 200_000; index++) references.takeIndex();
    references.add(last);
    assert.equal(references.copy().indexOf(last), 200_000);
  });

  it('does not search through indices that were used up', () => {
    const references = new References();
    const start = performance.now();
    for (let index = 0; index < 100_000; index++) {
      assert.equal(references.indexOf({}), -1);
      references.takeIndex();
    }
    // A search through the list takes seconds.
    assert.ok(performance.now() - start < 1000, `${performance.now() - start} ms`);
  });

  it('uses up indices for what nothing points to', () => {
    const references = new References();
    const objects = Array.from({ length: 40 }, () => ({}));
    for (const object of objects) {
      references.takeIndex();
      references.add(object);
    }
    for (const [index, object] of objects.entries()) assert.equal(references.indexOf(object), index * 2 + 1);
    assert.equal(references.indexOf({}), -1);
  });

  it('keeps the first index of an object that is added again, whether it was looked for or not', () => {
    const pool = Array.from({ length: 60 }, () => ({}));
    const steps = fc.array(fc.tuple(fc.nat(pool.length - 1), fc.boolean()), { maxLength: 120, size: 'max' });
    fc.assert(
      fc.property(steps, (picks) => {
        const references = new References();
        const first = new Map<object, number>();
        for (const [index, [pick, looksFirst]] of picks.entries()) {
          const object = pool[pick] ?? {};
          if (looksFirst) assert.equal(references.indexOf(object), first.get(object) ?? -1);
          references.add(object);
          if (!first.has(object)) first.set(object, index);
        }
        // Twice: to look for an object does not add it.
        for (const object of [...pool, ...pool]) assert.equal(references.indexOf(object), first.get(object) ?? -1);
      }),
      { numRuns: 500 },
    );
  });
});
