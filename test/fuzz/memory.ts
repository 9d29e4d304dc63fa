import type { Kept, ServerUnderTest } from './server-under-test.js';

const megabyte = 1 << 20;
/** Growth that is not called a leak. */
const relative = 0.15;
const absolute = 20 * megabyte;
/** With fewer samples, one a second, the beginning is not told from the end. */
const fewest = 30;

export interface MemoryReport {
  readonly samples: number;
  /** Medians of the resident set, in bytes, over the second fifth and the last fifth of the time. */
  readonly before: number;
  readonly after: number;
  /** The most that there was. */
  readonly most: number;
  /** What was kept at the end of the second fifth and of the last one, all garbage collected. */
  readonly keptBefore: Kept | undefined;
  readonly keptAfter: Kept | undefined;
  readonly problem: string | undefined;
}

/** The resident set of the server, once a second. */
export class Memory {
  readonly #samples: number[] = [];
  readonly #clock: NodeJS.Timeout;
  #keptBefore: Kept | undefined;

  constructor(private readonly server: ServerUnderTest) {
    this.#clock = setInterval(() => this.#sample(), 1000);
  }

  /** To be called when two fifths of the work are done. */
  async secondFifthDone(): Promise<void> {
    this.#keptBefore = await this.server.collect();
  }

  async finish(): Promise<MemoryReport> {
    const keptAfter = await this.server.collect();
    clearInterval(this.#clock);
    const samples = this.#samples;
    const fifth = Math.floor(samples.length / 5);
    const before = median(samples.slice(fifth, 2 * fifth));
    const after = median(samples.slice(-fifth));
    const figures = { samples: samples.length, before, after, most: Math.max(0, ...samples) };
    const problem = problemOf(figures, this.#keptBefore, keptAfter);
    return { ...figures, keptBefore: this.#keptBefore, keptAfter, problem };
  }

  #sample(): void {
    const bytes = this.server.residentBytes();
    if (bytes !== undefined) this.#samples.push(bytes);
  }
}

function problemOf(
  { samples, before, after }: { samples: number; before: number; after: number },
  keptBefore: Kept | undefined,
  keptAfter: Kept | undefined,
): string | undefined {
  if (samples < fewest) return undefined;
  if (grew(before, after)) return `resident set: ${inMegabytes(before)} before, ${inMegabytes(after)} after`;
  if (keptBefore === undefined || keptAfter === undefined) return 'the server did not collect its garbage';
  const [kept, keptThen] = [keptBefore, keptAfter].map(({ heapUsed, external }) => heapUsed + external);
  if (!grew(kept ?? 0, keptThen ?? 0)) return undefined;
  return `kept after collection: ${inMegabytes(kept ?? 0)} before, ${inMegabytes(keptThen ?? 0)} after`;
}

const grew = (before: number, after: number): boolean => after > before * (1 + relative) + absolute;

export const inMegabytes = (bytes: number): string => `${(bytes / megabyte).toFixed(1)} MB`;

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
