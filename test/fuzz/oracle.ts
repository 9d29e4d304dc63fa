import type { PublishRequest, ServerApplication } from '../../src/session/connection/index.js';
import { PublishType, ServerConnection } from '../../src/session/connection/index.js';

/** How our own session layer takes a session: why it ends it, or how far it got. */
export interface Outcome {
  /** Undefined if there is nothing wrong with it. */
  readonly code: string | undefined;
  readonly connected: boolean;
}

/** What the application says, or that it has not said anything before the session was over. */
type Decision = 'accept' | 'refuse' | 'wait';

/** The more questions a session asks, the more ways there are; beyond this many they are not told apart. */
const mostRuns = 200;

/**
 * Whether the session may end in a way, if the application is free in what it answers: in the server that depends on
 * who else publishes, and on how soon a recording is ready.
 */
export function mayEnd(bytes: Uint8Array, isIt: (outcome: Outcome) => boolean): boolean {
  const untried: Decision[][] = [[]];
  const tried: Outcome[] = [];
  for (let runs = 0; runs < mostRuns; runs++) {
    const decisions = untried.shift();
    if (decisions === undefined) return false;
    const { outcome, asked } = replay(bytes, decisions);
    if (isIt(outcome)) return true;
    tried.push(outcome);
    // What was not decided was accepted: try the others at each such place, one at a time.
    for (let at = decisions.length; at < asked.length; at++) {
      const before: Decision[] = [...decisions, ...Array.from({ length: at - decisions.length }, accept)];
      for (const other of asked[at] ?? []) untried.push([...before, other]);
    }
  }
  return false;
}

const accept = (): Decision => 'accept';

/** What becomes of a session if everything is granted. */
export const outcomeOf = (bytes: Uint8Array): Outcome => replay(bytes, []).outcome;

function replay(
  bytes: Uint8Array,
  decisions: readonly Decision[],
): { outcome: Outcome; asked: (readonly Decision[])[] } {
  const asked: (readonly Decision[])[] = [];
  const answer = (others: readonly Decision[]) => {
    const decision = decisions[asked.length] ?? 'accept';
    asked.push(others);
    if (decision === 'wait') return new Promise<never>(() => undefined);
    return decision === 'accept' ? granted : refused;
  };
  const application: ServerApplication = {
    connect: () => granted,
    publish: (_stream, request) => answer(isRecorded(request) ? ['refuse', 'wait'] : ['refuse']),
    play: () => answer(['refuse']),
    media: () => undefined,
    clearData: () => undefined,
    pause: () => granted,
    receive: () => undefined,
    closeStream: () => undefined,
    disconnect: () => undefined,
  };
  const connection = new ServerConnection(() => undefined, application, {
    now: () => 0,
    random: () => undefined,
    lenientExtendedTimestamp: true,
    lenientFormat: true,
    failed: () => undefined,
  });
  let code: string | undefined;
  try {
    connection.receive(bytes);
  } catch (error) {
    code = error instanceof Error && 'code' in error ? String(error.code) : `not coded: ${error}`;
  }
  const outcome = { code, connected: connection.state === 'connected' };
  connection.close();
  return { outcome, asked };
}

const granted = { accept: true } as const;
const refused = { accept: false, description: 'No' } as const;

const isRecorded = ({ type }: PublishRequest): boolean => type === PublishType.record || type === PublishType.append;
