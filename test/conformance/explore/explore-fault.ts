import { explore } from '../../../src/conformance/explore/explore.js';
import { schema } from '../../support/schema.js';
import type { Fault } from '../faults/fault.js';
import { startFaulty } from '../faults/start-server.js';

export interface Limits {
  readonly sessions: number;
  readonly seed: number;
}

/** What the explorer, which is told of no fault, found out about a server that has one. */
export interface Discovery {
  readonly fault: Fault;
  readonly seed: number;
  /** The session that showed it, counted from 1; undefined where none did. */
  readonly at?: number;
  /** Of the session that it was shrunk to; those are included that the tester asks at its end. */
  readonly messages?: number;
  readonly said?: string;
  readonly rule?: string;
  /** Whether it is one of the rules that the fault breaks. */
  readonly isRight: boolean;
}

/** Explores a server with a fault until something is found. */
export async function exploreFault(fault: Fault, { sessions, seed }: Limits): Promise<Discovery> {
  const server = await startFaulty(fault);
  const { host, port } = server;
  const target = { host, port, app: 'live', tcUrl: `rtmp://${host}:${port}/live`, stream: 'explored' };
  const features = { publish: true, play: true, aggregates: true };
  const options = { sessions, seed, features, timeoutMilliseconds, mostFailures: 1, shrinkRuns: 200 };
  try {
    const [found] = (await explore(target, schema, options)).failures;
    if (found === undefined) return { fault, seed, isRight: false };
    const { at, execution } = found;
    const { rule, said } = execution.failure;
    const isRight = rule !== undefined && fault.rules.includes(rule);
    return { fault, seed, at, messages: execution.sent.length, said, isRight, ...(rule !== undefined && { rule }) };
  } finally {
    await server.stop();
  }
}

/** Shorter than usual: in most runs of a session that is made smaller, something is waited for in vain. */
const timeoutMilliseconds = 400;
