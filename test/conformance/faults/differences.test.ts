import assert from 'node:assert/strict';
import pLimit from 'p-limit';
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

/** The exchanges are mostly waiting, so that several go on at a time. */
const limit = pLimit(4);

type Outcome = { readonly said: string[] } | { readonly error: unknown };

const inTurn = (section: Section, fault?: Fault): Promise<Outcome> =>
  limit(() => said(section, fault)).then(
    (seen) => ({ said: seen }),
    (error: unknown) => ({ error }),
  );

async function resultOf(outcome: Promise<Outcome> | undefined): Promise<string[]> {
  const settled = await outcome;
  if (settled === undefined || 'error' in settled) throw settled?.error;
  return settled.said;
}

describe('servers with a fault', () => {
  const healthy = new Map<Section, Promise<Outcome>>();
  const faulty = new Map<Fault, Promise<Outcome>>();

  before(() => {
    for (const { section } of serverFaults) if (!healthy.has(section)) healthy.set(section, inTurn(section));
    for (const fault of serverFaults) faulty.set(fault, inTurn(fault.section, fault));
  });

  for (const section of ['media', 'control'] as const) {
    it(`differ from one that says the same each time: ${section}`, async () => {
      assert.deepEqual(await said(section), await resultOf(healthy.get(section)));
    });
  }

  for (const fault of serverFaults) {
    it(`differ: ${fault.name}`, async () => {
      assert.notDeepEqual(await resultOf(faulty.get(fault)), await resultOf(healthy.get(fault.section)));
    });
  }
});
