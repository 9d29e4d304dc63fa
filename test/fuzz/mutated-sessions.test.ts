import assert from 'node:assert/strict';
import { type FuzzReport, fuzz } from './fuzz.js';
import { outcomeOf } from './oracle.js';
import { gatherMaterial } from './seeds/material.js';
import { mutatedSession } from './sessions.js';

const seed = process.env.SEED === undefined ? Date.now() & 0x7fffffff : Number(process.env.SEED);
/** `npm run fuzz:sessions` sends many more. */
const count = 300;
/** Here the server is measured for coverage while other tests run beside it; `npm run fuzz:sessions` holds it to more. */
const delay = 2000;

describe('a server that is sent mutated sessions', () => {
  let report: FuzzReport;

  before(async () => {
    console.log(`mutated sessions: SEED=${seed}`);
    const material = gatherMaterial(seed);
    const session = (number: number) => mutatedSession(seed, number, material);
    report = await fuzz({ count, session, concurrency: 50, seconds: 40, delay });
  });

  it('stays up, closes each with the code that it deserves, and ends in good order', () => {
    const { problems, byCode } = report;
    assert.deepEqual(problems, [], `SEED=${seed}`);
    assert.equal(report.sessions, count);
    assert.ok(Object.keys(byCode).length > 6, JSON.stringify(byCode));
  });

  it('serves a healthy publisher and its players beside them as if nothing were', () => {
    const { sent, received, missing, altered, joined } = report.healthy;
    assert.deepEqual({ received, missing, altered }, { received: sent, missing: 0, altered: 0 });
    assert.ok(sent > 50 && joined > 0, `${sent} frames, ${joined} players that joined`);
  });

  it('leaves recordings that can be read to their ends', () => {
    assert.deepEqual(report.recordings.problems, []);
    assert.ok(report.recordings.files > 0);
  });
});

describe('mutated sessions', () => {
  const material = gatherMaterial(1);
  const sessions = Array.from({ length: 200 }, (_, number) => mutatedSession(1, number, material));

  it('are the same for the same seed, each by itself', () => {
    const again = gatherMaterial(1);
    for (const number of [199, 7, 63]) assert.deepEqual(mutatedSession(1, number, again), sessions[number]);
    assert.notDeepEqual(mutatedSession(2, 7, again).bytes, sessions[7]?.bytes);
  });

  it('are some good and some bad, and bad in many ways', () => {
    const codes = sessions.map(({ bytes }) => outcomeOf(bytes).code);
    assert.ok(codes.filter((code) => code === undefined).length > 40);
    assert.ok(new Set(codes).size > 8, [...new Set(codes)].join());
  });
});
