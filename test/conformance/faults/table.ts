import pLimit from 'p-limit';
import type { CaseResult, RunReport } from '../../../src/conformance/result.js';
import type { Fault } from './fault.js';
import { type Peer, peerOf } from './peer.js';

/** What a run against a peer with one fault showed. */
export interface Row {
  readonly fault: Fault;
  /** The cases that a healthy peer keeps and this one does not, in the order of the run. */
  readonly caught: readonly Caught[];
  /** Whether one of them is the right one: of a rule that is broken. */
  readonly isRight: boolean;
}

export interface Caught {
  readonly id: string;
  readonly isRight: boolean;
  readonly verdict: string;
  readonly note: string;
}

/** Runs the suite against a peer with this fault; undefined: a healthy one. */
export type RunSuite = (peer: Peer, fault: Fault | undefined) => Promise<RunReport>;

interface Settings {
  /** How many peers are looked at at a time. */
  readonly jobs?: number;
  readonly done?: (row: Row) => void;
}

/** One row a fault. Throws where a healthy peer breaks anything: then nothing can be told from the others. */
export async function rowsOf(
  faults: readonly Fault[],
  run: RunSuite,
  { jobs = 1, done = () => undefined }: Settings = {},
): Promise<Row[]> {
  const limit = pLimit(jobs);
  const peers = [...new Set(faults.map(peerOf))];
  const healthy = new Map(await limit.map(peers, async (peer) => [peer, await healthyOf(peer, run)] as const));
  return limit.map(faults, async (fault) => {
    const row = rowOf(fault, healthy.get(peerOf(fault)) ?? [], await run(peerOf(fault), fault));
    done(row);
    return row;
  });
}

type Results = readonly CaseResult[];

async function healthyOf(peer: Peer, run: RunSuite): Promise<Results> {
  const { results, aborted } = await run(peer, undefined);
  const broken = results.filter(isCaught).map(({ id, note }) => `${id}: ${note}`);
  if (broken.length > 0 || aborted !== undefined) {
    throw new Error(`the healthy ${peer} does not pass: ${[aborted, ...broken].join('; ')}`);
  }
  return results;
}

export function rowOf(fault: Fault, healthy: Results, report: RunReport): Row {
  const before = new Map(healthy.map((result) => [result.id, result]));
  const differing = report.results.filter(
    (result) => isCaught(result) || hasOtherReading(result, before.get(result.id)),
  );
  const caught: Caught[] = differing.map((result) => ({
    id: result.id,
    isRight: isRight(fault, result),
    verdict: result.verdict,
    note: result.note ?? '',
  }));
  const isOnlyAborted = caught.length === 0 && report.aborted !== undefined;
  if (isOnlyAborted) caught.push({ id: 'run', isRight: false, verdict: 'aborted', note: report.aborted ?? '' });
  return { fault, caught, isRight: caught.some((one) => one.isRight) };
}

const isCaught = ({ verdict }: CaseResult): boolean => verdict === 'fail' || verdict === 'non-strict';

/** Where documents disagree no reading fails, but another one than the healthy peer has is seen; so is what is missing. */
const hasOtherReading = (result: CaseResult, healthy: CaseResult | undefined): boolean =>
  healthy !== undefined &&
  (result.verdict === 'informational' || result.verdict === 'unsupported') &&
  (result.verdict !== healthy.verdict || result.note !== healthy.note);

const isRight = ({ rules }: Fault, { rule }: CaseResult): boolean => rules.includes(rule);
