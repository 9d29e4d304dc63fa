import assert from 'node:assert/strict';
import { listed } from './committed-page.js';
import { faultNamed } from './list.js';
import { peerOf, runAgainst } from './peer.js';
import { type Row, rowsOf } from './table.js';

/** The first case that the page names for each fault. */
const rightCases = new Map(listed.map(({ name, cases: [id = ''] }) => [faultNamed(name), id]));

describe('peers with a fault', function () {
  this.timeout(120_000);
  let rows: readonly Row[] = [];

  before(async () => {
    const faults = [...rightCases.keys()];
    rows = await rowsOf(
      faults,
      (peer, fault) => {
        const meant = fault === undefined ? faults.filter((one) => peerOf(one) === peer) : [fault];
        const ids = new Set(meant.map((one) => rightCases.get(one)));
        return runAgainst(peer, fault, ({ id }) => ids.has(id));
      },
      { jobs: 6 },
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
