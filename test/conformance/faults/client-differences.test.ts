import assert from 'node:assert/strict';
import { clientExchange, type Role } from './exchanges/client.js';
import { faults } from './list.js';

describe('clients with a fault', () => {
  const healthy = new Map<Role, string[]>();

  const healthyAs = async (role: Role): Promise<string[]> => {
    const known = healthy.get(role) ?? (await clientExchange(undefined, role));
    healthy.set(role, known);
    return known;
  };

  for (const role of ['publisher', 'player'] as const) {
    it(`differ from a ${role} that does the same each time`, async () => {
      assert.deepEqual(await clientExchange(undefined, role), await healthyAs(role));
    });

    for (const fault of faults.filter(({ target }) => target === 'client' || target === role)) {
      it(`differ: ${fault.name}, as a ${role}`, async () => {
        assert.notDeepEqual(await clientExchange(fault, role), await healthyAs(role));
      });
    }
  }
});
