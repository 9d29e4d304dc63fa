import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fuzz } from './fuzz.js';
import { outcomeOf } from './oracle.js';
import type { MutatedSession } from './sessions.js';

const folder = new URL('../corpus/sessions/', import.meta.url);

/** The code with which it is to be closed (`closed`: nothing is wrong with it), then what it shows. */
const sessions = readdirSync(folder)
  .filter((name) => name.endsWith('.bin'))
  .sort()
  .map((name) => ({ name, code: name.split('--')[0], bytes: new Uint8Array(readFileSync(new URL(name, folder))) }));

/** Here the server is measured for coverage while other tests run beside it; `npm run fuzz:sessions` holds it to more. */
const delay = 2000;

describe('the corpus of sessions', () => {
  for (const { name, code, bytes } of sessions) {
    it(`is taken as its name says: ${name}`, () => {
      assert.equal(outcomeOf(bytes).code ?? 'closed', code);
    });
  }

  it('does a server no harm, nor the healthy ones beside it', async () => {
    const all = sessions.flatMap(({ name, bytes }): Omit<MutatedSession, 'number'>[] => [
      { name, bytes, segments: [], ending: 'half-close' },
      { name, bytes, segments: Array.from({ length: 500 }, () => 7), ending: 'half-close' },
      // There is time for recordings to begin.
      { name, bytes, segments: [], ending: 'silent' },
    ]);
    const session = (number: number): MutatedSession => {
      const chosen = all[number];
      if (chosen === undefined) throw new TypeError(`There is no session ${number}`);
      return { ...chosen, number };
    };
    const report = await fuzz({ count: all.length, session, concurrency: 30, seconds: 40, delay });
    assert.deepEqual(report.problems, []);
  });
});
