import { type Measured, ratio } from './measure.js';

/** A figure to reach, and what it came to. */
export interface Goal {
  readonly goal: string;
  readonly actual: number;
  readonly limit: number;
  readonly holds: boolean;
}

export interface Group {
  readonly group: string;
  readonly bytes: number;
  readonly results: readonly Result[];
  /** Peers that cannot do the case, and what goes wrong. */
  readonly cannot: readonly { readonly name: string; readonly reason: string }[];
  readonly goals: readonly Goal[];
}

export interface Result {
  readonly name: string;
  readonly microseconds: number;
  readonly gigabytesPerSecond: number;
  /** Our time over this one's. */
  readonly ratio: number;
}

export function resultsOf(measured: readonly Measured[], ours: Measured, bytes: number): Result[] {
  return measured.map((each) => ({
    name: each.name,
    microseconds: round(each.microseconds),
    gigabytesPerSecond: round(bytes / each.microseconds / 1000),
    ratio: round(ratio(ours, each)),
  }));
}

/** Our time is at most so many times the other's. */
export function goal(text: string, ours: Measured, other: Measured, limit: number): Goal {
  const actual = round(ratio(ours, other));
  return { goal: text, actual, limit: round(limit), holds: actual <= limit };
}

export function print(groups: readonly Group[]): void {
  for (const { group, bytes, results, cannot, goals } of groups) {
    console.log(`\n${group}, ${bytes} bytes`);
    for (const { name, microseconds, gigabytesPerSecond, ratio: share } of results) {
      const cells = [`${microseconds} µs`.padStart(14), `${gigabytesPerSecond} GB/s`.padStart(14)];
      console.log(`  ${name.padEnd(22)}${cells.join('')}   our time is ${share} × this`);
    }
    if (results.length === 1) console.log('  nobody else can');
    for (const { name, reason } of cannot) console.log(`  ${name.padEnd(22)} cannot: ${reason}`);
    for (const { goal: text, actual, limit, holds } of goals) {
      console.log(`  ${holds ? 'holds' : 'FAILS'}: ${text}: ${actual}, at most ${limit}`);
    }
  }
  const failed = groups.flatMap(({ group, goals }) => goals.filter(({ holds }) => !holds).map((each) => [group, each]));
  const all = groups.reduce((sum, { goals }) => sum + goals.length, 0);
  console.log(`\n${all - failed.length} of ${all} goals hold`);
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
