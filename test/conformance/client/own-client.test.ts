import assert from 'node:assert/strict';
import { clientPlan } from '../../../src/conformance/client/run.js';
import { runAgainstClient } from './run-client.js';

describe('the cases for clients', () => {
  it('are many, each with an id of its own', () => {
    const ids = clientPlan().map(({ id }) => id);
    assert.ok(ids.length >= 120, `${ids.length} cases`);
    assert.deepEqual([...new Set(ids)], ids);
  });

  for (const role of ['publisher', 'player'] as const) {
    it(`are passed by our own client as a ${role}`, async function () {
      this.timeout(240_000);
      const { results, aborted } = await runAgainstClient(undefined, role, { timeoutMilliseconds: 5000 });
      assert.equal(aborted, undefined);
      const missed = results.filter(({ verdict }) => !['pass', 'informational', 'unsupported'].includes(verdict));
      assert.deepEqual(
        missed.map(({ id, note }) => `${id}: ${note}`),
        [],
      );
      const held = results.filter(({ verdict }) => verdict !== 'unsupported');
      assert.ok(held.length >= 90, `${held.length} cases for a ${role}`);
    });
  }
});
