import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { faults } from './list.js';
import { pageOf } from './page.js';
import { keptRows, pageFile } from './results.js';

describe('the page of faults in the guide', () => {
  it('is what the results of the last runs give: npm run conformance:faults -- --fault NAME renews them', () => {
    assert.equal(readFileSync(pageFile, 'utf8'), pageOf(keptRows(faults)));
  });

  it('has every fault caught by a right case that there is', () => {
    const missed = keptRows(faults).filter(({ isRight }) => !isRight);
    assert.deepEqual(
      missed.map(({ fault }) => fault.name),
      [],
    );
  });
});
