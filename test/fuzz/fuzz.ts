import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { Closings } from './closings.js';
import { deliver } from './delivery.js';
import type { HealthyReport } from './healthy/pair.js';
import { HealthyProcess } from './healthy/process.js';
import { Memory, type MemoryReport } from './memory.js';
import { type RecordingsReport, readRecordings } from './recordings.js';
import { healthyStream } from './seeds/steps.js';
import { ServerUnderTest } from './server-under-test.js';
import type { MutatedSession } from './sessions.js';
import { faultOf } from './verdict.js';

export interface FuzzOptions {
  readonly count: number;
  /** The session of this number. */
  readonly session: (number: number) => MutatedSession;
  readonly concurrency: number;
  /** The longest that all of it may take. */
  readonly seconds: number;
  /**
   * The bound on the delay of healthy frames, in milliseconds, for 99 of 100; 250 by default. What the machine is late
   * is added twice: for the server and for the player.
   */
  readonly delay?: number;
  /** Keep what a session does wrong for the one who looks for the reason. */
  readonly onFault?: (session: MutatedSession, fault: string) => void;
  readonly onProgress?: (done: number) => void;
}

export interface FuzzReport {
  readonly sessions: number;
  readonly seconds: number;
  readonly bytes: number;
  /** Closing lines in the log by their codes. */
  readonly byCode: Readonly<Record<string, number>>;
  readonly memory: MemoryReport;
  readonly healthy: HealthyReport;
  readonly recordings: RecordingsReport;
  /** Everything that is not as it must be. */
  readonly problems: readonly string[];
}

/** For the healthy pair to begin. */
const warmUpMilliseconds = 1_500;
/** For the log of the last connections to arrive. */
const settleMilliseconds = 500;

/** Lets a server run, sends it mutated sessions, and looks at it from all sides. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const folder = await mkdtemp(join(tmpdir(), 'mtrude-fuzz-'));
  try {
    return await fuzzIn(folder, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fuzzIn(folder: string, options: FuzzOptions): Promise<FuzzReport> {
  const closings = new Closings();
  const life = options.seconds + 60;
  const server = await ServerUnderTest.start(folder, life, (line) => closings.note(line));
  const pair = new HealthyProcess(`rtmp://127.0.0.1:${server.port}/live/${healthyStream}`, life);
  try {
    return await fuzzServer(server, pair, closings, join(folder, 'data'), options);
  } finally {
    await pair.stop();
    await server.stop();
  }
}

async function fuzzServer(
  server: ServerUnderTest,
  pair: HealthyProcess,
  closings: Closings,
  data: string,
  options: FuzzOptions,
): Promise<FuzzReport> {
  const began = performance.now();
  const { pid } = server.process;
  await sleep(warmUpMilliseconds);
  const memory = new Memory(server);
  const sent = await sendAll(server, closings, memory, options);
  const healthy = await pair.stop();
  const memoryReport = await memory.finish();
  await sleep(settleMilliseconds);
  const problems = [
    ...sent.problems,
    ...(closings.open.length > 0 ? [`still open: ${closings.open.join(', ')}`] : []),
    ...(sent.unseen > closings.unknown ? [`${sent.unseen - closings.unknown} sessions are not in the log`] : []),
    ...(server.alive && server.process.pid === pid ? [] : ['the server is gone']),
  ];
  const status = await server.stop();
  if (status !== 0) problems.push(`the server ended with ${status}`);
  const recordings = await readRecordings(data);
  problems.push(
    ...server.unexpected.map((text) => `the server said: ${text}`),
    ...closings.problems,
    ...(memoryReport.problem === undefined ? [] : [memoryReport.problem]),
    ...recordings.problems,
    ...healthProblems(healthy, options.delay),
  );
  return {
    sessions: sent.sessions,
    seconds: Math.round((performance.now() - began) / 1000),
    bytes: sent.bytes,
    byCode: Object.fromEntries([...closings.byCode].sort(([, one], [, other]) => other - one)),
    memory: memoryReport,
    healthy,
    recordings,
    problems,
  };
}

async function sendAll(server: ServerUnderTest, closings: Closings, memory: Memory, options: FuzzOptions) {
  const { count, concurrency, seconds, session: make, onFault, onProgress } = options;
  const deadline = performance.now() + seconds * 1000;
  const problems: string[] = [];
  const figures = { sessions: 0, bytes: 0, unseen: 0 };
  const limit = pLimit(concurrency);
  const one = async (number: number): Promise<void> => {
    if (!server.alive || performance.now() > deadline) return;
    const session = make(number);
    const delivered = await deliver(session, server.port, closings);
    const seen = session.ending !== 'reset' && session.ending !== 'close';
    const fault = faultOf(session, delivered, seen);
    figures.sessions++;
    figures.bytes += session.bytes.length;
    if (delivered.code === undefined) figures.unseen++;
    if (fault !== undefined) {
      problems.push(`session ${number} (${session.name}; ${session.ending}): ${fault}`);
      onFault?.(session, fault);
    }
    if (figures.sessions === Math.floor(count * 0.4)) await memory.secondFifthDone();
    onProgress?.(figures.sessions);
  };
  await Promise.all(Array.from({ length: count }, (_, number) => limit(() => one(number))));
  if (figures.sessions < count) problems.push(`only ${figures.sessions} of ${count} sessions were sent`);
  return { ...figures, problems };
}

function healthProblems(report: HealthyReport, bound = 250): string[] {
  const { problems, missing, altered, received, delay, lateness } = report;
  return [
    ...problems,
    ...(received === 0 ? ['the healthy player got nothing'] : []),
    ...(missing > 0 ? [`${missing} healthy frames are missing`] : []),
    ...(altered > 0 ? [`${altered} healthy frames are altered`] : []),
    ...(delay.p99 > bound + 2 * lateness
      ? [`1 healthy frame in 100 takes ${delay.p99} ms or more; the machine is ${lateness} ms late`]
      : []),
  ];
}
