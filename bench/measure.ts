import { Bench } from 'tinybench';

export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
}

/** Microseconds of one call, by contestant: the median of the rounds; and every round, for ratios. */
export interface Measured {
  readonly name: string;
  readonly microseconds: number;
  readonly rounds: readonly number[];
}

const warmUps = 3;
const rounds = 24;
const roundMilliseconds = 14;
/** One sample of the clock covers at least so much work, so that reading the clock does not count. */
const sampleMilliseconds = 0.05;
const warmTurns = 40;
const warmMilliseconds = 1;

/**
 * Times the contestants in turns in this process: each round runs all of them, so that a machine that slows down or
 * speeds up meanwhile does so for all. Another one begins each round, and every second round goes backwards: the first
 * of a round, and who comes after one that leaves much garbage, take up to a tenth longer.
 */
export async function measure(contestants: readonly Contestant[]): Promise<Measured[]> {
  warmUp(contestants);
  const batches = contestants.map(({ run }) => batchOf(run));
  const bench = (order: readonly number[]) => {
    const round = new Bench({ time: roundMilliseconds, iterations: 3, warmup: false, throws: true });
    for (const index of order) {
      const run = contestants[index]?.run ?? nothing;
      const batch = batches[index] ?? 1;
      round.add(String(index), () => repeat(run, batch));
    }
    return round;
  };
  const times: number[][] = contestants.map(() => []);
  for (let round = 0; round < warmUps + rounds; round++) {
    const tasks = await bench(orderOf(contestants.length, round)).run();
    if (round < warmUps) continue;
    for (const { name, result } of tasks) {
      if (result.state !== 'completed') throw new Error(`${contestants[Number(name)]?.name}: ${result.state}`);
      times[Number(name)]?.push((result.latency.p50 * 1000) / (batches[Number(name)] ?? 1));
    }
  }
  return contestants.map(({ name }, index) => {
    const taken = times[index] ?? [];
    return { name, microseconds: median(taken), rounds: taken };
  });
}

function orderOf(count: number, round: number): number[] {
  const order = Array.from({ length: count }, (_, index) => (index + (round >> 1)) % count);
  return round % 2 === 0 ? order : order.toReversed();
}

/** How much of the other's time the one takes: the median of the ratios of each round. */
export function ratio(one: Measured, other: Measured): number {
  return median(one.rounds.map((time, index) => time / (other.rounds[index] ?? Number.NaN)));
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Keeps results alive, so that no engine leaves out the work. */
let kept: unknown;

function repeat(run: () => unknown, times: number): void {
  for (let time = 0; time < times; time++) kept = run();
}

/**
 * In short turns, so that code which contestants share is not compiled for the first of them alone. What is still cold
 * would also get a small batch, and the clock would count.
 */
function warmUp(contestants: readonly Contestant[]): void {
  for (let turn = 0; turn < warmTurns; turn++) {
    for (const { run } of contestants) {
      const end = performance.now() + warmMilliseconds;
      do repeat(run, 1);
      while (performance.now() < end);
    }
  }
}

function batchOf(run: () => unknown): number {
  let batch = 1;
  for (;;) {
    const start = performance.now();
    repeat(run, batch);
    if (performance.now() - start >= sampleMilliseconds) return batch;
    batch *= 2;
  }
}

function nothing(): unknown {
  return kept;
}
