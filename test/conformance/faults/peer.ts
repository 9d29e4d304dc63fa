import { clientPlan } from '../../../src/conformance/client/run.js';
import type { Role } from '../../../src/conformance/client/target.js';
import type { PlannedCase } from '../../../src/conformance/planned-case.js';
import type { RunReport } from '../../../src/conformance/result.js';
import { serverPlan } from '../../../src/conformance/server/run.js';
import { runAgainstClient } from '../client/run-client.js';
import type { Fault } from './fault.js';
import { runAgainstServer } from './run-server.js';

/** What a fault is put into. */
export type Peer = 'server' | Role;

/** What publishers and players do wrong alike is looked for in publishers. */
export const peerOf = ({ target }: Fault): Peer => (target === 'client' ? 'publisher' : target);

/** The cases for the peer that has this fault. */
export const planOf = (fault: Fault): readonly PlannedCase[] => (peerOf(fault) === 'server' ? server : client);

const server = serverPlan();
const client = clientPlan();

/** A peer of ours with one fault, or healthy, held to the cases that are chosen. */
export const runAgainst = (
  peer: Peer,
  fault: Fault | undefined,
  selects: (planned: PlannedCase) => boolean,
): Promise<RunReport> =>
  peer === 'server'
    ? runAgainstServer(fault, selects)
    : runAgainstClient(fault, peer, { selects, timeoutMilliseconds: clientMilliseconds });

/** A client is a process that has to start first, and others start beside it. */
const clientMilliseconds = 1500;
