import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type FuzzReport, fuzz } from './fuzz.js';
import { inMegabytes } from './memory.js';
import { gatherMaterial } from './seeds/material.js';
import { mutatedSession } from './sessions.js';

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '10000' },
    concurrency: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '1800' },
    /** The number of one session, to be sent alone. */
    only: { type: 'string' },
    /** A folder for the bytes of sessions whose end is not as it must be. */
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const seed = process.env.SEED === undefined ? Date.now() & 0x7fffffff : Number(process.env.SEED);
const only = values.only === undefined ? undefined : Number(values.only);
const count = only === undefined ? Number(values.sessions) : 1;
console.log(`${count} mutated sessions, SEED=${seed}`);

const material = gatherMaterial(seed);
const report = await fuzz({
  count,
  concurrency: Number(values.concurrency),
  seconds: Number(values.seconds),
  session: (number) => mutatedSession(seed, only ?? number, material),
  onFault: ({ number, name, bytes }, fault) => {
    console.log(`session ${number} (${name}): ${fault}`);
    if (values.keep !== undefined) void keep(values.keep, number, bytes);
  },
  onProgress: (done) => {
    if (done % 1000 === 0) console.log(`${done} sent`);
  },
});

if (values.json) console.log(JSON.stringify(report));
for (const problem of report.problems.slice(0, 50)) console.log(`PROBLEM ${problem}`);
console.log(summary(report));
process.exitCode = report.problems.length === 0 ? 0 : 1;

async function keep(folder: string, number: number, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${seed}-${number}.bin`), bytes);
}

function summary({ sessions, seconds, bytes, byCode, memory, healthy, recordings, problems }: FuzzReport): string {
  const codes = Object.entries(byCode).map(([code, times]) => `${code} ${times}`);
  const { delay } = healthy;
  const kept = [memory.keptBefore, memory.keptAfter].map((some) =>
    some === undefined ? 'unknown' : inMegabytes(some.heapUsed + some.external),
  );
  return [
    `${problems.length === 0 ? 'PASSED' : `FAILED (${problems.length})`}: ${sessions} sessions, ${inMegabytes(bytes)}, ${seconds} s`,
    `closed: ${codes.join(', ')}`,
    `RSS ${inMegabytes(memory.before)} -> ${inMegabytes(memory.after)} (most ${inMegabytes(memory.most)}), kept ${kept.join(' -> ')}`,
    `healthy: ${healthy.sent} sent, ${healthy.received} received, ${healthy.missing} missing, ${healthy.altered} altered, delay p50 ${delay.p50} p99 ${delay.p99} most ${delay.most} ms (machine late by p99 ${healthy.lateness} ms), ${healthy.joined} joined`,
    `${recordings.files} recordings with ${recordings.tags} tags read; SEED=${seed}`,
  ].join('; ');
}
