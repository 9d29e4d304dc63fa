import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Timeline } from '../../src/media/index.js';

describe('the timeline of a recording', () => {
  it('starts at 0 and keeps distances', () => {
    const timeline = new Timeline();
    assert.equal(timeline.started, false);
    assert.deepEqual(
      [1000, 1040, 1020].map((time) => timeline.at(time)),
      [0, 40, 20],
    );
    assert.equal(timeline.started, true);
  });

  it('goes on where timestamps wrap', () => {
    const timeline = new Timeline();
    assert.deepEqual(
      [2 ** 32 - 20, 2 ** 32 - 1, 20, 2 ** 32 - 5].map((time) => timeline.at(time)),
      [0, 19, 40, 15],
    );
  });

  it('gives time 0 to what is before the start', () => {
    const timeline = new Timeline();
    assert.deepEqual(
      [100, 90, 110].map((time) => timeline.at(time)),
      [0, 0, 10],
    );
  });

  it('goes on from an origin', () => {
    const timeline = new Timeline(5000);
    assert.deepEqual(
      [70, 80, 60].map((time) => timeline.at(time)),
      [5000, 5010, 5000],
    );
  });

  it('is monotone where the source is, whatever its start', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), steps, (start, distances) => {
        const timeline = new Timeline();
        let elapsed = 0;
        assert.equal(timeline.at(start), 0);
        for (const distance of distances) {
          elapsed += distance;
          assert.equal(timeline.at((start + elapsed) % 2 ** 32), elapsed);
        }
      }),
    );
  });
});
