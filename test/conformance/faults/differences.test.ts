import assert from 'node:assert/strict';
import type { Section } from '../../../src/conformance/case.js';
import { exchanges } from './exchanges/index.js';
import type { Fault } from './fault.js';
import { serverFaults } from './list.js';
import { startFaulty } from './start-server.js';

/** What a server says in the exchange of a section. */
async function said(section: Section, fault?: Fault): Promise<string[]> {
  const server = await startFaulty(fault);
  try {
    const seen = await exchanges[section](server);
    return [...seen, `alive: ${server.alive}`];
  } finally {
    await server.stop();
  }
}

describe('servers with a fault', () => {
  const healthy = new Map<Section, string[]>();

  const healthyIn = async (section: Section): Promise<string[]> => {
    const known = healthy.get(section) ?? (await said(section));
    healthy.set(section, known);
    return known;
  };

  it('differ from a server that says the same each time', async () => {
    assert.deepEqual(await said('media'), await healthyIn('media'));
    assert.deepEqual(await said('control'), await healthyIn('control'));
  });

  for (const fault of serverFaults) {
    it(`differ: ${fault.name}`, async () => {
      assert.notDeepEqual(await said(fault.section, fault), await healthyIn(fault.section));
    });
  }
});
