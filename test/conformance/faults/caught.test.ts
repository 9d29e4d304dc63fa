import assert from 'node:assert/strict';
import { faults } from './list.js';
import { peerOf, runAgainst } from './peer.js';
import { keptRows } from './results.js';
import { type Row, rowsOf } from './table.js';

/** The first right case of each fault. */
const rightCases = new Map(keptRows(faults).map(({ fault, caught }) => [fault, caught.find((one) => one.isRight)?.id]));

describe('peers with a fault', function () {
  this.timeout(300_000);
  let rows: readonly Row[] = [];

  before(async () => {
    rows = await rowsOf(
      faults,
      (peer, fault) => {
        const meant = fault === undefined ? faults.filter((one) => peerOf(one) === peer) : [fault];
        const ids = new Set(meant.map((one) => rightCases.get(one)));
        return runAgainst(peer, fault, ({ id }) => ids.has(id));
      },
      { jobs: 4 },
    );
  });

  for (const [fault, id] of rightCases) {
    it(`are caught by ${id}: ${fault.name}`, () => {
      const caught = rows.find((row) => row.fault === fault)?.caught ?? [];
      assert.deepEqual(
        caught.map((one) => one.id),
        [id],
      );
    });
  }
});
